import { readBackboneToken } from "../backbone-names.ts";
import { at, cellOf, isBlank } from "./lint-row.ts";
import { code, doc, type Rule, soIn, table } from "./rule.ts";

export const unknownBackbone: Rule = {
  name: "unknown-backbone",
  family: "vocabulary",
  finds: "A backbone that the vocabulary does not know; told once a table, and each spelling once a zoo.",
  why: "It gets no family, so that filters and comparisons leave it out.",
  example: {
    files: {
      "zoo.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP",
          "R-50 | 1x | 36.5",
          "FooNet-42 | 1x | 37.0",
          "FooNet-42 | 2x | 37.4",
        ),
      ),
    },
    expected: [{ line: 8, text: "FooNet-42" }],
    leaves: {
      "zoo.md": doc("RetinaNet", table("Backbone | Lr schd | box AP", "R-50 | 1x | 36.5", "- | 1x | 37.0")),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    const told = new Set<string>();
    for (const { rows, document } of tables) {
      const cells = rows.flatMap((row) => {
        const cell = cellOf(row, "backbone");
        const text = cell?.text.replace(/^[*\s]+/, "") ?? "";
        if (!cell || isBlank(text, vocabulary) || readBackboneToken(text, vocabulary) !== null) return [];
        const name = row.result.backbone?.name ?? text;
        const key = `${document.zoo.id} ${name.toLowerCase()}`;
        if (told.has(key) || /^\d+$/.test(text) || cell.text.length > 60) return [];
        told.add(key);
        return [{ row, cell, name }];
      });
      const first = cells[0];
      if (!first) continue;
      report({
        ...at(first.row, first.cell),
        message: `Unexpected backbone ${code(first.name)}, which the vocabulary does not know; add it to \`backbones.yaml\`${soIn(cells.length, "backbones")}`,
        actual: first.cell.text,
      });
    }
  },
};
