import { stemWords } from "../keys.ts";
import { push } from "../lists.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { scheduleColumn } from "./claims.ts";
import type { LintRow } from "./inventory.ts";
import { at, cellOf, pair, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";
import { batchKey, settingKey } from "./sizes.ts";

export const memoryOfLikeRows: Rule = {
  name: "memory-of-like-rows",
  family: "values",
  finds:
    "Rows of a document that differ in schedule or training scales only, and in memory by more than a sixth.",
  why: "The length of training takes no memory: one of the cells belongs to another row.",
  lighter: "the document calls its memory figures outdated",
  example: {
    files: {
      "foveabox.md": doc(
        "FoveaBox",
        table(
          "Backbone | Style | Lr schd | Mem (GB) | box AP",
          "R-101 | pytorch | 1x | 9.2 | 38.6",
          "R-101 | pytorch | 2x | 11.7 | 40.0",
        ),
      ),
    },
    expected: [{ line: 8, text: "11.7" }],
    leaves: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Style | Lr schd | Mem (GB) | box AP",
          "R-50-FPN | caffe | 1x | 3.5 | 36.3",
          "R-50-FPN | pytorch | 1x | 3.8 | 36.5",
          "R-101-FPN | pytorch | 1x | 5.7 | 38.5",
        ),
      ),
    },
  },
  check: ({ documents, vocabulary }, report) => {
    for (const document of documents) {
      const groups = new Map<string, LintRow[]>();
      for (const { rows } of document.tables) {
        for (const row of rows) {
          if (
            row.result.trainingMemoryGb === null ||
            row.result.backbone === null ||
            scheduleColumn(row) === -1
          )
            continue;
          const section = row.table.observed.context.section.join(" > ");
          push(
            groups,
            JSON.stringify([
              section,
              row.result.backbone.raw,
              batchKey(row),
              settingKey(row, vocabulary, vocabulary.checks.idle),
              experimentKey(row, vocabulary),
            ]),
            row,
          );
        }
      }
      for (const rows of groups.values()) {
        const memory = (row: LintRow) => row.result.trainingMemoryGb ?? 0;
        const sorted = [...rows].sort((a, b) => memory(a) - memory(b));
        const [low, high] = [sorted[0], sorted[sorted.length - 1]];
        if (!low || !high || low === high || memory(low) <= 0 || memory(high) / memory(low) < 7 / 6) continue;
        const later = rows.indexOf(low) > rows.indexOf(high) ? low : high;
        const earlier = later === low ? high : low;
        const cell = cellOf(later, "memory");
        report({
          ...at(later, cell),
          message: `Unexpected ${code(cell?.text ?? "")} GB, expected about ${code(cellOf(earlier, "memory")?.text ?? "")} as in a row that differs in schedule or training scales only; check both cells`,
          actual: cell?.text ?? "",
          expected: [cellOf(earlier, "memory")?.text ?? ""],
          related: [place(earlier, cellOf(earlier, "memory"))],
          light: later.result.outdatedFigures,
        });
      }
    }
  },
};

/** What a row's config is called, without schedule and training scales: rows that differ in another word are not alike. */
function experimentKey(row: LintRow, vocabulary: Vocabulary): string {
  const { config, weights } = pair(row);
  const scales = new Set(
    vocabulary.checks.switches
      .filter(({ headers }) => headers.some((header) => vocabulary.checks.idle.includes(header)))
      .flatMap(({ tokens }) => tokens),
  );
  return stemWords((config ?? weights)?.stem ?? "")
    .filter((word) => !/^\d+(?:\.\d+)?[xek]$|^\d{3,4}$/.test(word) && !scales.has(word))
    .sort()
    .join(" ");
}
