import { doc, type Rule, table } from "./rule.ts";

export const unreadableNumber: Rule = {
  name: "unreadable-number",
  family: "values",
  finds: "A cell under a metric, memory or speed that is no number.",
  why: "It is kept as text, but no board can rank it.",
  example: {
    files: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | about 37")) },
    expected: [{ line: 7, text: "about 37" }],
    leaves: {
      "zoo.md": doc(
        "Zoo",
        table(
          "Method | Lr schd | box AP",
          "RetinaNet | 1x | 36.5 (35.9)",
          "FCOS | 1x | -",
          "ATSS | 1x | 39.4\\*",
        ),
      ),
    },
  },
  check: null,
};
