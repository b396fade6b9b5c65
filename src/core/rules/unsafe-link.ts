import { doc, type Rule, table } from "./rule.ts";

export const unsafeLink: Rule = {
  name: "unsafe-link",
  family: "links",
  finds: "A link that browsers would run, such as `javascript:`.",
  why: "It is dropped: nothing of the kind belongs into a model zoo.",
  example: {
    files: {
      "zoo.md": doc(
        "Zoo",
        table("Method | Lr schd | box AP | Download", "RetinaNet | 1x | 36.5 | [model](javascript:alert)"),
      ),
    },
    expected: [{ line: 7, text: "[model]" }],
    leaves: {
      "zoo.md": doc(
        "Zoo",
        table(
          "Method | Lr schd | box AP | Download",
          "RetinaNet | 1x | 36.5 | [model](https://models.example.org/javascript.pth)",
        ),
      ),
    },
  },
  check: null,
};
