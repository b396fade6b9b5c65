import type { LintRow } from "./inventory.ts";
import { at, cellOf, isBlank } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

const has = (row: LintRow, kind: string) => row.links.some((link) => link.kind === kind && link.url !== "");

export const missingLinks: Rule = {
  name: "missing-links",
  family: "links",
  finds: "A row with figures that links neither config nor checkpoint, in a table where other rows do.",
  why: "Nobody can reproduce or check the figure.",
  example: {
    files: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | Score voting | box AP | Config | Download",
          `R-50-FPN | 12e | True | 40.4 | ${links("paa_r50_fpn_1x_coco")}`,
          "R-50-FPN | 12e | False | 40.2 | - | ",
        ),
      ),
    },
    expected: [{ line: 8, text: "R-50-FPN" }],
    leaves: { "paa.md": doc("PAA", table("Backbone | Lr schd | box AP", "R-50-FPN | 12e | 40.4")) },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const linked = rows.filter((row) => has(row, "config") || has(row, "weights"));
      if (linked.length === 0) continue;
      for (const row of rows) {
        if (
          row.result.metrics.length === 0 ||
          linked.includes(row) ||
          row.aligned.slid.length > 0 ||
          row.links.some((link) => link.link.url.trim() === "")
        )
          continue;
        const named = ["method", "backbone"]
          .map((role) => cellOf(row, role))
          .find((cell) => cell && !isBlank(cell.text, vocabulary));
        const cell =
          named ?? row.aligned.cells.find((candidate) => candidate && candidate.text !== "") ?? null;
        report({
          ...at(row, cell),
          message: `Unexpected figures without config and checkpoint for ${code(cell?.text ?? "")}, expected links as in the other rows; add them or say where the figures are from`,
        });
      }
    }
  },
};
