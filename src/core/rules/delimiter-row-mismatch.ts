import type { Rule } from "./rule.ts";

export const delimiterRowMismatch: Rule = {
  name: "delimiter-row-mismatch",
  family: "shape",
  finds: "A delimiter row with another number of cells than the header.",
  why: "Without it the table is no table, and its pipes are shown as text.",
  example: {
    files: { "zoo.md": "# Zoo\n\n| Method | Lr schd | box AP |\n|---|---|\n| RetinaNet | 1x | 36.5 |\n" },
    expected: [{ line: 3, text: "| Method" }],
    leaves: {
      "zoo.md": "# Zoo\n\n| Method | Lr schd | box AP |\n|---|---|---|\n| RetinaNet | 1x | 36.5 |\n",
    },
  },
  check: null,
};
