/** Findings about the shape of tables that the reader makes while it repairs them: documentation and examples. */
import { doc, type Rule, table } from "./rule.ts";

const rows = (header: string, ...lines: string[]) => `${table(header)}\n${lines.join("\n")}`;

export const shapeRules: Rule[] = [
  {
    name: "missing-cells",
    family: "shape",
    finds: "A row with fewer cells than the header.",
    why: "If the gap is not at the end, every figure after it stands under the wrong header.",
    example: {
      files: { "paa.md": doc("PAA", rows("Backbone | Lr schd | box AP | Config", "| R-50 | 12e | 40.4 |")) },
      expected: [{ line: 7, text: "40.4" }],
      leaves: {
        "paa.md": doc("PAA", rows("Backbone | Lr schd | box AP | Config", "| R-50 | 12e | 40.4 | |")),
      },
    },
    check: null,
  },
  {
    name: "surplus-cell",
    family: "shape",
    finds: "A cell beyond the last header that holds something.",
    why: "Markdown drops it: readers never see it.",
    example: {
      files: { "paa.md": doc("PAA", rows("Backbone | Lr schd | box AP", "| R-50 | 12e | 40.4 | best |")) },
      expected: [{ line: 7, text: "best" }],
      leaves: { "paa.md": doc("PAA", rows("Backbone | Lr schd | box AP", "| R-50 | 12e | 40.4 | |")) },
    },
    check: null,
  },
  {
    name: "missing-outer-pipe",
    family: "shape",
    finds: "A row without its first or last pipe.",
    why: "Some renderers end the table there.",
    example: {
      files: {
        "res2net.md": doc("Res2Net", rows("Backbone | Lr schd | box AP", "R2-101-FPN | 20e | 46.4 |")),
      },
      expected: [{ line: 7, text: "R2-101-FPN" }],
      leaves: {
        "res2net.md": doc("Res2Net", rows("Backbone | Lr schd | box AP", "| R2-101-FPN | 20e | 46.4 |")),
      },
    },
    check: null,
  },
  {
    name: "no-blank-line-before-table",
    family: "shape",
    finds: "A table that follows a paragraph without a blank line.",
    why: "Several renderers take it for text.",
    example: {
      files: {
        "zoo.md": `# Zoo\n\nResults:\n${table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")}\n`,
      },
      expected: [{ line: 4, text: "| Method" }],
      leaves: {
        "zoo.md": `# Zoo\n\nResults:\n\n${table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")}\n`,
      },
    },
    check: null,
  },
  {
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
  },
  {
    name: "delimiter-row-mismatch",
    family: "shape",
    finds: "A delimiter row with another number of cells than the header.",
    why: "Without it the table is no table, and its pipes are shown as text.",
    example: {
      files: { "zoo.md": "# Zoo\n\n| Method | Lr schd | box AP |\n|---|---|\n| RetinaNet | 1x | 36.5 |\n" },
      expected: [{ line: 3, text: "| Method" }],
      leaves: {
        "zoo.md": "# Zoo\n\n| Method | Lr schd | box AP |\n|---|---|---|\n| RetinaNet | 1x | 36.5 |\n",
      },
    },
    check: null,
  },
  {
    name: "links-in-metric-column",
    family: "shape",
    finds: "Links that stand under a metric, with nothing left under the link columns.",
    why: "Cells are missing before them: the row has slid to the left.",
    example: {
      files: {
        "htc.md": doc(
          "HTC",
          rows(
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
          rows(
            "Backbone | Lr schd | box AP | Download",
            "| R-50 | 1x | [42.3](https://models.example.org/a.json) | [model](https://models.example.org/a.pth) |",
          ),
        ),
      },
    },
    check: null,
  },
  {
    name: "empty-row",
    family: "shape",
    finds: "A row without any content.",
    why: "It is a leftover of editing, or a result that was never filled in.",
    example: {
      files: {
        "zoo.md": doc("Zoo", rows("Method | Lr schd | box AP", "| RetinaNet | 1x | 36.5 |", "| | | |")),
      },
      expected: [{ line: 8, text: "" }],
      leaves: { "zoo.md": doc("Zoo", rows("Method | Lr schd | box AP", "| RetinaNet | 1x | 36.5 |")) },
    },
    check: null,
  },
  {
    name: "label-row",
    family: "shape",
    finds: "A row with one cell only, taken as a label of the rows below.",
    why: "It is a heading inside a table; a heading and a table of its own would be read by every tool.",
    example: {
      files: {
        "zoo.md": doc(
          "Zoo",
          rows("Method | Lr schd | box AP", "| One stage | | |", "| RetinaNet | 1x | 36.5 |"),
        ),
      },
      expected: [{ line: 7, text: "One stage" }],
      leaves: { "zoo.md": doc("Zoo", rows("Method | Lr schd | box AP", "| RetinaNet | 1x | 36.5 |")) },
    },
    check: null,
  },
  {
    name: "empty-table",
    family: "shape",
    finds: "A table without rows.",
    why: "It announces results that are not there.",
    example: {
      files: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP")) },
      expected: [{ line: 5, text: "| Method" }],
      leaves: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
    },
    check: null,
  },
  {
    name: "empty-file",
    family: "shape",
    finds: "A markdown file without content.",
    why: "It gives no document; perhaps it was never written.",
    example: {
      files: { "a.md": "\n", "b.md": "# B\n" },
      expected: [{ file: "a.md", line: 1, text: "" }],
      leaves: { "b.md": "# B\n" },
    },
    check: null,
  },
  {
    name: "unreadable-document",
    family: "shape",
    finds: "A document with lists, quotes or elements nested thousands deep.",
    why: "No reader can follow it, and it is left out.",
    example: {
      files: { "zoo.md": `${">".repeat(5_000)} deep\n` },
      expected: [{ line: 1, text: ">" }],
      leaves: { "zoo.md": `${">".repeat(20)} deep\n` },
    },
    check: null,
  },
  {
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
  },
  {
    name: "long-line",
    family: "shape",
    finds: "A line of more than 50,000 characters.",
    why: "Parsers need minutes for lines of megabytes; what stands beyond is not read.",
    example: {
      files: { "zoo.md": `# Zoo\n\n${"word ".repeat(12_000)}\n` },
      expected: [{ line: 3, text: "word" }],
      leaves: { "zoo.md": `# Zoo\n\n${"word ".repeat(20)}\n` },
    },
    check: null,
  },
  {
    name: "flattened-document",
    family: "shape",
    finds: "A document whose newlines were lost.",
    why: "Nothing renders it as more than one line of text; its tables are restored here, but nowhere else.",
    example: {
      files: {
        "zoo.md":
          "# Zoo ## Results | Method | Lr schd | box AP | | --- | --- | --- | | RetinaNet | 1x | 36.5 |\n",
      },
      expected: [{ line: 1, text: "# Zoo" }],
      leaves: { "zoo.md": doc("Zoo", table("Method | Lr schd | box AP", "RetinaNet | 1x | 36.5")) },
    },
    check: null,
  },
  {
    name: "unclosed-table",
    family: "shape",
    finds: "An HTML table that is never closed.",
    why: "Where it ends has to be guessed, and browsers draw the rest of the page inside it.",
    example: {
      files: {
        "zoo.md":
          "# Zoo\n\n<table>\n<tr><th>Method</th><th>Lr schd</th><th>box AP</th></tr>\n<tr><td>RetinaNet</td><td>1x</td><td>36.5</td></tr>\n\nMore text.\n",
      },
      expected: [{ line: 3, text: "<table>" }],
      leaves: {
        "zoo.md":
          "# Zoo\n\n<table>\n<tr><th>Method</th><th>Lr schd</th><th>box AP</th></tr>\n<tr><td>RetinaNet</td><td>1x</td><td>36.5</td></tr>\n</table>\n",
      },
    },
    check: null,
  },
];
