import { doc, type Rule, table } from "./rule.ts";

export const emptyTable: Rule = {
  name: "empty-table",
  family: "shape",
  finds: "A table without rows.",
  why: "It announces results that are not there.",
  example: {
    files: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP")) },
    expected: [{ line: 5, text: "| Method" }],
    leaves: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
  },
  check: null,
};
