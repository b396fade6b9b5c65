/** What a results table as a whole says of each of its rows. */
import { isFraction } from "./cell-figures.ts";
import type { ColumnReading } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import { headerKey } from "./keys.ts";
import { fileNames } from "./row-facts.ts";
import { filesNameOwn, methodAbove, tableNamesTechnique } from "./row-method.ts";
import type { RowSetting } from "./row-setting.ts";
import { holdsSeconds } from "./speed.ts";
import { type TestColumn, testColumns } from "./test-note.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { MethodWord } from "./vocabulary-schema.ts";

/** A results table with what holds for all of its rows. */
export interface TableFacts {
  context: TableContext;
  columns: ColumnReading[];
  setting: RowSetting;
  /** By column: a percentage written as a fraction. */
  fractions: boolean[];
  /** By column: a speed written as seconds without a unit. */
  secondsAlone: boolean[];
  /** Rows name the document's technique themselves. */
  techniqueInCells: boolean;
  headingMethod: MethodWord | null;
  /** A column holds the rows' own checkpoints. */
  downloads: boolean;
  /** Files of some row have the name of the document's method in their own. */
  ownInFiles: boolean;
  /** Columns with a yes where a row was tested under a condition. */
  testColumns: TestColumn[];
  /** Index of a second column that names the model, or -1. */
  secondName: number;
}

/** Reads what holds for all rows of a results table. */
export function tableFacts(
  context: TableContext,
  columns: ColumnReading[],
  setting: RowSetting,
  vocabulary: Vocabulary,
): TableFacts {
  return {
    context,
    columns,
    setting,
    fractions: columns.map((column, index) => isFraction(column, context, index, vocabulary)),
    secondsAlone: columns.map((column, index) => holdsSeconds(column, context, index, vocabulary)),
    techniqueInCells: tableNamesTechnique(context, columns, setting, vocabulary),
    headingMethod: methodAbove(context, vocabulary),
    downloads: columns.some(
      (column) => column.kind === "role" && (column.role === "weights" || column.role === "download"),
    ),
    ownInFiles: context.grid.rows.some((row) =>
      filesNameOwn(fileNames(row.cells, vocabulary), setting, vocabulary),
    ),
    testColumns: testColumns(
      context.grid.header.map(({ text }) => text),
      vocabulary,
    ),
    secondName: columns.findIndex(
      (column, index) =>
        column.kind === "role" &&
        column.role === "setting" &&
        vocabulary.columns.get(headerKey(context.grid.header[index]?.text ?? ""))?.role === "method",
    ),
  };
}
