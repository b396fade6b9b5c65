/** Reads tables that markdown takes for code or for a paragraph, by a mistake that can be repaired. */
import type { Table } from "mdast";
import { readGfmTable } from "./gfm-table.ts";
import { type Block, fold, type Grid } from "./grid.ts";
import { type NodeContext, parseTree } from "./markdown-tree.ts";
import type { Place } from "./place.ts";

const DELIMITER_LINE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/**
 * Tables in indented code: each is parsed again without its indentation. Site generators with admonitions and tabs
 * (`!!! tip "Performance"`, `=== "COCO"`) want it so: there it is no mistake, and the titles stand above the tables.
 * @returns blocks with their offsets, in order; none where the code holds no table
 */
export function indentedBlocks(
  context: NodeContext,
  start: number,
  end: number,
): { offset: number; block: Block }[] {
  const source = context.text.slice(start, end);
  if (/^ {0,3}[`~]{3}/.test(source)) return [];
  const lines = source.split("\n");
  const found: { offset: number; block: Block }[] = [];
  let offset = start;
  let marked = MARKER.test(lastLineBefore(context.text, start));
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const title = MARKER.exec(line);
    if (title) {
      marked = true;
      const place = context.place(offset + line.length - line.trimStart().length);
      const text = fold(title[1] ?? "");
      if (text !== "") found.push({ offset, block: { type: "text", text, place, item: false, links: [] } });
    }
    if (line.includes("|") && DELIMITER_LINE.test(lines[at + 1] ?? "")) {
      let last = at + 1;
      while ((lines[last + 1] ?? "").includes("|")) last++;
      const stop = offset + lines.slice(at, last + 1).join("\n").length;
      const repair = marked
        ? null
        : {
            rule: "indented-table",
            message: "Unexpected indentation of a table, which makes it code; remove it",
          };
      const grid = reparse(context, offset, stop, (all) => all, repair);
      if (grid) found.push({ offset, block: { type: "table", grid, place: grid.place } });
      offset = stop + 1;
      at = last;
    } else offset += line.length + 1;
  }
  return found.some(({ block }) => block.type === "table") ? found : [];
}

/** A line that opens an admonition or a tab, whose content is indented. */
const MARKER = /^\s*(?:===\+?|!!!|\?\?\?\+?)\s+(?:[\w-]+\s+)?(?:"(.*)")?\s*$/;

/** The last line that is not blank and ends before an offset. */
function lastLineBefore(text: string, offset: number): string {
  return text.slice(0, offset).trimEnd().split("\n").pop() ?? "";
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
    cells === columns
      ? {
          rule: "no-blank-line-before-table",
          message:
            "Unexpected text directly above the table, which makes it a part of that text; add a blank line",
        }
      : {
          rule: "delimiter-row-mismatch",
          message: `Unexpected number of cells in the delimiter row, expected ${columns} as in the header; without that it is no table`,
        },
  );
}

/** Number of cells in the source of a row, with or without outer pipes. */
function cellsIn(line: string): number {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/).length;
}

/** Parses a stretch again after a repair of its lines, which is told where it was one; places stay those of the file. */
function reparse(
  context: NodeContext,
  start: number,
  end: number,
  repair: (lines: string[]) => string[],
  repaired: { rule: string; message: string } | null,
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
  if (repaired) grid.repairs.push({ ...repaired, place: grid.place });
  return grid;
}
