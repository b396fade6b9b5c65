import type { Rule } from "./rule.ts";

export const unreadableDocument: Rule = {
  name: "unreadable-document",
  family: "shape",
  finds: "A document with lists, quotes or elements nested thousands deep.",
  why: "No reader can follow it, and it is left out.",
  example: {
    files: { "zoo.md": `${">".repeat(5_000)} deep\n` },
    expected: [{ line: 1, text: ">" }],
    leaves: { "zoo.md": `${">".repeat(20)} deep\n` },
  },
  check: null,
};
