import type { Metric } from "../contract.ts";
import { at, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

/** What zoos call a metric in a file name, and the metrics of the vocabulary that it can be. */
const NAMED: [RegExp, string[]][] = [
  [/^bbox|^box|^det/i, ["box_ap"]],
  [/^segm|^mask/i, ["mask_ap"]],
  [/^(?:m?ap)$/i, ["box_ap", "mask_ap", "keypoint_ap", "map"]],
];

const percent = (value: number) => (value <= 1 ? value * 100 : value);

export const figureMismatch: Rule = {
  name: "figure-mismatch",
  family: "witnesses",
  finds: "A figure in the checkpoint's name (`bbox_mAP-0.398`) that differs from the cell.",
  why: "One of the two is not this checkpoint's: the name was written by the training itself.",
  lighter: "the row gives several figures of that metric",
  example: {
    files: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50-FPN | 2x | 39.7 | [model](https://models.example.org/faster_rcnn_r50_fpn_2x_coco_bbox_mAP-0.397_20200504_231813-10b2de58.pth)",
          "R-50-FPN | 3x | 40.2 | [model](https://models.example.org/faster_rcnn_r50_fpn_3x_coco_bbox_mAP-0.398_20200504_163323-30042637.pth)",
        ),
      ),
    },
    expected: [{ line: 8, text: "40.2" }],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | box AP | mask AP | Download",
          "R-50-FPN | 1x | 38.0 | 34.4 | [model](https://models.example.org/mask_rcnn_r50_fpn_1x_coco_bbox_mAP-0.38__segm_mAP-0.344_20200504_231812-0ebd1859.pth)",
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    for (const row of rows) {
      for (const weights of row.witnesses.filter((witness) => witness.kind === "weights")) {
        for (const named of weights.name.metrics) {
          const ids = NAMED.find(([pattern]) => pattern.test(named.name))?.[1];
          const metrics = row.result.metrics.filter((metric: Metric) => ids?.includes(metric.id));
          const value = percent(named.value);
          if (metrics.length === 0 || metrics.some((metric) => Math.abs(metric.value - value) < 0.0999))
            continue;
          const metric = metrics.find((candidate) => candidate.condition === null) ?? metrics[0];
          if (!metric) continue;
          report({
            ...at(row, { place: metric.source }),
            message: `Unexpected ${code(metric.raw)}, expected ${code(String(Number(value.toFixed(2))))} as the checkpoint's name says; correct the cell or link its checkpoint`,
            actual: metric.raw,
            expected: [String(Number(value.toFixed(2)))],
            related: [place(row, weights.link)],
            light: metrics.length > 1,
          });
        }
      }
    }
  },
};
