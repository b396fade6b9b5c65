import { readMethodCell } from "../names.ts";
import { backbonesInStem } from "./claims.ts";
import { at, cellOf, isBlank } from "./lint-row.ts";
import { code, doc, type Rule, soIn, table } from "./rule.ts";

export const unknownMethod: Rule = {
  name: "unknown-method",
  family: "vocabulary",
  finds: "A model's name that the vocabulary does not know; told once a table, and each spelling once a zoo.",
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
  check: ({ tables, vocabulary }, report) => {
    const told = new Set<string>();
    for (const { rows, document } of tables) {
      const cells = rows.flatMap((row) => {
        const cell = cellOf(row, "method");
        if (!cell || isBlank(cell.text, vocabulary)) return [];
        const read = readMethodCell(cell.text, vocabulary);
        if (
          read.detector ||
          read.techniques.length > 0 ||
          read.refersAbove ||
          read.backbone ||
          backbonesInStem(cell.text, vocabulary).length > 0
        )
          return [];
        const key = `${document.zoo.id} ${read.rest.toLowerCase()}`;
        if (told.has(key)) return [];
        told.add(key);
        return [{ row, cell }];
      });
      const first = cells[0];
      if (!first) continue;
      report({
        ...at(first.row, first.cell),
        message: `Unexpected model ${code(first.cell.text)}, which the vocabulary does not know; add it to \`words\` in \`zoo.yaml\` or to \`methods.yaml\`${soIn(cells.length, "models")}`,
        actual: first.cell.text,
      });
    }
  },
};
