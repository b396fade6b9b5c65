/** Turns the numbers of a cell into figures of the contract. */
import { type ColumnReading, type MetricColumn, unitFactor } from "./columns.ts";
import type { TableContext } from "./context.ts";
import type { Link, Metric } from "./contract.ts";
import { datasetInName, splitFileName } from "./file-name.ts";
import type { GridCell } from "./grid.ts";
import { nameKey, nameWords } from "./keys.ts";
import type { MetadataModel } from "./metadata.ts";
import { metadataDataset } from "./metadata-results.ts";
import { type CellNumber, readCellNumbers } from "./numbers.ts";
import type { RowSetting } from "./row-setting.ts";
import type { Condition } from "./test-note.ts";
import { looksLikeName } from "./unknown-dataset.ts";
import type { DatasetWord, MethodWord, Vocabulary } from "./vocabulary.ts";

/** A number of a cell with the metric it is of. */
export interface AssignedNumber {
  number: CellNumber;
  column: MetricColumn;
  condition: Condition | null;
}

/** What a row says of all its figures. */
export interface MetricRow {
  method: MethodWord | null;
  /** Dataset that a column names, as known and as written. */
  columnDataset: DatasetWord | null;
  datasetCell: string;
  splitCell: string;
  /** Classes that the row is limited to, "" for all. */
  subset: string;
  /** Dataset named in the cell of the model. */
  nameDataset: DatasetWord | null;
  /** Dataset that config, checkpoint or log name. */
  fileDataset: DatasetWord | null;
  metadataDataset: string | null;
  /** Its files name a detector or a head that predicts masks, or another of its figures needs them. */
  masksWitnessed: boolean;
}

/** Tasks that models can be called "pre-trained on" a dataset for which they are measured on it. */
const DETECTION: ReadonlySet<string> = new Set(["object detection", "instance segmentation"]);

/** Makes the figure of one number: its dataset, split, condition, unit, and whether it can be compared. */
export function makeMetric(
  { number, column, condition }: AssignedNumber,
  cell: GridCell,
  fraction: boolean,
  row: MetricRow,
  setting: RowSetting,
  vocabulary: Vocabulary,
): Metric {
  const datasetCellSplit = splitIn(row.datasetCell, vocabulary);
  const columnDataset =
    row.columnDataset?.id ??
    (row.datasetCell !== "" && !vocabulary.blanks.has(row.datasetCell.toLowerCase())
      ? datasetOfCell(row.datasetCell, datasetCellSplit, vocabulary)
      : null);
  const dataset =
    columnDataset ??
    column.dataset?.id ??
    (row.nameDataset === row.fileDataset && setting.dataset?.versionOf !== row.nameDataset?.id
      ? row.nameDataset?.id
      : undefined) ??
    (setting.dataset === null ? row.nameDataset?.id : undefined) ??
    (setting.dataset !== null && row.fileDataset?.versionOf === setting.dataset.id
      ? row.fileDataset.id
      : setting.dataset?.id) ??
    row.fileDataset?.id ??
    row.metadataDataset ??
    column.style?.id ??
    setting.defaultDataset ??
    (DETECTION.has(column.metric.task ?? "") ? setting.pretrainingDataset?.id : undefined) ??
    "unknown";
  const word = vocabulary.datasetById.get(dataset);
  const main =
    setting.defaultSplit !== undefined && setting.split === null
      ? setting.defaultSplit
      : (word?.split ?? null);
  const ranked = word?.split ?? main;
  const cellSplit = splitIn(row.splitCell, vocabulary) ?? datasetCellSplit;
  let split: string | null = main;
  let splitSource: Metric["splitSource"] = setting.defaultSplit !== undefined ? "manifest" : "convention";
  if (column.split ?? cellSplit) {
    split = column.split ?? cellSplit;
    splitSource = "header";
  } else if (setting.split) {
    split = setting.split.split;
    splitSource = setting.split.source;
  }
  const unit = column.metric.unit;
  const scale = fraction ? 100 : unitFactor(number.unit ?? column.unit, unit);
  let apart: Metric["apart"] = null;
  let reason: string | null = null;
  let state = condition?.id ?? column.condition ?? setting.condition?.id ?? null;
  if (column.className !== null) {
    apart = "class-subset";
    reason = `only the class ${column.className}`;
    state ??= column.className;
  }
  const stateReason =
    condition?.reason ??
    column.conditionReason ??
    (column.condition === undefined ? setting.condition?.reason : null) ??
    null;
  if (column.condition === null && !condition) state = null;
  if (state !== null && apart === null) {
    apart = "condition";
    reason = stateReason ?? `measured under "${state}"`;
  }
  const wholeSet = /\b(?:all|overall|mean)\b|\b\d+[\s-]*(?:class(?:es)?|cls)\b/i.test(row.subset);
  if (row.subset !== "" && !wholeSet && !vocabulary.blanks.has(row.subset.toLowerCase())) {
    apart = "class-subset";
    reason = `only the classes ${row.subset}`;
    state ??= "class-subset";
  }
  if (split !== null && ranked !== null && split !== ranked && apart === null) {
    apart = "split";
    reason = `measured on ${split}, the ranking is of ${ranked}`;
  }
  const outputs = row.method?.outputs;
  if (
    apart === null &&
    column.metric.task === "instance segmentation" &&
    outputs &&
    !outputs.includes("mask") &&
    !row.masksWitnessed
  ) {
    apart = "output";
    reason = `a mask metric for ${row.method?.name}, which predicts no masks`;
  }
  if (setting.superseded !== null) {
    apart = "superseded";
    reason = `superseded by ${setting.superseded}`;
  }
  return {
    id: column.metric.id,
    value: tidy(number.value * scale),
    dataset,
    split,
    splitSource,
    condition: state,
    comparable: apart === null,
    reason,
    raw: cell.text,
    source: {
      line: cell.place.line,
      column:
        cell.place.column +
        (cell.raw.startsWith(number.text) || number.offset === 0
          ? 0
          : Math.max(0, cell.raw.indexOf(number.text))),
    },
    apart,
  };
}

/** The dataset of a model's figures in the metadata, when they are of one. */
export function onlyDataset(model: MetadataModel | null, vocabulary: Vocabulary): string | null {
  const datasets = new Set(
    (model?.figures ?? []).map((figure) => metadataDataset(figure.dataset, vocabulary)),
  );
  const [only] = datasets;
  return datasets.size === 1 ? (only ?? null) : null;
}

/** The split that a cell names, alone or beside a dataset; a training split does not count. */
function splitIn(text: string, vocabulary: Vocabulary): string | null {
  const words = nameWords(text);
  for (const [split, names] of Object.entries(vocabulary.words.splits)) {
    if (split === "train") continue;
    for (const name of names) {
      const length = nameWords(name).length;
      for (let at = 0; at + length <= words.length; at++) {
        if (words.slice(at, at + length).join("") === nameKey(name)) return split;
      }
    }
  }
  return null;
}

/** Takes floating-point dust off a converted value. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The name in a dataset's cell without the split beside it; null where the cell names a split only. */
function datasetOfCell(text: string, split: string | null, vocabulary: Vocabulary): string | null {
  if (split === null) return slugDataset(text);
  const splits = new Set(Object.values(vocabulary.words.splits).flat().map(nameKey));
  const rest = text
    .split(/[\s,/()+&]+/)
    .filter((word) => word !== "" && !splits.has(nameKey(word)) && !/^(?:set|splits?|dev|the)$/i.test(word));
  return rest.length > 0 && looksLikeName(rest.join(" ")) ? slugDataset(rest.join(" ")) : null;
}

function slugDataset(text: string): string {
  return (
    text
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, "-")
      .replace(/^-|-$/g, "") || "unknown"
  );
}

/** Dataset that config, checkpoint or log name, in this order. */
export function datasetOfLinks(links: Link[], vocabulary: Vocabulary): DatasetWord | null {
  for (const kind of ["config", "weights", "log"] as const) {
    for (const link of links) {
      if (link.kind !== kind) continue;
      const name = splitFileName(link.url);
      const found = datasetInName(name.stem, vocabulary) ?? datasetInName(name.folder, vocabulary);
      if (found) return found;
    }
  }
  return null;
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
