import { readMethodCell } from "../names.ts";
import { backbonesInStem } from "./claims.ts";
import { at, cellOf, isBlank } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const unknownMethod: Rule = {
  name: "unknown-method",
  family: "vocabulary",
  finds: "A model's name that the vocabulary does not know; told once a spelling and zoo.",
  why: "Its results get no page with what the method is, and are not found under its other names.",
  example: {
    files: {
      "zoo.md": doc(
        "Model Zoo",
        table(
          "Method | Backbone | Lr schd | box AP",
          "RetinaNet | R-50 | 1x | 36.5",
          "FooDet | R-50 | 1x | 37.0",
        ),
      ),
    },
    expected: [{ line: 8, text: "FooDet" }],
    leaves: {
      "zoo.md": doc(
        "Model Zoo",
        table(
          "Method | Backbone | Lr schd | box AP",
          "RetinaNet | R-50 | 1x | 36.5",
          "Faster | R-50 | 1x | 37.0",
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const told = new Set<string>();
    for (const row of rows) {
      const cell = cellOf(row, "method");
      if (!cell || isBlank(cell.text, vocabulary)) continue;
      const read = readMethodCell(cell.text, vocabulary);
      if (
        read.detector ||
        read.techniques.length > 0 ||
        read.refersAbove ||
        read.backbone ||
        backbonesInStem(cell.text, vocabulary).length > 0
      )
        continue;
      const key = `${row.table.document.zoo.id} ${read.rest.toLowerCase()}`;
      if (told.has(key)) continue;
      told.add(key);
      report({
        ...at(row, cell),
        message: `Unexpected model ${code(cell.text)}, which the vocabulary does not know; add it to \`methods.yaml\``,
        actual: cell.text,
      });
    }
  },
};
