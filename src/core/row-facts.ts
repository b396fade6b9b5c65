/** What cells of a row or a table say together: the group of its rows, the names of their files. */
import type { ColumnReading } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import { type FileName, readFileName } from "./file-name.ts";
import type { GridCell } from "./grid.ts";
import { nameKey } from "./keys.ts";
import { linkKind } from "./links.ts";
import { readCellNumbers } from "./numbers.ts";
import { methodAbove } from "./row-method.ts";
import type { AlignedRow } from "./rows.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * What tells the rows of a table from those of another with the same models: the caption right above a further table
 * of a section, or the words over a first column that names the models.
 */
export function tableGroup(
  context: TableContext,
  columns: ColumnReading[],
  vocabulary: Vocabulary,
): string | null {
  const { label, ordinal, grid } = context;
  const named =
    label === null ||
    vocabulary.datasetNames.byKey.has(nameKey(label)) ||
    methodAbove({ ...context, section: [] }, vocabulary) !== null;
  if (ordinal > 0 && !named) return label.replace(/\s*:$/, "");
  return columns[0]?.kind === "role" && columns[0].inferred ? grid.header[0]?.text || null : null;
}

/** Whether the row has a figure of panoptic segmentation, which needs masks. */
export function hasPanopticFigure(
  columns: ColumnReading[],
  aligned: AlignedRow,
  vocabulary: Vocabulary,
): boolean {
  return columns.some(
    (column, index) =>
      column.kind === "metric" &&
      column.metric.task === "panoptic segmentation" &&
      readCellNumbers(aligned.cells[index]?.text ?? "", vocabulary.blanks).kind === "numbers",
  );
}

/** What the configs and checkpoints of a row say in their names. */
export function fileNames(cells: GridCell[], vocabulary: Vocabulary): FileName[] {
  return cells
    .flatMap((cell) => cell.links)
    .filter((link) => ["config", "weights"].includes(linkKind(link, null, vocabulary)))
    .map((link) => readFileName(link.url, vocabulary));
}
