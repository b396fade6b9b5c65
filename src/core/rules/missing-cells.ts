import { doc, type Rule, rawTable } from "./rule.ts";

export const missingCells: Rule = {
  name: "missing-cells",
  family: "shape",
  finds: "A row with fewer cells than the header.",
  why: "If the gap is not at the end, every figure after it stands under the wrong header.",
  example: {
    files: {
      "paa.md": doc("PAA", rawTable("Backbone | Lr schd | box AP | Config", "| R-50 | 12e | 40.4 |")),
    },
    expected: [{ line: 7, text: "40.4" }],
    leaves: {
      "paa.md": doc("PAA", rawTable("Backbone | Lr schd | box AP | Config", "| R-50 | 12e | 40.4 | |")),
    },
  },
  check: null,
};
