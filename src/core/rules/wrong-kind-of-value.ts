import { headerKey } from "../keys.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const wrongKindOfValue: Rule = {
  name: "wrong-kind-of-value",
  family: "shape",
  finds: "A yes or no in a column that counts: epochs, a schedule, memory, speed.",
  why: "The header or the cells of the row are in the wrong place.",
  example: {
    files: {
      "yolof.md": doc(
        "YOLOF",
        table("Backbone | Style | Epoch | Lr schd | box AP", "R-50-C5 | caffe | Y | 1x | 37.5"),
      ),
    },
    expected: [{ line: 7, text: "Y" }],
    leaves: {
      "tridentnet.md": doc(
        "TridentNet",
        table("Backbone | mstrain | Epoch | box AP", "R-50 | N | 12 | 37.7", "R-50 | Y | - | 40.3"),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { observed, rows } of tables) {
      for (const [index, header] of observed.context.grid.header.entries()) {
        const role = vocabulary.columns.get(headerKey(header.text.replace(/\s*\([^)]*\)\s*$/, "")))?.role;
        if (role !== "schedule" && role !== "memory" && role !== "fps") continue;
        for (const row of rows) {
          const cell = row.aligned.cells[index];
          if (!cell || !/^(?:y|n|yes|no|true|false|✓|✔)$/i.test(cell.text.trim())) continue;
          report({
            ...at(row, cell),
            message: `Unexpected ${code(cell.text)} in column ${code(header.text)}, expected a number; correct the header or the cell`,
            actual: cell.text,
          });
        }
      }
    }
  },
};
