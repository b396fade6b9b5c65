/** Brings the cells of a row under the headers they belong to. */
import type { ColumnReading } from "./column-reading.ts";
import type { GridCell, GridRow } from "./grid.ts";
import { readCellNumbers } from "./numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface AlignedRow {
  /** One a header; null where the row has no cell for it. */
  cells: (GridCell | null)[];
  /** Cells beyond the last header that hold something. */
  surplus: GridCell[];
  /** Header before which a cell is missing, when the row had to be shifted; the row's length minus the header's. */
  shifted: number | null;
  missing: number;
  /** Metric columns whose cell holds links that belong under a link header. */
  slid: number[];
  /** A cell too many stands before the links: which figure is of which column cannot be told. */
  pushed: boolean;
}

type Sort = "number" | "link" | "text" | "blank";

function columnSort(column: ColumnReading): Sort {
  if (column.kind === "metric" || column.kind === "metrics") return "number";
  if (column.kind === "role") {
    if (["memory", "fps"].includes(column.role)) return "number";
    if (["config", "weights", "log", "download"].includes(column.role)) return "link";
  }
  return "text";
}

function cellSort(cell: GridCell, vocabulary: Vocabulary): Sort {
  if (cell.links.length > 0) return "link";
  const value = readCellNumbers(cell.text, vocabulary.blanks);
  return value.kind === "blank" ? "blank" : value.kind === "numbers" ? "number" : "text";
}

/** How well cells fit their columns: links under numbers or numbers under links speak against an alignment. */
function agreement(cells: (GridCell | null)[], columns: ColumnReading[], vocabulary: Vocabulary): number {
  let score = 0;
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (!cell || !column) continue;
    const want = columnSort(column);
    const have = cellSort(cell, vocabulary);
    if (have === "blank") continue;
    if (want === have) score += 2;
    else if (want === "number" || (want === "link" && have === "number")) score -= 3;
  }
  return score;
}

/** Whether links stand under numbers, or numbers or words under links or numbers. */
function conflicts(cells: (GridCell | null)[], columns: ColumnReading[], vocabulary: Vocabulary): boolean {
  return cells.some((cell, index) => {
    const want = columns[index] === undefined ? "text" : columnSort(columns[index]);
    const have = cell === null ? "blank" : cellSort(cell, vocabulary);
    return (
      have !== "blank" && ((want === "number" && have !== "number") || (want === "link" && have === "number"))
    );
  });
}

/**
 * Aligns a row. A row with too few cells lacks the last ones, unless its cells fit clearly better with the gap
 * elsewhere. Links that stand in a metric column, with no link left under the link headers, are marked as slid.
 */
export function alignRow(row: GridRow, columns: ColumnReading[], vocabulary: Vocabulary): AlignedRow {
  const width = columns.length;
  const missing = Math.max(0, width - row.cells.length);
  const surplus = row.cells.slice(width).filter((cell) => cell.text !== "" || cell.links.length > 0);
  let cells: (GridCell | null)[] = Array.from({ length: width }, (_, index) => row.cells[index] ?? null);
  let shifted: number | null = null;
  let best = agreement(cells, columns, vocabulary);
  if (missing > 0 && conflicts(cells, columns, vocabulary)) {
    for (let gap = 0; gap < row.cells.length; gap++) {
      const candidate = [
        ...row.cells.slice(0, gap),
        ...Array.from({ length: missing }, () => null),
        ...row.cells.slice(gap),
      ];
      const score = agreement(candidate, columns, vocabulary);
      if (score > best) {
        best = score;
        cells = candidate;
        shifted = gap;
      }
    }
  }

  const slid: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (
      cell &&
      column &&
      columnSort(column) === "number" &&
      cell.links.length > 0 &&
      cellSort(cell, vocabulary) === "link" &&
      !/\d/.test(cell.text)
    )
      slid.push(index);
  }
  const pushed =
    surplus.some((cell) => cell.links.length > 0) &&
    cells.some((cell, index) => {
      const column = columns[index];
      return cell && column && columnSort(column) === "link" && cellSort(cell, vocabulary) === "number";
    });
  return { cells, surplus, shifted, missing, slid, pushed };
}
