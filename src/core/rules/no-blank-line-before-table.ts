import { type Rule, table } from "./rule.ts";

export const noBlankLineBeforeTable: Rule = {
  name: "no-blank-line-before-table",
  family: "shape",
  finds: "A table that follows a paragraph without a blank line.",
  why: "Several renderers take it for text.",
  example: {
    files: {
      "zoo.md": `# Zoo\n\nResults:\n${table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")}\n`,
    },
    expected: [{ line: 4, text: "| Method" }],
    leaves: {
      "zoo.md": `# Zoo\n\nResults:\n\n${table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")}\n`,
    },
  },
  check: null,
};
