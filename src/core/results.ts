/** Reads the rows of one results table into results, with findings for what had to be repaired or could not be read. */
import type { ColumnReading } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import type { Report } from "./findings.ts";
import type { Grid, GridRow } from "./grid.ts";
import { tableGroup } from "./row-facts.ts";
import type { MetricCellCounts } from "./row-figures.ts";
import { type RowReport, rowReport } from "./row-report.ts";
import { readRow } from "./row-result.ts";
import type { DraftResult, RowSetting } from "./row-setting.ts";
import { type AlignedRow, alignRow } from "./rows.ts";
import { tableFacts } from "./table-facts.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A body row with the cells under their headers and what was read from it. */
export interface RowReading {
  row: GridRow;
  aligned: AlignedRow;
  draft: DraftResult;
}

/** What was read of a results table. */
export interface TableReading extends MetricCellCounts {
  rows: RowReading[];
  skipped: number;
}

/** Reads all body rows of a results table. */
export function readRows(
  context: TableContext,
  columns: ColumnReading[],
  setting: RowSetting,
  vocabulary: Vocabulary,
  report: Report,
): TableReading {
  const reading: TableReading = { rows: [], skipped: 0, metricCells: 0, read: 0, blank: 0, diagnosed: 0 };
  const table = tableFacts(context, columns, setting, vocabulary);
  let above: DraftResult | null = null;
  let group = tableGroup(context, columns, vocabulary);
  for (const row of context.grid.rows) {
    const find = rowReport(row.place.line, setting, report);
    if (row.cells.every((cell) => cell.text === "" && cell.links.length === 0)) {
      reading.skipped++;
      find("empty-row", "Unexpected row without any content; remove it", row.cells[0]);
      continue;
    }
    if (row.label) {
      reading.skipped++;
      group = row.cells[0]?.text ?? null;
      find(
        "label-row",
        `Unexpected row with one cell \`${group ?? ""}\`, taken as a label of the rows below`,
        row.cells[0],
      );
      continue;
    }
    const aligned = alignRow(row, columns, vocabulary);
    reportShape(row, aligned, columns.length, context.grid.format, find);
    above = readRow(aligned, row.place.line, above, group, table, reading, vocabulary, find);
    reading.rows.push({ row, aligned, draft: above });
  }
  return reading;
}

/** Reports what is wrong with a row's pipes and the number of its cells. */
function reportShape(
  row: GridRow,
  aligned: AlignedRow,
  width: number,
  format: Grid["format"],
  find: RowReport,
): void {
  if (row.missingPipe)
    find(
      "missing-outer-pipe",
      `Unexpected row without ${row.missingPipe === "both" ? "outer pipes" : `a pipe at its ${row.missingPipe}`}; add it`,
      row.missingPipe === "end" ? row.cells[row.cells.length - 1] : row.cells[0],
    );
  if (aligned.missing > 0 && format === "gfm") {
    const next = aligned.shifted === null ? null : row.cells[aligned.shifted]?.text || null;
    const where =
      aligned.shifted === null
        ? "at its end"
        : next === null
          ? `before cell ${aligned.shifted + 1}`
          : `before \`${next}\``;
    find(
      "missing-cells",
      `Unexpected row with ${row.cells.length} cells, expected ${width}; add ${aligned.missing === 1 ? "an empty cell" : `${aligned.missing} empty cells`} ${where}`,
      row.cells[row.cells.length - 1],
    );
  }
  const last = row.cells[width - 1];
  for (const cell of aligned.surplus)
    find(
      "surplus-cell",
      `Unexpected cell \`${cell.text}\` beyond the last column; ${
        aligned.pushed
          ? "the row has a figure too many, so none of them is read; remove one"
          : format === "gfm" && cell.links.length > 0 && last && last.links.length > 0
            ? "escape the `|` between the links as `\\|`"
            : "remove it or add a header"
      }`,
      cell,
      { actual: cell.text },
    );
}
