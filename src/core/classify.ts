/** Tells results tables from statistics and from tables that hold no figures of models at all. */

import type { ColumnReading } from "./column-reading.ts";
import type { Table } from "./contract.ts";
import type { Grid } from "./grid.ts";
import { linksModels } from "./links.ts";
import { readCellNumbers } from "./numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A version or a range of versions: such a table is about software. */
const VERSION = /\b\d+\.\d+\.\d+|[<>]=?\s*\d+\.\d/;

/** Decides what a table is, and says why. */
export function classifyTable(
  grid: Grid,
  columns: ColumnReading[],
  vocabulary: Vocabulary,
): { kind: Table["kind"]; because: string } {
  const roles = new Set(columns.flatMap((column) => (column.kind === "role" ? [column.role] : [])));
  const measures = columns.flatMap((column, index) =>
    (column.kind === "metric" && !column.metric.cost) || column.kind === "metrics" ? [index] : [],
  );
  const links = roles.has("config") || roles.has("weights") || roles.has("log") || roles.has("download");
  const linked = grid.rows.some((row) => row.cells.some((cell) => cell.links.length > 0));
  const leading = linksModels(grid, vocabulary);
  const training = roles.has("schedule") || roles.has("memory") || roles.has("fps");
  const named = roles.has("method") || roles.has("backbone");
  const headers = measures.map((index) => `\`${grid.header[index]?.text ?? ""}\``).join(", ");
  if (measures.length > 0) {
    const read = measures.some((index) =>
      grid.rows.some(
        (row) => readCellNumbers(row.cells[index]?.text ?? "", vocabulary.blanks).kind === "numbers",
      ),
    );
    const perClassOnly = columns.every(
      (column) => column.kind !== "metrics" && (column.kind !== "metric" || column.metric.perClass === true),
    );
    if (
      (read || grid.rows.length === 0 || (named && training)) &&
      (links || training || roles.has("method")) &&
      !(perClassOnly && !links && !leading)
    ) {
      return { kind: "results", because: `it has the metric ${headers} and says which model was measured` };
    }
    if (read && linked && named && !perClassOnly)
      return { kind: "results", because: `it has the metric ${headers} and links to the models` };
    if (read)
      return {
        kind: "statistics",
        because: `it has the metric ${headers}, but no model with its config, checkpoint or training`,
      };
  }
  const unknown = columns.flatMap((column, index) => (column.kind === "unknown" ? [index] : []));
  const figures = unknown.filter((index) => numberColumn(grid, index, vocabulary));
  if (figures.length > 0 && links && named && (training || leading)) {
    const shown = figures.map((index) => `\`${grid.header[index]?.text ?? ""}\``).join(", ");
    return { kind: "results", because: `it says which model was trained and how, and ${shown} hold figures` };
  }
  let numbers = 0;
  let filled = 0;
  for (const row of grid.rows) {
    for (const cell of row.cells) {
      if (cell.text === "") continue;
      filled++;
      if (readCellNumbers(cell.text, vocabulary.blanks).kind === "numbers") numbers++;
    }
  }
  if (
    filled > 0 &&
    numbers * 2 > filled &&
    !links &&
    !grid.rows.some((row) => row.cells.some((cell) => VERSION.test(cell.text)))
  )
    return {
      kind: "statistics",
      because: "most of its cells are numbers, and none of its columns is a metric",
    };
  return {
    kind: "other",
    because: measures.length > 0 ? "its metric columns hold no numbers" : "none of its columns is a metric",
  };
}

function numberColumn(grid: Grid, index: number, vocabulary: Vocabulary): boolean {
  const cells = grid.rows.map((row) => readCellNumbers(row.cells[index]?.text ?? "", vocabulary.blanks));
  const read = cells.filter((cell) => cell.kind === "numbers").length;
  return (
    (grid.header[index]?.text ?? "") !== "" && read > 0 && cells.every((cell) => cell.kind !== "unreadable")
  );
}
