import { doc, type Rule, table } from "./rule.ts";

export const unknownDataset: Rule = {
  name: "unknown-dataset",
  family: "vocabulary",
  finds: "A results table of which nothing says on which dataset it was measured.",
  why: "Its figures stand on a board of their own.",
  lighter: "the heading or the text above may name a dataset, though none that is known",
  example: {
    files: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
    expected: [{ line: 5, text: "| Method" }],
    leaves: { "zoo.md": doc("Zoo on COCO", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
  },
  check: null,
};
