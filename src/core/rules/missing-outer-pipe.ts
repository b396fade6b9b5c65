import { doc, type Rule, rawTable } from "./rule.ts";

export const missingOuterPipe: Rule = {
  name: "missing-outer-pipe",
  family: "shape",
  finds: "A row without its first or last pipe.",
  why: "Some renderers end the table there.",
  example: {
    files: {
      "res2net.md": doc("Res2Net", rawTable("Backbone | Lr schd | box AP", "R2-101-FPN | 20e | 46.4 |")),
    },
    expected: [{ line: 7, text: "R2-101-FPN" }],
    leaves: {
      "res2net.md": doc("Res2Net", rawTable("Backbone | Lr schd | box AP", "| R2-101-FPN | 20e | 46.4 |")),
    },
  },
  check: null,
};
