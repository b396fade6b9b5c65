/** Reads tables that markdown takes for code or for a paragraph, by a mistake that can be repaired. */
import type { Table } from "mdast";
import { readGfmTable } from "./gfm-table.ts";
import type { Grid } from "./grid.ts";
import { type NodeContext, parseTree } from "./markdown-tree.ts";
import type { Place } from "./place.ts";

const DELIMITER_LINE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** A table in indented code: parsed again without its indentation. */
export function indentedTable(context: NodeContext, start: number, end: number): Grid | null {
  const source = context.text.slice(start, end);
  if (/^ {0,3}[`~]{3}/.test(source) || !source.split("\n").some((line) => DELIMITER_LINE.test(line)))
    return null;
  return reparse(
    context,
    start,
    end,
    (lines) => lines,
    "indented-table",
    "Unexpected indentation of a table, which makes it code; remove it",
  );
}

/** A paragraph that would be a table if its delimiter row had as many cells as its header. */
export function misdelimitedTable(context: NodeContext, start: number, end: number): Grid | null {
  const source = context.text.slice(start, end);
  if (!source.includes("|")) return null;
  const lines = source.split("\n");
  const at = lines.findIndex(
    (line, index) => index > 0 && DELIMITER_LINE.test(line) && (lines[index - 1] ?? "").includes("|"),
  );
  if (at === -1) return null;
  const [columns, cells] = [cellsIn(lines[at - 1] ?? ""), cellsIn(lines[at] ?? "")];
  const skipped = lines.slice(0, at - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return reparse(
    context,
    start + skipped,
    end,
    (all) => [all[0] ?? "", `|${"-|".repeat(columns)}`, ...all.slice(2)],
    cells === columns ? "no-blank-line-before-table" : "delimiter-row-mismatch",
    cells === columns
      ? "Unexpected text directly above the table, which makes it a part of that text; add a blank line"
      : `Unexpected number of cells in the delimiter row, expected ${columns} as in the header; without that it is no table`,
  );
}

/** Number of cells in the source of a row, with or without outer pipes. */
function cellsIn(line: string): number {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/).length;
}

/** Parses a stretch again after a repair of its lines; places stay those of the file. */
function reparse(
  context: NodeContext,
  start: number,
  end: number,
  repair: (lines: string[]) => string[],
  rule: string,
  message: string,
): Grid | null {
  const original = context.text.slice(start, end).split("\n");
  const origins: number[] = [];
  let offset = start;
  for (const line of original) {
    origins.push(offset + (line.length - line.trimStart().length));
    offset += line.length + 1;
  }
  const lines = repair(original.map((line) => line.trim()));
  const text = lines.join("\n");
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const place = (position: number): Place => {
    let index = 0;
    while (index + 1 < starts.length && (starts[index + 1] ?? 0) <= position) index++;
    return context.place((origins[index] ?? start) + position - (starts[index] ?? 0));
  };
  const table = parseTree(text).children.find((node): node is Table => node.type === "table");
  if (!table) return null;
  const inner: NodeContext = { text, place, definitions: context.definitions };
  const { grid } = readGfmTable(table, inner);
  grid.repairs.push({ rule, message, place: grid.place });
  return grid;
}
