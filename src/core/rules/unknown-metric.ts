import type { Rule } from "./rule.ts";

export const unknownMetric: Rule = {
  name: "unknown-metric",
  family: "vocabulary",
  finds: "Metrics of a metafile whose names the vocabulary does not know.",
  why: "They are not shown.",
  example: {
    files: { "zoo.md": "# Zoo\n\nText.\n" },
    metadata: {
      "metafile.yml": [
        {
          name: "a",
          config: "configs/a_r50_coco.py",
          figures: [
            { task: "Object Detection", dataset: "COCO", metric: "box AP", value: 38.2 },
            { task: "Object Detection", dataset: "COCO", metric: "frobnication", value: 3 },
          ],
        },
      ],
    },
    expected: [{ file: "metafile.yml", line: 1, text: "" }],
    leaves: { "zoo.md": "# Zoo\n\nText.\n" },
  },
  check: null,
};
