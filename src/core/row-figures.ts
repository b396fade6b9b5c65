/** Reads the figures of a row: its metrics, the memory of its training, its speed. */
import { assignNumbers } from "./cell-figures.ts";
import type { Metric } from "./contract.ts";
import { type MetricRow, makeMetric, tidy } from "./metrics.ts";
import { readCellNumbers } from "./numbers.ts";
import { setAttribute } from "./row-attributes.ts";
import { columnOf, headerName } from "./row-cells.ts";
import type { RowReport } from "./row-report.ts";
import type { AlignedRow } from "./rows.ts";
import { secondsOf } from "./speed.ts";
import type { TableFacts } from "./table-facts.ts";
import type { TestNote } from "./test-note.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What became of the cells under metric headers. */
export interface MetricCellCounts {
  metricCells: number;
  read: number;
  blank: number;
  diagnosed: number;
}

/**
 * Reads the metrics of a row and counts its cells; one that cannot be read becomes an attribute.
 * @param note how the model was tested, as its cell says
 * @param continued whether the row takes its model, and with it the condition, from the row above
 */
export function readRowMetrics(
  aligned: AlignedRow,
  row: MetricRow,
  note: TestNote,
  continued: boolean,
  attributes: Record<string, string>,
  { context, columns, setting, fractions }: TableFacts,
  counts: MetricCellCounts,
  vocabulary: Vocabulary,
  find: RowReport,
): Metric[] {
  const metrics: Metric[] = [];
  const tested = note.conditions[note.conditions.length - 1] ?? null;
  for (const [index, column] of columns.entries()) {
    if (column.kind !== "metric" && column.kind !== "metrics") continue;
    counts.metricCells++;
    const cell = aligned.cells[index] ?? null;
    if (!cell || aligned.slid.includes(index)) {
      counts.blank++;
      continue;
    }
    const value = readCellNumbers(cell.text, vocabulary.blanks);
    if (value.kind === "blank") {
      counts.blank++;
      continue;
    }
    if (aligned.pushed) {
      counts.diagnosed++;
      continue;
    }
    if (value.kind === "unreadable") {
      counts.diagnosed++;
      find(
        "unreadable-number",
        `Unexpected \`${cell.text}\` in column \`${context.grid.header[index]?.text ?? ""}\`, expected a number; it is kept as an attribute`,
        cell,
        {
          actual: cell.text,
          light: column.kind === "metric" && column.metric.cost === true && isMeasure(cell.text),
        },
      );
      setAttribute(attributes, headerName(context, index), cell.text);
      continue;
    }
    counts.read++;
    const main = value.numbers.filter((number) => number.role === "main");
    const several = main.length > 1 ? main : [];
    for (const assigned of assignNumbers(value.numbers, cell.text, column, setting, vocabulary)) {
      // "FCOS + TTA" with two figures: the first one is that of the model without it.
      const plain = !continued && column.kind === "metric" && assigned.number === several[0];
      const condition = (plain || assigned.column.metric.cost ? null : tested) ?? assigned.condition;
      const fraction = fractions[index] ?? false;
      metrics.push(makeMetric({ ...assigned, condition }, cell, fraction, row, setting, vocabulary));
    }
  }
  return withOwnDataset(metrics, vocabulary);
}

/** What a model costs is given beside what it reaches: it stands on the same dataset where nothing else names one. */
function withOwnDataset(metrics: Metric[], vocabulary: Vocabulary): Metric[] {
  const costs = ({ id }: Metric) => vocabulary.metricById.get(id)?.cost === true;
  const own = metrics.find((metric) => !costs(metric) && metric.dataset !== "unknown");
  if (!own) return metrics;
  const { dataset, split, splitSource } = own;
  return metrics.map((metric) =>
    costs(metric) && metric.dataset === "unknown" ? { ...metric, dataset, split, splitSource } : metric,
  );
}

/** Whether a cell is a number in a unit, which may be one that nothing converts: "2.94 iter/s". */
function isMeasure(text: string): boolean {
  return /^[\d.,]+\s*[\p{L}/]+$/u.test(text.trim());
}

/** Reads the memory or the speed of a row, in the unit of the contract. */
export function readQuantity(
  role: "memory" | "fps",
  aligned: AlignedRow,
  { context, columns, secondsAlone }: TableFacts,
  vocabulary: Vocabulary,
  find: RowReport,
): number | null {
  const index = columnOf(columns, role);
  const column = columns[index];
  const cell = aligned.cells[index];
  if (index === -1 || !cell || column?.kind !== "role" || aligned.slid.includes(index) || aligned.pushed)
    return null;
  const value = readCellNumbers(cell.text, vocabulary.blanks);
  if (value.kind === "blank") return null;
  const main = value.kind === "numbers" ? value.numbers.find((number) => number.role === "main") : undefined;
  if (!main) {
    find(
      "unreadable-number",
      `Unexpected \`${cell.text}\` in column \`${context.grid.header[index]?.text ?? ""}\`, expected a number`,
      cell,
      { actual: cell.text, light: isMeasure(cell.text) },
    );
    return null;
  }
  if (role === "fps" && main.value > 0) {
    const seconds = secondsOf(main.unit) ?? (secondsAlone[index] ? 1 : null);
    if (seconds !== null) return Number((1 / (main.value * seconds)).toPrecision(3));
  }
  return tidy(main.value * (column.units?.[main.unit?.toLowerCase() ?? ""] ?? column.factor));
}
