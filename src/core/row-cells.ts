/** Finds a row's cells by the role of their columns. */
import type { ColumnReading, RoleColumn } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import type { GridCell } from "./grid.ts";
import type { AlignedRow } from "./rows.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Index of the first column of a role, or -1. */
export function columnOf(columns: ColumnReading[], role: RoleColumn["role"]): number {
  return columns.findIndex((column) => column.kind === "role" && column.role === role);
}

/** A row's cell in the first column of a role. */
export function cellOf(
  aligned: AlignedRow,
  columns: ColumnReading[],
  role: RoleColumn["role"],
): GridCell | null {
  const index = columnOf(columns, role);
  return index === -1 ? null : (aligned.cells[index] ?? null);
}

/** The header of a column; its number where it has none. */
export function headerName(context: TableContext, index: number): string {
  return context.grid.header[index]?.text || `Column ${index + 1}`;
}

/** Whether a cell's text says nothing: "", "-", "N/A". */
export function isBlank(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.blanks.has(text.trim().toLowerCase());
}
