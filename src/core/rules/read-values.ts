/** Findings about values, links and words that the reader makes on the way: documentation and examples. */
import { doc, type Rule, table } from "./rule.ts";

export const valueRules: Rule[] = [
  {
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
  },
  {
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
  },
  {
    name: "unknown-header",
    family: "vocabulary",
    finds: "A header that the vocabulary does not know.",
    why: "Its cells are kept as they are, but nothing can compare them.",
    example: {
      files: {
        "zoo.md": doc("Zoo", table("Method | Lr schd | Frobnication | box AP", "RetinaNet | 1x | 3 | 36.5")),
      },
      expected: [{ line: 5, text: "Frobnication" }],
      leaves: {
        "zoo.md": doc("Zoo", table("Method | Lr schd | Mem (GB) | box AP", "RetinaNet | 1x | 3 | 36.5")),
      },
    },
    check: null,
  },
  {
    name: "unknown-dataset",
    family: "vocabulary",
    finds: "A results table of which nothing says on which dataset it was measured.",
    why: "Its figures stand on a board of their own.",
    example: {
      files: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
      expected: [{ line: 5, text: "| Method" }],
      leaves: { "zoo.md": doc("Zoo on COCO", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
    },
    check: null,
  },
  {
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
  },
];

/** Findings about the settings of a zoo; `lint.ts` makes them. */
export const settingRules: Rule[] = [
  {
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
  },
  {
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
  },
];
