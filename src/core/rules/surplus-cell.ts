import { doc, type Rule, rawTable } from "./rule.ts";

export const surplusCell: Rule = {
  name: "surplus-cell",
  family: "shape",
  finds: "A cell beyond the last header that holds something.",
  why: "Markdown drops it: readers never see it.",
  example: {
    files: { "paa.md": doc("PAA", rawTable("Backbone | Lr schd | box AP", "| R-50 | 12e | 40.4 | best |")) },
    expected: [{ line: 7, text: "best" }],
    leaves: { "paa.md": doc("PAA", rawTable("Backbone | Lr schd | box AP", "| R-50 | 12e | 40.4 | |")) },
  },
  check: null,
};
