import { type Rule, table } from "./rule.ts";

export const indentedTable: Rule = {
  name: "indented-table",
  family: "shape",
  finds: "A table indented by four spaces or more.",
  why: "Markdown takes it for code and shows it raw.",
  example: {
    files: {
      "zoo.md": `# Zoo\n\n${table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5").replace(/^/gm, "    ")}\n`,
    },
    expected: [{ line: 3, text: "| Method" }],
    leaves: { "zoo.md": `# Zoo\n\n${table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")}\n` },
  },
  check: null,
};
