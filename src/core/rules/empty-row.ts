import { doc, type Rule, rawTable } from "./rule.ts";

export const emptyRow: Rule = {
  name: "empty-row",
  family: "shape",
  finds: "A row without any content.",
  why: "It is a leftover of editing, or a result that was never filled in.",
  example: {
    files: {
      "zoo.md": doc("Zoo", rawTable("Method | Lr schd | box AP", "| RetinaNet | 1x | 36.5 |", "| | | |")),
    },
    expected: [{ line: 8, text: "" }],
    leaves: { "zoo.md": doc("Zoo", rawTable("Method | Lr schd | box AP", "| RetinaNet | 1x | 36.5 |")) },
  },
  check: null,
};
