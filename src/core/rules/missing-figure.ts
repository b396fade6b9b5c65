import type { LintRow } from "./inventory.ts";
import { at, isBlank } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const missingFigure: Rule = {
  name: "missing-figure",
  family: "shape",
  finds: "A row that lacks a figure which all other rows of its detector in the table have, three or more.",
  why: "It was measured with the others: the cell was forgotten.",
  lighter: "the cell has a dash",
  example: {
    files: {
      "gcnet.md": doc(
        "GCNet",
        table(
          "Model | Backbone | Lr schd | box AP | mask AP",
          "Mask R-CNN | R-50-FPN | 1x | 39.7 | 35.9",
          "Mask R-CNN | R-101-FPN | 1x | 41.3 | ",
          "Mask R-CNN | X-101-FPN | 1x | 43.5 | 38.6",
          "Mask R-CNN | X-101-FPN | 2x | 43.9 | 39.0",
        ),
      ),
    },
    expected: [{ line: 8, text: "" }],
    leaves: {
      "fpg.md": doc(
        "FPG",
        table(
          "Model | Backbone | Lr schd | box AP | mask AP",
          "Mask R-CNN | R-50 | 50e | 42.7 | 37.8",
          "Faster R-CNN | R-50 | 50e | 42.2 | ",
          "Faster R-CNN | R-101 | 50e | 42.3 | -",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows, columns, observed } of tables) {
      const groups = new Map<string, LintRow[]>();
      for (const row of rows) {
        if (row.result.metrics.length === 0 || row.aligned.slid.length > 0 || row.aligned.missing > 0)
          continue;
        groups.set(row.result.method, [...(groups.get(row.result.method) ?? []), row]);
      }
      for (const group of groups.values()) {
        for (const [index, column] of columns.entries()) {
          if (column.kind !== "metric" || column.metric.cost || column.condition) continue;
          const lacking = group.filter((row) => isBlank(row.aligned.cells[index]?.text ?? "", vocabulary));
          const [row] = lacking;
          if (!row || lacking.length > 1 || group.length < 4) continue;
          const header = observed.context.grid.header[index]?.text ?? "";
          report({
            ...at(row, row.aligned.cells[index] ?? null),
            // A dash says that there is none.
            light: (row.aligned.cells[index]?.text ?? "") !== "",
            message: `Unexpected row without a figure under ${code(header)}, expected one as in the other rows of ${code(row.result.method)}; add it`,
          });
        }
      }
    }
  },
};
