import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const decimalComma: Rule = {
  name: "decimal-comma",
  family: "values",
  finds: "A number with a decimal comma: `36,22`.",
  why: "Most programs read it as 3622 or as two numbers.",
  example: {
    files: {
      "nuinsseg.md": doc(
        "BoxInst",
        table("Backbone | Lr schd | mask AP", "R-50 | 1x | 33.65", "R-101 | 1x | 36,22"),
      ),
    },
    expected: [{ line: 8, text: "36,22" }],
    leaves: {
      "fcn.md": doc("FCN", table("Backbone | Lr schd | Params (M) | mIoU", "R-50 | 40,000 | 1,234 | 71.25")),
    },
  },
  check: ({ rows }, report) => {
    for (const row of rows) {
      for (const [index, cell] of row.aligned.cells.entries()) {
        const column = row.table.columns[index];
        const counts =
          column?.kind === "metric" ||
          (column?.kind === "role" && (column.role === "memory" || column.role === "fps"));
        if (!cell || !counts || !/^\d{1,3},(?:\d{1,2}|\d{4,})$/.test(cell.text)) continue;
        const expected = cell.text.replace(",", ".");
        report({
          ...at(row, cell),
          message: `Unexpected decimal comma in ${code(cell.text)}, expected ${code(expected)}; write a point`,
          actual: cell.text,
          expected: [expected],
        });
      }
    }
  },
};
