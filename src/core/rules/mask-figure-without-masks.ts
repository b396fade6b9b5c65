import { nameKey } from "../keys.ts";
import { methodsInStem } from "./claims.ts";
import type { LintRow } from "./inventory.ts";
import { at, pair, place } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const maskFigureWithoutMasks: Rule = {
  name: "mask-figure-without-masks",
  family: "values",
  finds: "A mask AP in the row of a detector that predicts no masks, by its cell and by its config's name.",
  why: "The figure was copied from another column or row, and would stand on a board that its model cannot be on.",
  lighter: "the figure is not that of the boxes once more, or no file name confirms the detector",
  example: {
    files: {
      "carafe.md": doc(
        "CARAFE",
        table(
          "Method | Backbone | Lr schd | Box AP | Mask AP | Config | Download",
          `Faster R-CNN w/ CARAFE | R-50-FPN | 1x | 38.6 | 38.6 | ${links("faster_rcnn_r50_fpn_carafe_1x_coco")}`,
          `Mask R-CNN w/ CARAFE | R-50-FPN | 1x | 39.3 | 35.8 | ${links("mask_rcnn_r50_fpn_carafe_1x_coco")}`,
        ),
      ),
    },
    // The first cell with this text would be the box AP's; the place tells them apart.
    expected: [{ line: 7, text: "38.6 | [config]" }],
    leaves: {
      "instaboost.md": doc(
        "InstaBoost",
        table(
          "Network | Backbone | Lr schd | box AP | mask AP | Config | Download",
          `Cascade R-CNN | R-101-FPN | 4x | 43.7 | 38.0 | ${links("cascade_mask_rcnn_r101_fpn_instaboost_4x_coco")}`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const maskFigure = (row: LintRow) =>
      row.result.metrics.find(({ id }) => vocabulary.metricById.get(id)?.task === "instance segmentation");
    for (const row of rows) {
      const metric = maskFigure(row);
      if (!metric) continue;
      const detector = vocabulary.methods.find((method) => method.name === row.result.method);
      if (!detector?.outputs || detector.outputs.includes("mask")) continue;
      const { config, weights } = pair(row);
      const named = [config, weights].flatMap((witness) =>
        witness ? methodsInStem(witness.stem, vocabulary) : [],
      );
      if (
        named.some((method) => method.outputs?.includes("mask")) ||
        weights?.name.metrics.some(({ name }) => /seg|mask/i.test(name)) ||
        // A model of panoptic segmentation has masks, whatever detector it is built on.
        row.result.metrics.some(
          ({ id }) => vocabulary.metricById.get(id)?.task === "panoptic segmentation",
        ) ||
        [config, weights].some((witness) => /panoptic|segm?(?![a-z])|mask/i.test(witness?.stem ?? ""))
      )
        continue;
      const copied = row.result.metrics.some(
        (other) => other !== metric && other.id === "box_ap" && other.value === metric.value,
      );
      // A short name ("Cascade"), or one in a table of masks throughout, may well mean the variant with masks.
      const whole = [config, weights].some((witness) =>
        nameKey(witness?.stem ?? "").includes(nameKey(detector.name)),
      );
      if (!copied && (!whole || row.table.rows.every(maskFigure))) continue;
      report({
        ...at(row, { place: metric.source }),
        message: `Unexpected mask figure ${code(metric.raw)} for ${code(detector.name)}, which predicts no masks${copied ? "; it equals the box AP" : ""}; remove it or correct the model`,
        actual: metric.raw,
        related: [place(row, config?.link ?? weights?.link)],
        light: !copied || !named.includes(detector),
      });
    }
  },
};
