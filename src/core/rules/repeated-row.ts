import { refersAbove } from "../names.ts";
import type { LintRow } from "./inventory.ts";
import { at, cellOf, isBlank, pair, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const repeatedRow: Rule = {
  name: "repeated-row",
  family: "identity",
  finds: "Two rows of a table that no cell and no config tells apart.",
  why: "One was copied and not finished: nobody can say what the second figure belongs to.",
  lighter: "the figures do not contradict each other",
  example: {
    files: {
      "pisa.md": doc(
        "PISA",
        table(
          "PISA | Network | Backbone | Lr schd | box AP",
          "× | SSD300 | VGG16 | 1x | 25.6",
          "√ | SSD300 | VGG16 | 1x | 27.6",
          "× | SSD300 | VGG16 | 1x | 29.3",
        ),
      ),
    },
    expected: [{ line: 9, text: "SSD300" }],
    leaves: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | Score voting | box AP",
          "R-50-FPN | 12e | True | 40.4",
          "R-50-FPN | 12e | False | 40.2",
        ),
        table(
          "Backbone | Lr schd | box AP",
          "R-50-FPN | 12e | 40.4",
          "above with TTA | 12e | 41.0",
          "R-101-FPN | 12e | 42.6",
          "above with TTA | 12e | 43.1",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows, columns } of tables) {
      const describing = columns.flatMap((column, index) =>
        (column.kind === "unknown" && !holdsFigures(rows, index)) ||
        (column.kind === "role" &&
          !["memory", "fps", "train-time", "weights", "log", "download", "config", "paper", "note"].includes(
            column.role,
          ))
          ? [index]
          : [],
      );
      const described = describing.some((index) => {
        const column = columns[index];
        return column?.kind === "role" && (column.role === "method" || column.role === "backbone");
      });
      if (!described) continue;
      const seen = new Map<string, LintRow>();
      for (const row of rows) {
        const cells = describing.map((index) => row.aligned.cells[index] ?? null);
        const texts = cells.map((cell) => cell?.text.toLowerCase() ?? "");
        if (texts.filter((text) => !isBlank(text, vocabulary)).length < 2) continue;
        // "above, with TTA" is another model below each row that it refers to.
        if (texts.some(refersAbove)) continue;
        const { config, weights } = pair(row);
        const links = cells.flatMap((cell) => cell?.links.map((link) => link.url) ?? []);
        const key = JSON.stringify([
          texts,
          config?.url ?? "",
          weights?.stem ?? "",
          links,
          unlinked(row),
          row.result.attributes["Group"] ?? "",
        ]);
        const first = seen.get(key);
        if (!first) {
          seen.set(key, row);
          continue;
        }
        // Several trainings of one config by different seeds have checkpoints of their own.
        if (
          row.links.some(
            (link) => link.kind === "weights" && !first.links.some((other) => other.url === link.url),
          )
        )
          continue;
        const cell =
          ["method", "backbone"]
            .map(
              (role) =>
                cells[
                  describing.findIndex((index) => {
                    const column = columns[index];
                    return column?.kind === "role" && column.role === role;
                  })
                ],
            )
            .find((candidate) => candidate) ?? null;
        report({
          ...at(row, cell),
          light: !contradicts(row, first),
          message: `Unexpected second row of ${code(texts.filter((text) => !isBlank(text, vocabulary)).join(" "))}, expected a cell that tells the two apart; correct the names or remove one`,
          actual: cell?.text ?? "",
          related: [place(first)],
        });
      }
    }
  },
};

/** Whether a column that the vocabulary does not know holds figures: they do not say what was trained. */
function holdsFigures(rows: LintRow[], index: number): boolean {
  const texts = rows.map((row) => row.aligned.cells[index]?.text ?? "").filter((text) => text !== "");
  return texts.length > 0 && texts.every((text) => /^-?\d*\.\d+$/.test(text));
}

/** Words in link columns that link to nothing may be names of the experiment. */
function unlinked(row: LintRow): string[] {
  return row.table.columns.flatMap((column, index) => {
    const cell = row.aligned.cells[index];
    const named = column.kind === "role" && ["config", "weights", "download"].includes(column.role);
    return named && cell && cell.links.length === 0 ? [cell.text.toLowerCase()] : [];
  });
}

/** Whether two rows give different values of one metric, and no note tells why. */
function contradicts(row: LintRow, first: LintRow): boolean {
  const notes = (of: LintRow) => cellOf(of, "note")?.text ?? "";
  return (
    notes(row) === notes(first) &&
    row.result.metrics.some((figure) =>
      first.result.metrics.some(
        (other) =>
          figure.id === other.id &&
          figure.dataset === other.dataset &&
          figure.split === other.split &&
          figure.condition === other.condition &&
          figure.value !== other.value,
      ),
    )
  );
}
