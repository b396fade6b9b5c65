/** What a header can be read as. */
import type { ColumnWord, DatasetWord, MetricWord } from "./vocabulary-schema.ts";

/** What a header says beside the name of its column. */
export interface Qualifiers {
  split: string | null;
  dataset: DatasetWord | null;
  /** undefined: the header says nothing; null: it says "the plain result". */
  condition: string | null | undefined;
  conditionReason: string | null;
  unit: string | null;
}

export interface MetricColumn extends Qualifiers {
  kind: "metric";
  metric: MetricWord;
  /** Its name means this metric only under its task. */
  generic: boolean;
  /** Class named by a per-class header. */
  className: string | null;
  /** Dataset whose name is part of the metric's: "COCO mAP" is also a way to count. */
  style: DatasetWord | null;
}

/** A column that is no metric. */
export interface RoleColumn {
  kind: "role";
  role: ColumnWord["role"];
  factor: number;
  /** Factors of the units that its cells may have. */
  units?: Record<string, number>;
  fallback: boolean;
  /** Its role where another column holds the downloads. */
  beside?: ColumnWord["role"];
  /** Read by its cells, its header does not say so. */
  inferred?: boolean;
  /** The known header that this one, misspelt, is read as. */
  meant?: string;
}

export type ColumnReading =
  | MetricColumn
  /** Two metrics in one column: "mAP_11 / mAP_40". */
  | { kind: "metrics"; parts: MetricColumn[] }
  | RoleColumn
  | { kind: "unknown" };

export interface HeaderContext {
  task: string | null;
  /** Words of the header row and headings, for metrics whose aliases are ambiguous. */
  tableWords: Set<string>;
}

/** What a header says without qualifiers. */
export const NOTHING: Qualifiers = {
  split: null,
  dataset: null,
  condition: undefined,
  conditionReason: null,
  unit: null,
};
