import { stemWords } from "../keys.ts";
import { contradicts, tellingSurplus } from "./config-mismatch.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, pair, place } from "./lint-row.ts";
import { misspelling } from "./misspelled-name.ts";
import { code, doc, links, type Rule, soIn, table } from "./rule.ts";

export const looseName: Rule = {
  name: "loose-name",
  family: "witnesses",
  finds: "Checkpoints that are not named as their configs are; told once a table.",
  why: "Tools that pair the two by name miss them, and a reader has to guess.",
  example: {
    files: {
      "dynamic-rcnn.md": doc(
        "Dynamic R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50 | 1x | 38.9 | ${links("dynamic_rcnn_r50_fpn_1x_coco", "dynamic_rcnn_r50_fpn_1x")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "[model]" }],
    leaves: {
      "nuimages.md": doc(
        "nuImages",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50 | 1x | 47.8 | ${links("mask-rcnn_r50_fpn_1x_nuim", "mask_rcnn_r50_fpn_1x_nuim")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const found: { row: LintRow; config: Witness; weights: Witness }[] = [];
      for (const row of rows) {
        const { config, weights } = pair(row);
        if (!config || !weights || misspelling(config.stem, weights.stem)) continue;
        const key = (stem: string) => stemWords(stem).sort().join(" ");
        if (key(config.stem) === key(weights.stem) || contradicts(config.stem, weights.stem, vocabulary))
          continue;
        if (
          tellingSurplus(config.stem, weights.stem, vocabulary).length +
            tellingSurplus(weights.stem, config.stem, vocabulary).length >
          0
        )
          continue;
        found.push({ row, config, weights });
      }
      const first = found[0];
      if (!first) continue;
      const { row, config, weights } = first;
      report({
        ...at(row, weights.link),
        message: `Unexpected checkpoint name ${code(weights.stem)}, expected ${code(config.stem)} as the config is called${soIn(found.length)}`,
        actual: weights.stem,
        expected: [config.stem],
        related: [place(row, config.link)],
      });
    }
  },
};
