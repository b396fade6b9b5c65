/** Reads HTML tables as a browser would: missing tbody, th outside tr, comments between rows, spans, nested markup. */
import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { fold, type Grid, type GridCell, type GridRow } from "./grid.ts";
import type { Place } from "./place.ts";

/** A stretch of a text that holds one HTML table. */
export interface HtmlTableSpan {
  start: number;
  end: number;
}

/** Stretches of `<table>` to `</table>` outside of fences and comments; a table that is never closed ends at a blank line or the end. */
export function findHtmlTables(text: string): (HtmlTableSpan & { unclosed: boolean })[] {
  if (!/<table[\s>]/i.test(text)) return [];
  const hidden = hiddenStretches(text);
  const spans: (HtmlTableSpan & { unclosed: boolean })[] = [];
  const tags = /<(\/?)table\b[^>]*>/gi;
  let depth = 0;
  let start = 0;
  const close = (end: number) => {
    const blank = /\n[ \t]*\n/.exec(text.slice(start, end));
    spans.push({ start, end: blank ? start + blank.index : end, unclosed: true });
    depth = 0;
  };
  for (const tag of text.matchAll(tags)) {
    if (hidden.some((stretch) => tag.index >= stretch.start && tag.index < stretch.end)) continue;
    if (tag[1] === "") {
      if (depth > 0 && /\n[ \t]*\n/.test(text.slice(start, tag.index))) close(tag.index);
      if (depth === 0) start = tag.index;
      depth++;
    } else if (depth > 0 && --depth === 0) {
      spans.push({ start, end: tag.index + tag[0].length, unclosed: false });
    }
  }
  if (depth > 0) close(text.length);
  return spans;
}

/** Fenced code and comments: what looks like a table there is none. */
function hiddenStretches(text: string): HtmlTableSpan[] {
  const stretches: HtmlTableSpan[] = [];
  const pattern = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)? {0,3}\1[`~]*[ \t]*$|<!--[\s\S]*?-->/gm;
  for (const match of text.matchAll(pattern))
    stretches.push({ start: match.index, end: match.index + match[0].length });
  return stretches;
}

interface RawCell {
  element: Element;
  head: boolean;
}

/**
 * Reads one HTML table.
 * @param html the source from `<table>` to `</table>`
 * @param place place in the file of an offset into `html`
 * @returns the grid, or null when there is no row with a cell; rows above the first data row are joined to one header
 */
export function readHtmlTable(html: string, place: (offset: number) => Place): Grid | null {
  const tree = fromHtml(html, { fragment: true });
  const table = firstTable(tree);
  if (!table) return null;
  const rows: { cells: RawCell[]; inHead: boolean; offset: number }[] = [];
  for (const { row, inHead } of tableRows(table)) {
    const cells = row.children.filter(
      (child): child is Element =>
        child.type === "element" && (child.tagName === "td" || child.tagName === "th"),
    );
    if (cells.length > 0) {
      rows.push({
        cells: cells.map((element) => ({ element, head: element.tagName === "th" })),
        inHead,
        offset: cells[0]?.position?.start.offset ?? 0,
      });
    }
  }
  if (rows.length === 0) return null;

  const laid = layOut(
    rows.map((row) => row.cells),
    html,
    place,
  );
  const width = Math.max(...laid.map((row) => row.length));
  const explicit = rows.filter((row) => row.inHead).length;
  let headerRows = explicit;
  if (headerRows === 0)
    while (headerRows < rows.length - 1 && rows[headerRows]?.cells.every((cell) => cell.head)) headerRows++;
  headerRows = Math.max(1, headerRows, Math.min(rows.length - 1, headDepth(rows[0]?.cells ?? [])));
  const header = joinHeader(laid.slice(0, headerRows), width);
  const body: GridRow[] = laid.slice(headerRows).map((cells, index) => {
    const source = rows[headerRows + index];
    const own = cells.filter((cell) => !cell.spanned);
    return {
      cells,
      place: place(source?.offset ?? 0),
      missingPipe: null,
      label:
        width > 1 &&
        (source?.cells.length === 1 ||
          (own.length > 1 && own.slice(1).every((cell) => cell.text === "" && cell.links.length === 0))) &&
        own[0]?.text !== "",
    };
  });
  const last = html.length;
  return { format: "html", header, rows: body, place: place(0), endLine: place(last).line, repairs: [] };
}

/** Rows that a head without `<thead>` takes: a cell over several columns has its own heads below, beside cells that reach down as far. */
function headDepth(cells: RawCell[]): number {
  const wide = cells.some(({ element }) => span(element, "colSpan") > 1);
  return wide ? Math.max(...cells.map(({ element }) => span(element, "rowSpan"))) : 1;
}

function firstTable(node: Root | Element): Element | null {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "table") return child;
    const inner = firstTable(child);
    if (inner) return inner;
  }
  return null;
}

function* tableRows(table: Element): Generator<{ row: Element; inHead: boolean }> {
  for (const child of table.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "tr") yield { row: child, inHead: false };
    if (child.tagName === "thead" || child.tagName === "tbody" || child.tagName === "tfoot") {
      for (const row of child.children) {
        if (row.type === "element" && row.tagName === "tr") yield { row, inHead: child.tagName === "thead" };
      }
    }
  }
}

/** Columns that spanning cells fill at most; cells of their own go on beyond. */
const WIDEST = 200;

/** Spreads cells over the rows and columns they span. */
function layOut(rows: RawCell[][], html: string, place: (offset: number) => Place): GridCell[][] {
  const grid: GridCell[][] = rows.map(() => []);
  for (const [rowIndex, cells] of rows.entries()) {
    const row = grid[rowIndex] ?? [];
    let column = 0;
    for (const { element } of cells) {
      while (row[column]) column++;
      const cell = readCell(element, html, place);
      const columns = span(element, "colSpan");
      const down = span(element, "rowSpan");
      for (let y = rowIndex; y < Math.min(rows.length, rowIndex + down); y++) {
        for (let x = column; x < Math.min(column + columns, Math.max(column + 1, WIDEST)); x++) {
          const target = grid[y];
          if (target && !target[x])
            target[x] = y === rowIndex && x === column ? cell : { ...cell, spanned: true };
        }
      }
      column += Math.min(columns, WIDEST);
    }
  }
  for (const row of grid)
    for (let x = 0; x < row.length; x++)
      row[x] ??= {
        text: "",
        raw: "",
        place: row[0]?.place ?? { line: 1, column: 1 },
        links: [],
        spanned: true,
      };
  return grid;
}

function span(element: Element, property: "colSpan" | "rowSpan"): number {
  const value = Number(element.properties[property] ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, 1000) : 1;
}

function readCell(element: Element, html: string, place: (offset: number) => Place): GridCell {
  const first = element.children[0]?.position?.start.offset;
  const last = element.children[element.children.length - 1]?.position?.end.offset;
  const source = first === undefined || last === undefined ? "" : html.slice(first, last);
  const lead = source.length - source.trimStart().length;
  const offset = (first ?? element.position?.start.offset ?? 0) + (source.trim() === "" ? 0 : lead);
  const cell: GridCell = { text: "", raw: source.trim(), place: place(offset), links: [], spanned: false };
  cell.text = fold(collect(element, cell, place));
  return cell;
}

function collect(node: Nodes, cell: GridCell, place: (offset: number) => Place): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  if (node.tagName === "br") return " ";
  if (node.tagName === "img") return String(node.properties["alt"] ?? "");
  let text = "";
  for (const child of node.children) text += collect(child, cell, place);
  if (node.tagName === "sup" || node.tagName === "sub") return scriptText(node.tagName, text);
  if (node.tagName === "a" && typeof node.properties["href"] === "string") {
    cell.links.push({
      label: fold(text),
      url: node.properties["href"],
      place: place(node.position?.start.offset ?? 0),
    });
  }
  return node.tagName === "p" || node.tagName === "div" || node.tagName === "li" ? ` ${text} ` : text;
}

/** A raised number or mark is written `^1`: part of a header ("AP^50"), but no part of a value. */
export function scriptText(tag: "sup" | "sub", text: string): string {
  if (tag === "sub") return text;
  return /^[\s\d,*†‡§#]*$/.test(text) ? `^${text.trim()}` : ` ${text}`;
}

/** Joins several header rows to one: "box" over "AP" is "box AP"; a cell over all rows counts once. */
function joinHeader(rows: GridCell[][], width: number): GridCell[] {
  const header: GridCell[] = [];
  for (let column = 0; column < width; column++) {
    const parts: string[] = [];
    let own: GridCell | undefined;
    for (const row of rows) {
      const cell = row[column];
      if (!cell) continue;
      if (!own || !cell.spanned) own = cell;
      if (cell.text !== "" && parts[parts.length - 1] !== cell.text) parts.push(cell.text);
    }
    const base = own ?? {
      text: "",
      raw: "",
      place: rows[0]?.[0]?.place ?? { line: 1, column: 1 },
      links: [],
      spanned: true,
    };
    header.push({ ...base, text: parts.join(" ") });
  }
  return header;
}
