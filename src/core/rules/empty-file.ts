import type { Rule } from "./rule.ts";

export const emptyFile: Rule = {
  name: "empty-file",
  family: "shape",
  finds: "A markdown file without content.",
  why: "It gives no document; perhaps it was never written.",
  example: {
    files: { "a.md": "\n", "b.md": "# B\n" },
    expected: [{ file: "a.md", line: 1, text: "" }],
    leaves: { "b.md": "# B\n" },
  },
  check: null,
};
