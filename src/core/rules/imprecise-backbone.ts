import { backbonesInStem, precise, rowBackbone, sameBackbone } from "./claims.ts";
import { pair } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";

import { tellOnce, type Variant } from "./variants.ts";

export const impreciseBackbone: Rule = {
  name: "imprecise-backbone",
  family: "vocabulary",
  finds: "A backbone cell that leaves out what the config's name has: `X-101` for `x101_64x4d`.",
  why: "ResNeXt-101 32x4d and 64x4d differ in memory by half.",
  example: {
    files: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `X-101 | 2x | 42.6 | ${links("fcos_x101_64x4d_fpn_2x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "X-101" }],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `X-101-64x4d | 2x | 42.6 | ${links("fcos_x101_64x4d_fpn_2x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const own = rowBackbone(row, vocabulary);
        const witness = pair(row).config ?? pair(row).weights;
        if (!own || !witness) continue;
        const full = backbonesInStem(witness.stem, vocabulary).find(
          (name) =>
            precise(name) &&
            name !== own.name &&
            name.startsWith(`${own.name}-`) &&
            sameBackbone(name, own.name),
        );
        if (full !== undefined) variants.push({ row, cell: own.cell, actual: own.name, expected: full });
      }
      tellOnce(variants, "backbone", report, " as in the config's name");
    }
  },
};
