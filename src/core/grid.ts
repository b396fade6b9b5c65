/** A table as rows of cells with positions, whatever it was written in. */
import type { Place } from "./place.ts";

export interface CellLink {
  label: string;
  /** Target as the markdown means it (entities and escapes decoded). */
  url: string;
  place: Place;
}

export interface GridCell {
  /** What a reader sees, white space folded. */
  text: string;
  /** The source between the pipes or tags, trimmed. */
  raw: string;
  place: Place;
  links: CellLink[];
  /** Repeats a cell that spans several rows or columns. */
  spanned: boolean;
}

export interface GridRow {
  cells: GridCell[];
  place: Place;
  /** A GFM row that misses its first or last pipe. */
  missingPipe: "start" | "end" | "both" | null;
  /** Its single cell spans the whole table, or only its first cell holds anything: a label for the rows below. */
  label: boolean;
}

export interface Repair {
  rule: string;
  message: string;
  place: Place;
}

export interface Grid {
  format: "gfm" | "html";
  header: GridCell[];
  rows: GridRow[];
  place: Place;
  endLine: number;
  repairs: Repair[];
}

/** Depth of the heading that a `<summary>` is: below every other. One without a text ends the part that it is over. */
export const SUMMARY_DEPTH = 7;

/** A piece of a document, in order. */
export type Block =
  | { type: "heading"; depth: number; text: string; place: Place }
  | { type: "text"; text: string; place: Place; item: boolean; links: CellLink[] }
  | { type: "code"; language: string; text: string; place: Place }
  | { type: "comment"; text: string; place: Place }
  | { type: "table"; grid: Grid; place: Place };

/** Folds white space as HTML does. */
export function fold(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}
