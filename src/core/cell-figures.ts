/** Gives the numbers of a cell their metrics, and tells whether a column's numbers are fractions. */
import type { ColumnReading, MetricColumn } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import { nameKey } from "./keys.ts";
import { type CellNumber, readCellNumbers } from "./numbers.ts";
import type { RowSetting } from "./row-setting.ts";
import type { Condition } from "./test-note.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A number of a cell with the metric it is of. */
export interface AssignedNumber {
  number: CellNumber;
  column: MetricColumn;
  condition: Condition | null;
}

/** Gives each number of a cell its metric and condition. */
export function assignNumbers(
  numbers: CellNumber[],
  text: string,
  column: MetricColumn | { kind: "metrics"; parts: MetricColumn[] },
  setting: RowSetting,
  vocabulary: Vocabulary,
): AssignedNumber[] {
  const main = numbers.filter((number) => number.role === "main");
  const quoted = setting.bracketsQuotePaper
    ? { id: "paper-reported", reason: "quoted from the paper" }
    : { id: "bracketed", reason: "a second figure in brackets; the document does not say what it is" };
  if (column.kind === "metrics") {
    // "- / 40.2" has no first figure: the place among the slashes says which metric a number is of.
    const slashes = text.includes("/");
    let place = -1;
    return numbers.flatMap((number) => {
      if (number.role !== "main" && number.role !== "bracket") return [];
      if (slashes) place = text.slice(0, number.offset).split("/").length - 1;
      else if (number.role === "main") place++;
      const part = column.parts[Math.max(place, 0)];
      return part ? [{ number, column: part, condition: number.role === "bracket" ? quoted : null }] : [];
    });
  }
  const assigned: AssignedNumber[] = [];
  for (const [index, number] of main.entries()) {
    const noted =
      number.note === null
        ? undefined
        : vocabulary.words.conditions.find((entry) =>
            entry.words.some((word) => nameKey(word) === nameKey(number.note ?? "")),
          );
    const second =
      index > 0 && !noted && number.note === null
        ? { id: "second-value", reason: "a second figure in the cell; the document does not say what it is" }
        : null;
    const named = noted?.id ? { id: noted.id, reason: noted.reason } : null;
    const other =
      number.note !== null && !noted
        ? { id: number.note.toLowerCase(), reason: `measured as "${number.note}"` }
        : null;
    assigned.push({ number, column, condition: named ?? other ?? second });
  }
  for (const number of numbers) {
    if (number.role === "bracket") assigned.push({ number, column, condition: quoted });
  }
  return assigned;
}

/** A percent column that holds fractions: all its numbers are at most 1 and one has two decimals or more. */
export function isFraction(
  column: ColumnReading,
  context: TableContext,
  index: number,
  vocabulary: Vocabulary,
): boolean {
  const unit =
    column.kind === "metric"
      ? column.metric.unit
      : column.kind === "metrics"
        ? column.parts[0]?.metric.unit
        : null;
  if (unit !== "percent") return false;
  const numbers = context.grid.rows.flatMap((row) => {
    const value = readCellNumbers(row.cells[index]?.text ?? "", vocabulary.blanks);
    return value.kind === "numbers" ? value.numbers : [];
  });
  const main = numbers.filter((number) => number.role === "main");
  return (
    main.length > 0 &&
    main.every((number) => number.value <= 1 && number.unit !== "%") &&
    main.some((number) => number.decimals >= 2)
  );
}
