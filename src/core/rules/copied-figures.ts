import type { LintRow } from "./inventory.ts";
import { at, pair, place } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const copiedFigures: Rule = {
  name: "copied-figures",
  family: "values",
  finds:
    "Two rows of one table with different checkpoints and equal figures throughout: two metrics with memory and speed, or three; with less in common it is a hint.",
  why: "Two trainings hardly ever agree in all digits; most often a row was copied and only its name changed.",
  lighter: "fewer than three figures are equal and memory and speed do not agree, too",
  example: {
    files: {
      "regnet.md": doc(
        "RegNet",
        table(
          "Backbone | Lr schd | Mem (GB) | box AP | mask AP | Config | Download",
          `RegNetX-3.2GF-FPN | 1x | 5.0 | 40.3 | 36.6 | ${links("mask_rcnn_regnetx-3.2GF_fpn_1x_coco")}`,
          `RegNetX-3.2GF-FPN-DCN | 1x | 5.0 | 40.3 | 36.6 | ${links("mask_rcnn_regnetx-3.2GF_fpn_mdconv_c3-c5_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "40.3" }],
    leaves: {
      "gcnet.md": doc(
        "GCNet",
        table(
          "Backbone | Context | Mem (GB) | box AP | mask AP | Config | Download",
          `R-101-FPN | r16 | 7.6 | 42.2 | 37.8 | ${links("mask_rcnn_r101_fpn_r16_gcb_c3-c5_1x_coco")}`,
          `R-101-FPN | r4 | 7.8 | 42.2 | 37.9 | ${links("mask_rcnn_r101_fpn_r4_gcb_c3-c5_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const seen = new Map<string, LintRow>();
      for (const row of rows) {
        const figures = row.result.metrics.filter(
          ({ id, condition, raw }) =>
            condition === null && /\.\d/.test(raw) && !vocabulary.metricById.get(id)?.cost,
        );
        if (new Set(figures.map((metric) => metric.value)).size < 2) continue;
        const key = JSON.stringify(
          row.result.metrics.map((metric) => [
            metric.id,
            metric.dataset,
            metric.split,
            metric.condition,
            metric.value,
          ]),
        );
        const first = seen.get(key);
        if (!first) {
          seen.set(key, row);
          continue;
        }
        const [left, right] = [pair(first).weights, pair(row).weights];
        if (!left || !right || left.stem === right.stem || othersDiffer(first, row)) continue;
        const metric = figures[0];
        report({
          ...at(row, metric ? { place: metric.source } : null),
          message: `Unexpected figures equal to those of ${code(left.stem)} throughout, expected those of ${code(right.stem)}; check the row`,
          actual: figures.map((figure) => figure.raw).join(" "),
          related: [place(first)],
          light: !sameCost(first, row) && new Set(figures.map((figure) => figure.value)).size < 3,
        });
      }
    }
  },
};

/** Whether figures of columns that the vocabulary does not know tell the rows apart. */
function othersDiffer(a: LintRow, b: LintRow): boolean {
  return a.table.columns.some((column, index) => {
    const [left, right] = [a, b].map((row) => row.aligned.cells[index]?.text ?? "");
    return (
      column.kind === "unknown" &&
      left !== right &&
      [left, right].every((text) => /^\d+\.\d+$/.test(text ?? ""))
    );
  });
}

/** Whether memory and speed are given and equal, too. */
function sameCost(a: LintRow, b: LintRow): boolean {
  const [left, right] = [a.result, b.result];
  return (
    (left.trainingMemoryGb !== null || left.inferenceFps !== null) &&
    left.trainingMemoryGb === right.trainingMemoryGb &&
    left.inferenceFps === right.inferenceFps
  );
}
