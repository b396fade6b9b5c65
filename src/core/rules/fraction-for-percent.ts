import { readCellNumbers } from "../numbers.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, type RuleFinding, table } from "./rule.ts";

/** So many columns of a zoo show what it usually writes. */
const CONVENTION = 4;

export const fractionForPercent: Rule = {
  name: "fraction-for-percent",
  family: "values",
  finds:
    "A percent metric written as a fraction: `0.599` for 59.9. Beside figures in percent it is graver than in a column of its own kind.",
  why: "It is read as percent here, yet nobody can tell it from a figure of half a percent by looking.",
  lighter: "all figures of the column are fractions",
  example: {
    files: {
      "zoo.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | box AP",
          "R-50-FPN | 1x | 38.2",
          "R-101-FPN | 1x | 0.400",
          "X-101-FPN | 1x | 41.9",
        ),
      ),
    },
    expected: [{ line: 8, text: "0.400" }],
    leaves: {
      "zoo.md": doc(
        "Mask R-CNN",
        table("Backbone | Lr schd | box AP", "R-50-FPN | 1x | 0.8", "R-101-FPN | 1x | 1.2"),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    const zoos = new Map<string, { whole: number; told: RuleFinding[] }>();
    for (const { document, columns, rows, observed } of tables) {
      const zoo = zoos.get(document.zoo.id) ?? { whole: 0, told: [] };
      zoos.set(document.zoo.id, zoo);
      for (const [index, column] of columns.entries()) {
        if (column.kind !== "metric" || column.metric.unit !== "percent") continue;
        const numbers = rows.flatMap((row) => {
          const cell = row.aligned.cells[index] ?? null;
          const value = cell ? readCellNumbers(cell.text, vocabulary.blanks) : null;
          const main =
            value?.kind === "numbers" ? value.numbers.find((number) => number.role === "main") : undefined;
          return main ? [{ row, cell, main }] : [];
        });
        const fractions = numbers.filter(
          ({ main }) => main.value > 0 && main.value <= 1 && main.decimals >= 2 && main.unit !== "%",
        );
        if (numbers.length > 0) zoo.whole++;
        const first = fractions[0];
        if (!first) continue;
        const mixed = fractions.length < numbers.length;
        const others = numbers.filter((number) => !fractions.includes(number));
        if (mixed && others.some(({ main }) => main.value < 10)) continue;
        for (const { row, cell, main } of mixed ? fractions : [first]) {
          const expected = String(Number((main.value * 100).toFixed(4)));
          const finding = {
            ...at(row, cell),
            message: `Unexpected fraction ${code(cell?.text ?? "")} in column ${code(observed.context.grid.header[index]?.text ?? "")}, expected ${code(expected)} in percent${mixed ? " as in the other rows" : ""}`,
            actual: cell?.text ?? "",
            expected: [expected],
            light: !mixed,
          };
          if (mixed) report(finding);
          else zoo.told.push(finding);
        }
      }
    }
    // A zoo that writes most of its columns so has a convention, and no slip.
    for (const { whole, told } of zoos.values())
      if (whole < CONVENTION || told.length * 2 <= whole) for (const finding of told) report(finding);
  },
};
