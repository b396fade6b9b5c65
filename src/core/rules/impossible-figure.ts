import type { Metric } from "../contract.ts";
import type { LintRow, LintTable } from "./inventory.ts";
import { at, cellOf } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

/** Pairs of metrics of which the first cannot exceed the second. */
const ORDERED: [string, string][] = [
  ["box_ap", "ap50"],
  ["ap75", "ap50"],
  ["mask_ap", "mask_ap50"],
  ["mask_ap75", "mask_ap50"],
  ["keypoint_ap", "keypoint_ap50"],
  ["keypoint_ap75", "keypoint_ap50"],
  ["ar1", "ar10"],
  ["ar10", "ar100"],
  ["ar100", "ar1000"],
  ["top1", "top5"],
  ["miou", "macc"],
];

/** More memory than one accelerator has: the unit is another. */
const LARGEST_GB = 300;

export const impossibleFigure: Rule = {
  name: "impossible-figure",
  family: "values",
  finds:
    "A figure that cannot be: more than 100 percent, below zero, AP above AP50, top-1 above top-5, gigabytes of memory by the hundred.",
  why: "Columns were swapped or a point was lost; the figure would lead its leaderboard.",
  lighter: "the figure is negative, as a difference may be",
  example: {
    files: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | AP50 | AP75",
          "R-50 | 1x | 36.6 | 55.7 | 38.8",
          "R-101 | 1x | 391 | 58.4 | 42.1",
          "X-101 | 1x | 62.1 | 42.6 | 45.6",
        ),
      ),
    },
    expected: [
      { line: 8, text: "391" },
      { line: 9, text: "62.1" },
      { line: 9, text: "45.6" },
    ],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | AP50 | AP75",
          "R-50 | 1x | 36.6 | 55.7 | 38.8",
          "R-101 | 1x | 39.1 | - | 42.1",
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const percent = (metric: Metric) => vocabulary.metricById.get(metric.id)?.unit === "percent";
    const swapped = swappedTables(rows);
    const toldWhole = new Map<LintTable, Set<string>>();
    for (const row of rows) {
      const metrics = row.result.metrics;
      const wild = new Set<Metric>();
      for (const metric of metrics) {
        const high = percent(metric) && metric.value > 100;
        if (!high && !(percent(metric) && metric.value < 0)) continue;
        wild.add(metric);
        // A row of differences may well be negative.
        tell(row, metric, high ? "at most `100` percent" : "no negative figure", !high);
      }
      for (const [small, large] of ORDERED) {
        for (const metric of metrics.filter((candidate) => candidate.id === small && !wild.has(candidate))) {
          const bound = metrics.filter(
            (other) => other.id === large && sameSetting(metric, other) && !wild.has(other),
          );
          if (bound.length !== 1 || bound[0] === undefined || metric.value <= bound[0].value + 0.05) continue;
          const bounds = `at most ${code(bound[0].raw)} as under \`${vocabulary.metricById.get(large)?.name ?? large}\``;
          const whole = swapped.get(row.table)?.has(small) ?? false;
          const told = toldWhole.get(row.table) ?? new Set<string>();
          if (whole && told.has(small)) continue;
          if (whole) toldWhole.set(row.table, told.add(small));
          tell(row, metric, bounds, false, whole ? "so in all rows: correct the header" : "correct the cell");
        }
      }
    }
    const told = new Set<LintTable>();
    for (const row of rows) {
      if ((row.result.trainingMemoryGb ?? 0) <= LARGEST_GB || told.has(row.table)) continue;
      told.add(row.table);
      const cell = cellOf(row, "memory");
      report({
        ...at(row, cell),
        message: `Unexpected ${code(cell?.text ?? "")} GB of memory, expected at most ${code(String(LARGEST_GB))}; correct the header's unit or the cell`,
        actual: cell?.text ?? "",
      });
    }
    function tell(
      row: LintRow,
      metric: Metric,
      expected: string,
      light = false,
      mend = "correct the cell",
    ): void {
      report({
        ...at(row, { place: metric.source }),
        message: `Unexpected ${code(metric.raw)} for ${vocabulary.metricById.get(metric.id)?.name ?? metric.id}, expected ${expected}; ${mend}`,
        actual: metric.raw,
        light,
      });
    }
  },
};

/** Tables in which a metric exceeds its bound in every row that has both, where there are several, with those metrics. */
function swappedTables(rows: LintRow[]): Map<LintTable, Set<string>> {
  const counts = new Map<LintTable, Map<string, { all: number; high: number }>>();
  for (const { table, result } of rows) {
    const counted = counts.get(table) ?? new Map<string, { all: number; high: number }>();
    counts.set(table, counted);
    for (const [small, large] of ORDERED) {
      const [low, high] = [small, large].map((id) => result.metrics.find((metric) => metric.id === id));
      if (!low || !high || !sameSetting(low, high)) continue;
      const entry = counted.get(small) ?? { all: 0, high: 0 };
      counted.set(small, { all: entry.all + 1, high: entry.high + (low.value > high.value + 0.05 ? 1 : 0) });
    }
  }
  return new Map(
    [...counts].map(([table, counted]) => [
      table,
      new Set([...counted].flatMap(([id, { all, high }]) => (all > 1 && all === high ? [id] : []))),
    ]),
  );
}

function sameSetting(a: Metric, b: Metric): boolean {
  return a.dataset === b.dataset && a.split === b.split && a.condition === b.condition;
}
