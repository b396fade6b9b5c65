import type { Rule } from "./rule.ts";

export const longLine: Rule = {
  name: "long-line",
  family: "shape",
  finds: "A line of more than 50,000 characters.",
  why: "Parsers need minutes for lines of megabytes; what stands beyond is not read.",
  example: {
    files: { "zoo.md": `# Zoo\n\n${"word ".repeat(12_000)}\n` },
    expected: [{ line: 3, text: "word" }],
    leaves: { "zoo.md": `# Zoo\n\n${"word ".repeat(20)}\n` },
  },
  check: null,
};
