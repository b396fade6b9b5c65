import { doc, type Rule, rawTable } from "./rule.ts";

export const labelRow: Rule = {
  name: "label-row",
  family: "shape",
  finds: "A row with one cell only, taken as a label of the rows below.",
  why: "It is a heading inside a table; a heading and a table of its own would be read by every tool.",
  example: {
    files: {
      "zoo.md": doc(
        "Zoo",
        rawTable("Method | Lr schd | box AP", "| One stage | | |", "| RetinaNet | 1x | 36.5 |"),
      ),
    },
    expected: [{ line: 7, text: "One stage" }],
    leaves: { "zoo.md": doc("Zoo", rawTable("Method | Lr schd | box AP", "| RetinaNet | 1x | 36.5 |")) },
  },
  check: null,
};
