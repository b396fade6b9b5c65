import type { LintRow } from "./inventory.ts";
import { at, isBlank } from "./lint-row.ts";
import { code, doc, type Rule, soIn, table } from "./rule.ts";

/** More rows of a table are told in one finding. */
const FOLDED = 3;

export const rowWithoutFigures: Rule = {
  name: "row-without-figures",
  family: "shape",
  finds:
    "A row of a results table whose metric cells are all blank; more than three of them, or a whole table, are told once.",
  why: "It announces a result that is not given.",
  lighter: "a cell says that the figure is to come",
  example: {
    files: {
      "libra-rcnn.md": doc(
        "Libra R-CNN",
        table(
          "Architecture | Backbone | Lr schd | box AP",
          "Faster R-CNN | R-50-FPN | 1x | 38.3",
          "Fast R-CNN | R-50-FPN | 1x | ",
          "RetinaNet | R-50-FPN | 1x | 37.6",
        ),
      ),
    },
    expected: [{ line: 8, text: "Fast R-CNN" }],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | box AP | mask AP",
          "R-50-FPN | 1x | 38.2 | -",
          "R-101-FPN | 1x | - | 36.1",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { columns, rows, observed } of tables) {
      const measured = columns.flatMap((column, index) =>
        (column.kind === "metric" && !column.metric.cost) || column.kind === "metrics" ? [index] : [],
      );
      if (measured.length === 0) continue;
      const empty = (row: LintRow) =>
        row.aligned.slid.length === 0 &&
        measured.every((index) => isBlank(row.aligned.cells[index]?.text ?? "", vocabulary)) &&
        // A row of a faster or smaller variant may give its cost alone.
        row.result.inferenceFps === null &&
        !columns.some(
          (column, index) =>
            column.kind === "unknown" && /^-?\d*\.\d+%?$/.test(row.aligned.cells[index]?.text.trim() ?? ""),
        ) &&
        row.result.metrics.length === 0;
      const found = rows.filter(empty);
      const first = found[0];
      if (!first) continue;
      if (found.length === rows.length && found.length > 1) {
        report({
          zoo: first.table.document.zoo.id,
          file: first.table.document.file,
          place: observed.context.grid.place,
          message: `Unexpected table of ${found.length} rows without any figure; fill it or remove it`,
        });
        continue;
      }
      for (const row of found.length > FOLDED ? [first] : found) {
        const cell =
          row.aligned.cells.find((candidate) => candidate && !isBlank(candidate.text, vocabulary)) ?? null;
        report({
          ...at(row, cell),
          // "running", "coming soon"
          light: measured.some((index) => /\p{L}{3}/u.test(row.aligned.cells[index]?.text ?? "")),
          message: `Unexpected row of ${code(cell?.text ?? row.result.method)} without a figure, expected one under ${measured.map((index) => code(observed.context.grid.header[index]?.text ?? "")).join(" or ")}; add it or remove the row${found.length > FOLDED ? soIn(found.length) : ""}`,
        });
      }
    }
  },
};
