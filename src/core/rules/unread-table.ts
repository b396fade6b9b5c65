import { linksModels } from "../links.ts";
import { readCellNumbers } from "../numbers.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { LintTable } from "./inventory.ts";
import { code, doc, listed, type Rule, table } from "./rule.ts";

/** Headers that a message names. */
const SHOWN = 3;

export const unreadTable: Rule = {
  name: "unread-table",
  family: "vocabulary",
  finds: "A table with figures of models that is shown, but not read as results.",
  why: "Its figures stand on no board: a header is unknown, or nothing says which trained model was measured.",
  example: {
    files: {
      "scrfd.md": doc(
        "SCRFD",
        table("Method | Backbone | Effortless | Arduous", "SCRFD-10G | R-50 | 95.1 | 83.0"),
      ),
      "res2net.md": doc("Res2Net", table("Backbone | GFLOPs | top-1 acc", "R2-101 | 8.3 | 78.3")),
    },
    expected: [
      { file: "res2net.md", line: 5, text: "| Backbone" },
      { file: "scrfd.md", line: 5, text: "| Method" },
    ],
    leaves: {
      "dataset.md": doc("Dataset", table("Split | Images | Boxes", "train | 118287 | 860001")),
      "versions.md": doc("Versions", table("Model | Runs on", "SSD | all")),
    },
  },
  check: ({ otherTables, vocabulary }, report) => {
    for (const other of otherTables) {
      const { document, observed, columns } = other;
      const { grid } = observed.context;
      const named = columns.some(
        (column) => column.kind === "role" && (column.role === "method" || column.role === "backbone"),
      );
      const headers = (kinds: string[]) =>
        columns.flatMap((column, index) => {
          const header = grid.header[index]?.text ?? "";
          const fits =
            kinds.includes(column.kind) &&
            !(column.kind === "metric" && (column.metric.cost || column.metric.perClass));
          return fits && header !== "" && holdsNumbers(other, index, vocabulary) ? [header] : [];
        });
      const known = headers(["metric", "metrics"]);
      const unknown = headers(["unknown"]);
      const shown = known.length > 0 ? known : unknown;
      if (shown.length === 0 || (known.length === 0 && !named && !linksModels(grid, vocabulary))) continue;
      const names = listed(shown.slice(0, SHOWN).map(code));
      report({
        zoo: document.zoo.id,
        file: document.file,
        place: grid.place,
        message:
          known.length > 0
            ? `Unexpected figures under ${names} that are not ranked, expected a schedule, a config or a checkpoint beside them; add such a column where they are results`
            : `Unexpected figures under ${names} that are not ranked, expected a known metric; add the header to \`words\` in \`zoo.yaml\`, or to \`metrics.yaml\``,
      });
    }
  },
};

/** Whether most filled cells of a column are numbers. */
function holdsNumbers({ observed }: LintTable, index: number, vocabulary: Vocabulary): boolean {
  const kinds = observed.context.grid.rows.map(
    (row) => readCellNumbers(row.cells[index]?.text ?? "", vocabulary.blanks).kind,
  );
  const numbers = kinds.filter((kind) => kind === "numbers").length;
  return numbers > 0 && numbers * 2 > kinds.filter((kind) => kind !== "blank").length;
}
