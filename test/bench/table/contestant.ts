import type { Board } from "../../../src/client/board-data.ts";

/** What the benchmark asks of a table. Each call returns when the rows in sight stand in the document. */
export interface Contestant {
  mount(section: HTMLElement, board: Board): void;
  sort(column: "memory" | "backbone"): void;
  filter(text: string): void;
}

declare global {
  interface Window {
    contestant: Contestant;
  }
}

/** The twelve columns that all tables show. */
export const fields = [
  "rank",
  "method",
  "value",
  "backbone",
  "technique",
  "neck",
  "schedule",
  "memory",
  "fps",
  "year",
  "zoo",
  "id",
] as const;
