import { at } from "./lint-row.ts";
import { code, doc, type Rule, soIn, table } from "./rule.ts";

export const missingCost: Rule = {
  name: "missing-cost",
  family: "shape",
  finds:
    "Rows with nothing under memory or speed, not even a dash, where at least half of the rows have a figure.",
  why: "They are missing from the charts of AP against cost, and a reader cannot weigh them.",
  example: {
    files: {
      "gcnet.md": doc(
        "GCNet",
        table(
          "Backbone | Lr schd | Mem (GB) | Inf time (fps) | box AP",
          "R-50-FPN | 1x | 5.0 | | 39.7",
          "R-101-FPN | 1x | 7.6 | 11.4 | 41.3",
          "X-101-FPN | 1x | 8.8 | 9.8 | 43.5",
        ),
      ),
    },
    expected: [{ line: 7, text: "" }],
    leaves: {
      "gcnet.md": doc(
        "GCNet",
        table(
          "Backbone | Lr schd | Mem (GB) | Inf time (fps) | box AP",
          "R-50-FPN | 1x | 5.0 | - | 39.7",
          "R-101-FPN | 1x | 7.6 | - | 41.3",
          "X-101-FPN | 1x | 8.8 | 9.8 | 43.5",
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows, columns, observed } of tables) {
      const measured = rows.filter(
        ({ result, aligned }) => result.metrics.length > 0 && aligned.missing === 0,
      );
      for (const [index, column] of columns.entries()) {
        if (column.kind !== "role" || (column.role !== "memory" && column.role !== "fps")) continue;
        // A dash says that it was not measured; an empty cell says nothing.
        const lacking = measured.filter(({ aligned }) => (aligned.cells[index]?.raw ?? "").trim() === "");
        const filled = measured.filter(({ aligned }) => /\d/.test(aligned.cells[index]?.text ?? ""));
        const first = lacking[0];
        if (!first || filled.length < 2 || filled.length * 2 < measured.length) continue;
        const header = observed.context.grid.header[index]?.text ?? "";
        report({
          ...at(first, first.aligned.cells[index] ?? null),
          message: `Unexpected row without a figure under ${code(header)}, expected one as in the other rows; measure it${soIn(lacking.length)}`,
        });
      }
    }
  },
};
