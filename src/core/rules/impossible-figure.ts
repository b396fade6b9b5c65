import type { Metric } from "../contract.ts";
import { at, type LintRow } from "./inventory.ts";
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

export const impossibleFigure: Rule = {
  name: "impossible-figure",
  family: "values",
  finds: "A figure that cannot be: more than 100 percent, below zero, AP above AP50, top-1 above top-5.",
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
          tell(
            row,
            metric,
            `at most ${code(bound[0].raw)} as under \`${vocabulary.metricById.get(large)?.name ?? large}\``,
          );
        }
      }
    }
    function tell(row: LintRow, metric: Metric, expected: string, light = false): void {
      report({
        ...at(row, { place: metric.source }),
        message: `Unexpected ${code(metric.raw)} for ${vocabulary.metricById.get(metric.id)?.name ?? metric.id}, expected ${expected}; correct the cell`,
        actual: metric.raw,
        light,
      });
    }
  },
};

function sameSetting(a: Metric, b: Metric): boolean {
  return a.dataset === b.dataset && a.split === b.split && a.condition === b.condition;
}
