import { nameKey } from "../keys.ts";
import { isPlaceholder } from "../links.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const LINKED = new Set(["config", "weights", "log", "download"]);

export const placeholderLink: Rule = {
  name: "placeholder-link",
  family: "links",
  finds:
    "A word such as `link` or `model` in a link column that links to nothing, or whose target is one itself.",
  why: "It looks like a download and is none.",
  example: {
    files: {
      "nuinsseg.md": doc(
        "BoxInst",
        table(
          "Backbone | Lr schd | mask AP | Download",
          "R-50 | 1x | 33.65 | link",
          "R-101 | 1x | 34.39 | -",
          "X-101 | 1x | 35.01 | [model](X)",
        ),
      ),
    },
    expected: [
      { line: 7, text: "link" },
      { line: 9, text: "[model]" },
    ],
    leaves: {
      "nuinsseg.md": doc(
        "BoxInst",
        table(
          "Backbone | Lr schd | mask AP | Download",
          "R-50 | 1x | 33.65 | coming soon",
          "R-101 | 1x | 34.39 | [link](https://models.example.org/a.pth)",
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const words = new Set(vocabulary.checks.placeholders.map(nameKey));
    for (const row of rows) {
      for (const [index, cell] of row.aligned.cells.entries()) {
        const column = row.table.columns[index];
        for (const link of cell?.links ?? []) {
          if (!isPlaceholder(link.url)) continue;
          report({
            ...at(row, link),
            message: `Unexpected target ${code(link.url.trim())} of the link ${code(link.label)}, expected an address; add it or leave the cell empty`,
            actual: link.url,
          });
        }
        if (!cell || cell.links.length > 0 || column?.kind !== "role" || !LINKED.has(column.role)) continue;
        const parts = cell.text.split(/[|/,;\s]+/).filter((part) => part !== "");
        if (parts.length === 0 || !parts.every((part) => words.has(nameKey(part)))) continue;
        report({
          ...at(row, cell),
          message: `Unexpected ${code(cell.text)} without a target in column ${code(row.table.observed.context.grid.header[index]?.text ?? "")}, expected a link; add its address or leave the cell empty`,
          actual: cell.text,
        });
      }
    }
  },
};
