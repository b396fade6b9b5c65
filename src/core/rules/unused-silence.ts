import { doc, type Rule, table } from "./rule.ts";

export const unusedSilence: Rule = {
  name: "unused-silence",
  family: "settings",
  finds: "An entry of `rules` in `zoo.yaml` that no finding matches any more.",
  why: "Old excuses pile up, and one of them may hide the next mistake.",
  example: {
    files: { "zoo.md": doc("Zoo on COCO", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
    manifest: {
      rules: [{ rule: "empty-link", severity: "off", reason: "The weights are not published yet" }],
    },
    expected: [{ file: "zoo.yaml", line: 1, text: "" }],
    leaves: {
      "zoo.md": doc(
        "Zoo on COCO",
        table("Method | Lr schd | box AP | Download", "RetinaNet | 1x | 36.5 | [model]()"),
      ),
    },
  },
  check: null,
};
