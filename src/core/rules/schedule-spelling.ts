import { compareSpans, rowSpans, scheduleColumn, spansInStem } from "./claims.ts";
import { pair } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";

import { tellOnce, type Variant } from "./variants.ts";

export const scheduleSpelling: Rule = {
  name: "schedule-spelling",
  family: "vocabulary",
  finds: "A schedule in other units than the config's name: `12e` for `1x`.",
  why: "What `1x` means differs between datasets; one spelling leaves no doubt.",
  example: {
    files: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 12e | 40.4 | ${links("paa_r50_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "12e" }],
    leaves: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 40.4 | ${links("paa_r50_fpn_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const index = scheduleColumn(row);
        const cell = index === -1 ? null : row.aligned.cells[index];
        const witness = pair(row).config ?? pair(row).weights;
        if (!cell || !witness) continue;
        const spans = spansInStem(witness.stem);
        const first = spans[0];
        if (first && /\D/.test(cell.text.trim()) && compareSpans(rowSpans(row), spans) === "spelled")
          variants.push({ row, cell, actual: cell.text, expected: `${first.amount}${first.unit}` });
      }
      tellOnce(variants, "schedule", report, " as in the config's name");
    }
  },
};
