import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const fewerDecimals: Rule = {
  name: "fewer-decimals",
  family: "values",
  finds: "A figure with fewer decimals than all others of its column: `38` among `37.5` and `36.6`.",
  why: "It looks rounded, where most often only a zero was left out.",
  example: {
    files: {
      "regnet.md": doc(
        "RegNet",
        table(
          "Backbone | Lr schd | mask AP",
          "R-50-FPN | 1x | 34.7",
          "R-101-FPN | 1x | 36.1",
          "RegNetX-12GF-FPN | 1x | 38",
          "RegNetX-8.0GF-FPN | 1x | 37.5",
        ),
      ),
    },
    expected: [{ line: 9, text: "38" }],
    leaves: {
      "bdd.md": doc(
        "BDD",
        table(
          "Backbone | Lr schd | mask AP",
          "R-50-FPN | 1x | 34",
          "R-50-FPN | 2x | 34.7",
          "R-50-FPN | 3x | 36.12",
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { columns, rows, observed } of tables) {
      for (const [index, column] of columns.entries()) {
        if (column.kind !== "metric" || column.metric.cost) continue;
        const plain = rows.flatMap((row) => {
          const match = /^\d+(?:\.(\d+))?$/.exec(row.aligned.cells[index]?.text ?? "");
          return match
            ? [{ row, cell: row.aligned.cells[index] ?? null, digits: match[1]?.length ?? 0 }]
            : [];
        });
        const counts = new Map<number, number>();
        for (const { digits } of plain) counts.set(digits, (counts.get(digits) ?? 0) + 1);
        const [usual] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0];
        const fewer = plain.filter(({ digits }) => digits < usual);
        if (plain.length < 4 || fewer.length === 0 || fewer.length * 4 > plain.length || counts.size > 2)
          continue;
        for (const { row, cell } of fewer) {
          const expected = Number(cell?.text).toFixed(usual);
          report({
            ...at(row, cell),
            message: `Unexpected ${code(cell?.text ?? "")} among figures with ${usual} decimal${usual === 1 ? "" : "s"} in column ${code(observed.context.grid.header[index]?.text ?? "")}, expected ${code(expected)} or the unrounded figure`,
            actual: cell?.text ?? "",
            expected: [expected],
          });
        }
      }
    }
  },
};
