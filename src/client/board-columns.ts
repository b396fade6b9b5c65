/**
 * The columns of a board and how a row is drawn. Build and browser draw rows with the same functions,
 * so that a page does not change when its script arrives.
 */
import { type Board, type BoardRow, resultUrl, rowName } from "./board-data.ts";
import { escapeHtml } from "./html.ts";

export type ColumnId =
  | "compare"
  | "rank"
  | "method"
  | "value"
  | "technique"
  | "backbone"
  | "neck"
  | "schedule"
  | "memory"
  | "fps"
  | "year"
  | "zoo"
  | "split"
  | "condition"
  | "raw"
  | "source";

export interface Column {
  id: ColumnId;
  /** Heading; the value's is the metric's name. */
  label: string;
  /** Sorted and aligned as a number. */
  numeric: boolean;
  /** Shown before the reader chooses columns. */
  shown: boolean;
  /** A first click sorts downwards: best first, newest first. */
  down: boolean;
  /** What the column holds; null sorts last. */
  get: (row: BoardRow) => string | number | null;
}

const text = (id: ColumnId, label: string, shown: boolean, get: Column["get"]): Column => ({
  id,
  label,
  numeric: false,
  shown,
  down: false,
  get,
});
const figure = (id: ColumnId, label: string, down: boolean, get: Column["get"]): Column => ({
  id,
  label,
  numeric: true,
  shown: true,
  down,
  get,
});

/** All columns a board may have, in the order in which they are offered. */
export const columns: readonly Column[] = [
  figure("rank", "Rank", false, (row) => row.rank),
  text("method", "Method", true, (row) => row.method),
  figure("value", "Value", true, (row) => row.value),
  text("backbone", "Backbone", true, (row) => row.backbone),
  text("technique", "Technique", true, (row) => row.technique),
  text("neck", "Neck", true, (row) => row.neck),
  text("schedule", "Schedule", true, (row) => row.schedule),
  figure("memory", "Memory, GB", false, (row) => row.memory),
  figure("fps", "Speed, fps", true, (row) => row.fps),
  figure("year", "Year", true, (row) => row.year),
  text("zoo", "Zoo", true, (row) => row.zoo),
  text("compare", "Compare", true, () => null),
  text("split", "Split", false, (row) => row.split),
  text("condition", "Condition", false, (row) => row.condition),
  text("raw", "Raw text", false, (row) => row.raw),
  text("source", "Source line", false, (row) => `${row.file}:${row.line}`),
];

export const columnById = new Map<string, Column>(columns.map((column) => [column.id, column]));

/** Heading of a column on this board. */
export function columnLabel(column: Column, board: Pick<Board, "metric">): string {
  return column.id === "value" ? board.metric.name : column.label;
}

/** What a row shows beyond its own data. */
export interface RowContext {
  base: string;
  /** Rank among the rows that the filter leaves; null where nothing is filtered. */
  rank?: number | null;
  /** Position in the whole table, set where rows are missing from the document. */
  index?: number;
  chosen?: (id: string) => boolean;
}

/** One table row. */
export function rowHtml(row: BoardRow, shown: readonly Column[], context: RowContext): string {
  const index = context.index === undefined ? "" : ` aria-rowindex="${context.index}"`;
  let cells = "";
  for (const column of shown) cells += cellHtml(column, row, context);
  return `<tr data-id="${escapeHtml(row.id)}"${index}>${cells}</tr>`;
}

/** One cell: the method heads the row and leads to the result's page. */
export function cellHtml(column: Column, row: BoardRow, context: RowContext): string {
  if (column.id === "method") {
    const reason = row.reason === null ? "" : `<small class="reason">${escapeHtml(row.reason)}</small>`;
    const href = escapeHtml(resultUrl(context.base, row.id));
    return `<th scope="row" data-column="method"><a href="${href}">${escapeHtml(row.method)}</a>${reason}</th>`;
  }
  const inner = column.id === "compare" ? compareButton(row, context) : content(column, row, context);
  return `<td data-column="${column.id}"${column.numeric ? ' class="num"' : ""}>${inner}</td>`;
}

function content(column: Column, row: BoardRow, context: RowContext): string {
  if (column.id === "rank") return rankHtml(row.rank, context.rank ?? null);
  if (column.id === "value") return numberHtml(valueText(row));
  const value = column.get(row);
  if (value === null) return "";
  if (typeof value === "string") return escapeHtml(value);
  return column.id === "year" ? String(value) : numberHtml(String(value));
}

function rankHtml(rank: number | null, filtered: number | null): string {
  if (rank === null) return "";
  if (filtered === null) return `<span class="rank">${rank}</span>`;
  return `<span class="rank">${filtered}</span> <span class="of-board"><span class="visually-hidden">here, on the whole board </span>${rank}</span>`;
}

function compareButton(row: BoardRow, context: RowContext): string {
  const pressed = context.chosen?.(row.id) ?? false;
  const label = `Compare ${rowName(row)}, ${valueText(row)}`;
  return `<button type="button" class="compare-toggle" data-compare-id="${escapeHtml(row.id)}" aria-pressed="${pressed}" aria-label="${escapeHtml(label)}"></button>`;
}

/** A number in two parts, so that a style can align a column on the decimal point. */
export function numberHtml(number: string): string {
  const point = number.indexOf(".");
  if (point < 0) return `<span class="int">${number}</span><span class="frac"></span>`;
  return `<span class="int">${number.slice(0, point)}</span><span class="frac">${number.slice(point)}</span>`;
}

/** The value as the zoo wrote it where that is the same number ("40.0"), else the number itself. */
export function valueText(row: Pick<BoardRow, "value" | "raw">): string {
  const plain = String(row.value);
  if (row.raw === plain) return plain;
  const raw = row.raw.trim().replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(raw) && Number(raw) === row.value ? raw : plain;
}

/**
 * Custom properties for the table: how many characters the widest fraction of each figure needs, point included
 * (`--frac-value: 2`), so that `.frac` can be given that width in `ch`.
 */
export function fractionStyle(rows: readonly BoardRow[]): string {
  const widths = { value: 0, memory: 0, fps: 0 };
  const widen = (key: keyof typeof widths, number: string): void => {
    const point = number.indexOf(".");
    if (point >= 0 && number.length - point > widths[key]) widths[key] = number.length - point;
  };
  for (const row of rows) {
    widen("value", valueText(row));
    if (row.memory !== null) widen("memory", String(row.memory));
    if (row.fps !== null) widen("fps", String(row.fps));
  }
  return Object.entries(widths)
    .map(([key, width]) => `--frac-${key}:${width}`)
    .join(";");
}
