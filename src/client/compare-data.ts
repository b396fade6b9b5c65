/** The data of the compare page, as the site writes it to `results-index.json`, and what is compared. Pure. */
import { round } from "./budget.ts";

export interface ComparedMetric {
  id: string;
  name: string;
  /** Name of the dataset. */
  dataset: string;
  split: string | null;
  condition: string | null;
  value: number;
  raw: string;
  better: "higher" | "lower";
}

export interface Compared {
  id: string;
  method: string;
  technique: string | null;
  backbone: string | null;
  neck: string | null;
  schedule: string | null;
  memory: number | null;
  fps: number | null;
  zoo: string;
  metrics: ComparedMetric[];
  /** Further columns of the source table, by their heading. */
  attributes: Record<string, string>;
}

export interface ResultsIndex {
  results: Compared[];
}

/** A line of the comparison: a setting or a number of all results. */
export interface Line {
  label: string;
  cells: (string | null)[];
  /** Whether the results do not all say the same. */
  differs: boolean;
}

export interface NumberLine extends Line {
  values: (number | null)[];
  better: "higher" | "lower";
  /** Difference of each to the first; null for the first itself and where either is missing. */
  changes: (number | null)[];
  /** Positions of the best values, where at least two are known. */
  best: number[];
}

/** Settings of the results: what is told of none is left out, what differs is marked. */
export function settingLines(results: readonly Compared[]): Line[] {
  const known: [string, (result: Compared) => string | null][] = [
    ["Backbone", (result) => result.backbone],
    ["Neck", (result) => result.neck],
    ["Technique", (result) => result.technique],
    ["Schedule", (result) => result.schedule],
    ["Zoo", (result) => result.zoo],
  ];
  const further = [...new Set(results.flatMap((result) => Object.keys(result.attributes)))];
  const lines = [
    ...known.map(([label, get]) => ({ label, cells: results.map(get) })),
    ...further.map((label) => ({
      label,
      cells: results.map(({ attributes }) =>
        Object.hasOwn(attributes, label) ? (attributes[label] ?? null) : null,
      ),
    })),
  ];
  return lines
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ""))
    .map((line) => ({ ...line, differs: new Set(line.cells.map((cell) => cell ?? "")).size > 1 }));
}

/** Numbers of the results: one line for each metric, dataset, split and condition; then memory and speed. */
export function numberLines(results: readonly Compared[]): NumberLine[] {
  const groups = new Map<
    string,
    { label: string; better: "higher" | "lower"; found: (ComparedMetric | null)[] }
  >();
  for (const [at, { metrics }] of results.entries()) {
    for (const metric of metrics) {
      const key = JSON.stringify([metric.id, metric.dataset, metric.split, metric.condition]);
      const group = groups.get(key) ?? {
        label: metricLabel(metric),
        better: metric.better,
        found: results.map(() => null),
      };
      group.found[at] ??= metric;
      groups.set(key, group);
    }
  }
  const figure = (
    label: string,
    get: (result: Compared) => number | null,
    better: "higher" | "lower",
  ): NumberLine =>
    numberLine(
      label,
      results.map(get),
      results.map((result) => text(get(result))),
      better,
    );
  return [
    ...[...groups.values()].map(({ label, better, found }) =>
      numberLine(
        label,
        found.map((metric) => metric?.value ?? null),
        found.map((metric) => (metric === null ? null : shown(metric))),
        better,
      ),
    ),
    figure("Training memory, GB", (result) => result.memory, "lower"),
    figure("Speed, fps", (result) => result.fps, "higher"),
  ].filter((line) => line.values.some((value) => value !== null));
}

function numberLine(
  label: string,
  values: (number | null)[],
  cells: (string | null)[],
  better: "higher" | "lower",
): NumberLine {
  const first = values[0] ?? null;
  const known = values.filter((value) => value !== null);
  const top = better === "higher" ? Math.max(...known) : Math.min(...known);
  const differs = new Set(values).size > 1;
  return {
    label,
    values,
    cells,
    better,
    differs,
    changes: values.map((value, at) =>
      at === 0 || value === null || first === null ? null : round(value - first),
    ),
    best:
      known.length > 1 && new Set(known).size > 1
        ? values.flatMap((value, at) => (value === top ? [at] : []))
        : [],
  };
}

const text = (number: number | null): string | null => (number === null ? null : String(number));

/** The value as written where that is the number itself. */
function shown(metric: ComparedMetric): string {
  const raw = metric.raw.trim().replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(raw) && Number(raw) === metric.value ? raw : String(metric.value);
}

function metricLabel(metric: ComparedMetric): string {
  const where = [metric.dataset, metric.split].filter(Boolean).join(" ");
  return `${metric.name}, ${where}${metric.condition === null ? "" : ` (${metric.condition})`}`;
}

/** Ids that an address asks for, else those of the tray; each once, no more than fit. */
export function wantedIds(
  inAddress: readonly string[] | undefined,
  inTray: readonly string[],
  limit: number,
): string[] {
  return [...new Set(inAddress ?? inTray)].slice(0, limit);
}
