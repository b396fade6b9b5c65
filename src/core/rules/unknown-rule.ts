import { doc, type Rule, table } from "./rule.ts";

export const unknownRule: Rule = {
  name: "unknown-rule",
  family: "settings",
  finds: "An entry of `rules` in `zoo.yaml` that names no rule.",
  why: "It is a slip of the pen, and silences nothing.",
  example: {
    files: { "zoo.md": doc("Zoo on COCO", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
    manifest: {
      rules: [{ rule: "empty-links", severity: "off", reason: "The weights are not published yet" }],
    },
    expected: [{ file: "zoo.yaml", line: 1, text: "" }],
    leaves: {},
  },
  check: null,
};
