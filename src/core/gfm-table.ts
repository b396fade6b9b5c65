/** Reads a table of GFM into a grid, with what of it had to be repaired. */
import type { Table, TableCell } from "mdast";
import { type CellLink, fold, type Grid, type GridCell, type GridRow } from "./grid.ts";
import { inlineText } from "./inline-text.ts";
import type { NodeContext } from "./markdown-tree.ts";
import { joinSecondHeader } from "./second-header.ts";

/**
 * Turns an mdast table into a grid.
 * @returns the grid, and lines without any pipe that GFM takes for rows: they are text
 */
export function readGfmTable(node: Table, context: NodeContext): { grid: Grid; glued: Table["children"] } {
  const [head, ...body] = node.children;
  const header = (head?.children ?? []).map((cell) => readCell(cell, context));
  const rows: GridRow[] = [];
  const glued: Table["children"] = [];
  for (const row of body) {
    const start = row.position?.start.offset ?? 0;
    const end = row.position?.end.offset ?? start;
    const source = context.text.slice(start, end);
    if (header.length > 1 && row.children.length === 1 && !/(?<!\\)\|/.test(source)) {
      glued.push(row);
      continue;
    }
    const cells = row.children.map((cell) => readCell(cell, context));
    const first = source.trimStart().startsWith("|");
    const last = /(?<!\\)\|\s*$/.test(source);
    rows.push({
      cells,
      place: cells[0]?.place ?? context.place(start),
      missingPipe: first && last ? null : first ? "end" : last ? "start" : "both",
      label:
        header.length > 2 &&
        cells.length > 1 &&
        (cells[0]?.text ?? "") !== "" &&
        (cells[0]?.links.length ?? 0) === 0 &&
        cells.slice(1).every((cell) => cell.text === "" && cell.raw === ""),
    });
  }
  const place = context.place(node.position?.start.offset ?? 0);
  const endLine = context.place(node.position?.end.offset ?? 0).line;
  const grid: Grid = { format: "gfm", header, rows, place, endLine, repairs: [] };
  joinSecondHeader(grid);
  return { grid, glued };
}

function readCell(cell: TableCell, context: NodeContext): GridCell {
  const start = cell.children[0]?.position?.start.offset;
  const end = cell.children[cell.children.length - 1]?.position?.end.offset;
  const links: CellLink[] = [];
  const text = fold(inlineText(cell.children, context, links));
  return {
    text,
    raw: start === undefined || end === undefined ? "" : context.text.slice(start, end),
    place: context.place(start ?? cell.position?.start.offset ?? 0),
    links,
    spanned: false,
  };
}

/** Marks a table that has text directly above it. */
export function markTightTable(grid: Grid, offset: number, context: NodeContext): void {
  const lineStart = context.text.lastIndexOf("\n", offset - 1) + 1;
  const previous =
    lineStart === 0
      ? ""
      : context.text.slice(context.text.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
  const tight =
    previous.trim() !== "" &&
    !/^ {0,3}#{1,6}[ \t]/.test(previous) &&
    !/^\s*(<!--.*-->|<\/?\w+[^>]*>)\s*$/.test(previous);
  if (tight && context.text.slice(lineStart, offset).trim() === "") {
    grid.repairs.push({
      rule: "no-blank-line-before-table",
      message: "Unexpected text directly above the table, expected a blank line; add one",
      place: grid.place,
    });
  }
}
