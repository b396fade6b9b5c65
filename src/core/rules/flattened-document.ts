import { doc, type Rule, table } from "./rule.ts";

export const flattenedDocument: Rule = {
  name: "flattened-document",
  family: "shape",
  finds: "A document whose newlines were lost.",
  why: "Nothing renders it as more than one line of text; its tables are restored here, but nowhere else.",
  example: {
    files: {
      "zoo.md":
        "# Zoo ## Results | Method | Lr schd | box AP | | --- | --- | --- | | RetinaNet | 1x | 36.5 |\n",
    },
    expected: [{ line: 1, text: "# Zoo" }],
    leaves: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
  },
  check: null,
};
