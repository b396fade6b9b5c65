import type { LintRow } from "./inventory.ts";
import { at } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";

const has = (row: LintRow, kind: string) => row.links.some((link) => link.kind === kind && link.url !== "");

export const missingWeights: Rule = {
  name: "missing-weights",
  family: "links",
  finds: "A row with figures and a config, but without the checkpoint that other rows of the table have.",
  why: "Who wants the model has to train it again.",
  example: {
    files: {
      "legacy.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 35.6 | ${links("retinanet_r50_fpn_1x_coco")}`,
          "R-50-FPN | 2x | 35.8 | [config](configs/retinanet_r50_fpn_2x_coco.py) | ",
        ),
      ),
    },
    expected: [{ line: 8, text: "[config]" }],
    leaves: {
      "ld.md": doc(
        "LD",
        table("Backbone | Lr schd | box AP | Config", "R-18 | 1x | 36.5 | [config](configs/ld_r18.py)"),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      // Where few rows have one, the others were left out on purpose.
      if (rows.filter((row) => has(row, "weights")).length * 3 < rows.length) continue;
      for (const row of rows) {
        const config = row.links.find((link) => link.kind === "config" && link.url !== "");
        const empty = row.links.some((link) => link.kind === "weights" || link.link.url.trim() === "");
        if (!config || empty || row.result.metrics.length === 0) continue;
        report({
          ...at(row, config.link),
          message: "Unexpected config without a checkpoint, expected one as in the other rows; add it",
        });
      }
    }
  },
};
