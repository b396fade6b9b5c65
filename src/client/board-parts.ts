/** The parts of a board's page that its script needs: found where the server made them, else made. */
import { type Column, type ColumnId, cellHtml, columnById, columnLabel, columns } from "./board-columns.ts";
import type { Board, BoardRow } from "./board-data.ts";
import type { Model } from "./board-model.ts";
import { find, findAll } from "./html.ts";

export interface Parts {
  table: HTMLTableElement;
  /** Takes the filter form. */
  place: HTMLElement;
  /** Live region for the number of results. */
  status: HTMLElement;
  /** Live region for the answer to a budget. */
  answer: HTMLElement;
  ranked: HTMLTableSectionElement;
  apart: HTMLTableSectionElement;
  /** Heading of the section apart, where the server made one. */
  apartHead: HTMLElement | null;
}

/** Finds or makes the parts of a board. */
export function boardParts(section: HTMLElement): Parts {
  const table = find<HTMLTableElement>(section, "table")!;
  const place = find(section, "[data-board-controls]")!;
  const live = (name: string): HTMLElement => {
    const found = find(section, `[data-board-${name}]`);
    if (found) return found;
    const made = document.createElement("div");
    made.className = `board-${name}`;
    made.setAttribute(`data-board-${name}`, "");
    place.after(made);
    return made;
  };
  const answer = live("answer");
  const status = live("status");
  for (const region of [answer, status]) region.setAttribute("role", "status");
  const body = (rows: string): HTMLTableSectionElement => {
    const found = find<HTMLTableSectionElement>(table, `tbody[data-rows=${rows}]`);
    if (found) return found;
    const first = rows === "ranked" ? table.tBodies[0] : undefined;
    const made = first ?? table.createTBody();
    made.dataset.rows = rows;
    return made;
  };
  const apartHead = find(table, "tbody.apart-head");
  return { table, place, status, answer, ranked: body("ranked"), apart: body("apart"), apartHead };
}

/**
 * The columns that this board offers, in the order of its headings. Those that the server left out, because they are
 * not shown as usual, get a heading at the end.
 */
export function offeredColumns(table: HTMLTableElement, model: Model, board: Board): Column[] {
  const ids = findAll(table, "thead th[data-column]").map((th) => th.dataset.column as ColumnId);
  const missing = columns.filter(
    (column) => !ids.includes(column.id) && (column.id === "compare" || model.has(column.id)),
  );
  const row = table.tHead!.rows[0]!;
  for (const column of missing) {
    const th = document.createElement("th");
    th.scope = "col";
    th.dataset.column = column.id;
    if (column.numeric) th.className = "num";
    th.textContent = columnLabel(column, board);
    row.append(th);
  }
  return [...ids.flatMap((id) => columnById.get(id) ?? []), ...missing];
}

/**
 * A row of cells, unseen and without height, each holding the widest content of its column, for a long board whose
 * columns must not change their width while rows come and go. A sample tells it: looking at all of 10,000 rows would
 * take as long as drawing the table.
 */
export function widestCells(rows: readonly BoardRow[], shown: readonly Column[], base: string): string {
  const hide = "height:0;overflow:hidden;visibility:hidden";
  const stride = Math.ceil(rows.length / 1000);
  return shown
    .map((column) => {
      let widest = rows[0]!;
      let length = 0;
      for (let index = 0; index < rows.length; index += stride) {
        const row = rows[index]!;
        const value = column.get(row);
        // Fractions have a fixed width, so the widest number is the greatest.
        const size = value === null ? 0 : typeof value === "string" ? value.length : value;
        if (size > length) [widest, length] = [row, size];
      }
      return cellHtml(column, widest, { base, rank: null })
        .replace(
          /^(<t[hd][^>]*)>(.*)(<\/t[hd]>)$/,
          `$1 style="padding-block:0;border:0"><div style="${hide}">$2</div>$3`,
        )
        .replace(/<(\/?)(?:a|button)\b/g, "<$1span")
        .replace(/ (?:href|type|data-compare-id|aria-[a-z]+)="[^"]*"/g, "");
    })
    .join("");
}
