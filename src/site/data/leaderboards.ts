/** The index of boards, by task and dataset. */
import { slugify } from "../../core/keys.ts";
import { catalogue } from "./catalogue.ts";
import { capital, count } from "./format.ts";
import { type BoardLine, boardLine } from "./home.ts";

export interface TaskBoards {
  id: string;
  name: string;
  lines: BoardLine[];
}

/** Assembles the index. Tasks and datasets with most results come first, as the catalogue orders boards. */
export function leaderboardsPage(): { tasks: TaskBoards[]; description: string } {
  const tasks = new Map<string, BoardLine[]>();
  for (const board of catalogue.boards) {
    const line = boardLine(board);
    const lines = tasks.get(line.task);
    if (lines) lines.push(line);
    else tasks.set(line.task, [line]);
  }
  const order = catalogue.datasets.map((dataset) => dataset.name);
  return {
    tasks: [...tasks].map(([name, lines]) => ({
      id: slugify(name),
      name: capital(name),
      lines: lines.sort((a, b) => order.indexOf(a.dataset) - order.indexOf(b.dataset)),
    })),
    description: `${count(catalogue.boards.length, "leaderboard")}, one for each dataset, metric and split. Figures that are not comparable with a ranking are listed apart on it, with the reason.`,
  };
}
