/** Speeds that are written as times. */
import type { ColumnReading } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import { readCellNumbers } from "./numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Seconds that a unit of time for one image stands for; null for another unit. */
export function secondsOf(unit: string | null): number | null {
  if (unit === null) return null;
  return /^ms\b/i.test(unit) ? 0.001 : /^s(?:\/i(?:m|mg|mage))?$/i.test(unit) ? 1 : null;
}

/** A column of speeds that says "time" and no unit, and whose numbers are all below 1: they are seconds, not images a second. */
export function holdsSeconds(
  column: ColumnReading,
  context: TableContext,
  index: number,
  vocabulary: Vocabulary,
): boolean {
  const header = context.grid.header[index]?.text ?? "";
  if (column.kind !== "role" || column.role !== "fps" || !/time|时间/i.test(header)) return false;
  if (/fps|\/\s*s\b|\bhz\b/i.test(header)) return false;
  const numbers = context.grid.rows.flatMap((row) => {
    const value = readCellNumbers(row.cells[index]?.text ?? "", vocabulary.blanks);
    return value.kind === "numbers" ? value.numbers.filter((number) => number.role === "main") : [];
  });
  return numbers.length > 0 && numbers.every((number) => number.value < 1 && number.unit === null);
}
