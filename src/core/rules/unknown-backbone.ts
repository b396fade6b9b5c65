import { readBackboneToken } from "../names.ts";
import { at, cellOf, isBlank } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const unknownBackbone: Rule = {
  name: "unknown-backbone",
  family: "vocabulary",
  finds: "A backbone that the vocabulary does not know; told once a spelling and zoo.",
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
  check: ({ rows, vocabulary }, report) => {
    const told = new Set<string>();
    for (const row of rows) {
      const cell = cellOf(row, "backbone");
      const text = cell?.text.replace(/^[*\s]+/, "") ?? "";
      if (!cell || isBlank(text, vocabulary) || readBackboneToken(text, vocabulary) !== null) continue;
      const name = row.result.backbone?.name ?? text;
      const key = `${row.table.document.zoo.id} ${name.toLowerCase()}`;
      if (told.has(key) || /^\d+$/.test(text) || cell.text.length > 60) continue;
      told.add(key);
      report({
        ...at(row, cell),
        message: `Unexpected backbone ${code(name)}, which the vocabulary does not know; add it to \`backbones.yaml\``,
        actual: cell.text,
      });
    }
  },
};
