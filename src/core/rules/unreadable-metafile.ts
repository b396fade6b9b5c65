import { doc, type Rule, table } from "./rule.ts";

export const unreadableMetafile: Rule = {
  name: "unreadable-metafile",
  family: "shape",
  finds: "A `metafile.yml` or `model-index.yml`, or an entry of one, that cannot be read.",
  why: "Its figures and papers are lost to every tool, and the tables are checked without their second witness.",
  example: {
    files: {
      "retinanet.md": doc("RetinaNet", table("Backbone | Lr schd | box AP", "R-50 | 1x | 36.5")),
    },
    metadataProblems: [
      {
        file: "metafile.yml",
        line: 4,
        message:
          "Unexpected value of `Results` in entry 1 of `Models`, which cannot be read; the entry is left out",
      },
    ],
    expected: [{ file: "metafile.yml", line: 4, text: "" }],
    leaves: {
      "retinanet.md": doc("RetinaNet", table("Backbone | Lr schd | box AP", "R-50 | 1x | 36.5")),
    },
  },
  check: null,
};
