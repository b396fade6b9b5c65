import { doc, type Rule, table } from "./rule.ts";

export const unknownHeader: Rule = {
  name: "unknown-header",
  family: "vocabulary",
  finds: "A header that the vocabulary does not know.",
  why: "Its cells are kept as they are, but nothing can compare them.",
  example: {
    files: {
      "zoo.md": doc("Zoo", table("Method | Lr schd | Frobnication | box AP", "RetinaNet | 1x | 3 | 36.5")),
    },
    expected: [{ line: 5, text: "Frobnication" }],
    leaves: {
      "zoo.md": doc("Zoo", table("Method | Lr schd | Mem (GB) | box AP", "RetinaNet | 1x | 3 | 36.5")),
    },
  },
  check: null,
};
