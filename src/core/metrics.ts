/** Makes the figures of the contract from the numbers of a row. */
import type { AssignedNumber } from "./cell-figures.ts";
import type { Metric } from "./contract.ts";
import type { GridCell } from "./grid.ts";
import { datasetOfCell, splitIn } from "./metric-datasets.ts";
import type { RowSetting } from "./row-setting.ts";
import { unitFactor } from "./units.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord, MethodWord, MetricWord } from "./vocabulary-schema.ts";

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

/** Tasks whose figures no dataset of whole images with one class each can give. */
const PLACED: ReadonlySet<string> = new Set([
  ...DETECTION,
  "region proposal",
  "semantic segmentation",
  "panoptic segmentation",
  "pose estimation",
]);

/** Whether a figure can have been measured on a dataset: a detector's AP is not of what its backbone was pretrained on. */
function canMeasure(dataset: string, metric: MetricWord, vocabulary: Vocabulary): boolean {
  const { task } = vocabulary.datasetById.get(dataset) ?? {};
  return task !== "classification" || !PLACED.has(metric.task ?? "");
}

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
    [
      column.dataset?.id,
      row.nameDataset === row.fileDataset && setting.dataset?.versionOf !== row.nameDataset?.id
        ? row.nameDataset?.id
        : undefined,
      setting.dataset === null ? row.nameDataset?.id : undefined,
      setting.dataset !== null && row.fileDataset?.versionOf === setting.dataset.id
        ? row.fileDataset.id
        : setting.dataset?.id,
      row.fileDataset?.id,
      row.metadataDataset,
      column.style?.id,
      ...setting.defaultDatasets,
      DETECTION.has(column.metric.task ?? "") ? setting.pretrainingDataset?.id : undefined,
    ].find((id) => typeof id === "string" && canMeasure(id, column.metric, vocabulary)) ??
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

/** Takes floating-point dust off a converted value. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
