import { doc, type Rule, rawTable } from "./rule.ts";

export const linksInMetricColumn: Rule = {
  name: "links-in-metric-column",
  family: "shape",
  finds: "Links that stand under a metric, with nothing left under the link columns.",
  why: "Cells are missing before them: the row has slid to the left.",
  example: {
    files: {
      "htc.md": doc(
        "HTC",
        rawTable(
          "Backbone | Lr schd | box AP | mask AP | Download",
          "| R-50 | 1x | 42.3 | 37.4 | [model](https://models.example.org/a.pth) |",
          "| R-101 | 1x | [model](https://models.example.org/b.pth) | | |",
        ),
      ),
    },
    expected: [{ line: 8, text: "[model]" }],
    leaves: {
      "htc.md": doc(
        "HTC",
        rawTable(
          "Backbone | Lr schd | box AP | Download",
          "| R-50 | 1x | [42.3](https://models.example.org/a.json) | [model](https://models.example.org/a.pth) |",
        ),
      ),
    },
  },
  check: null,
};
