import { nameKey } from "../keys.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { LintRow } from "./inventory.ts";
import { at, cellOf, isBlank } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

const has = (row: LintRow, kind: string) => row.links.some((link) => link.kind === kind && link.url !== "");

export const missingConfig: Rule = {
  name: "missing-config",
  family: "links",
  finds:
    "A checkpoint without a config, in a table that has a column for it; a table without configs at all is told once, as a hint.",
  why: "A checkpoint cannot be used without its config.",
  lighter: "a whole table has no column for configs",
  example: {
    files: {
      "fsaf.md": doc(
        "FSAF",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          "R-50 | 1x | 36.0 | | [model](https://models.example.org/fsaf_r50_fpn_1x_coco-b555b0e0.pth)",
          `R-101 | 1x | 39.3 | ${links("fsaf_r101_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "[model]" }],
    leaves: {
      "nuimages.md": doc(
        "nuImages",
        table(
          "Method | Backbone | box AP | Download",
          "Mask R-CNN | [R-50](./mask_rcnn_r50_fpn_1x_nuim.py) | 47.8 | [model](https://models.example.org/mask_rcnn_r50_fpn_1x_nuim-902bb808.pth)",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows, columns } of tables) {
      const figured = rows.filter((row) => row.result.metrics.length > 0 && has(row, "weights"));
      const lacking = figured.filter((row) => !has(row, "config"));
      const first = lacking[0];
      if (!first) continue;
      const column = columns.some((entry) => entry.kind === "role" && entry.role === "config");
      if (!column) {
        if (lacking.length < figured.length) continue;
        const { document, observed } = first.table;
        report({
          zoo: document.zoo.id,
          file: document.file,
          place: observed.context.grid.place,
          message: `Unexpected table of checkpoints without configs, expected a column for them; add one`,
          light: true,
        });
        continue;
      }
      for (const row of lacking) {
        // A config may be named without a link.
        if (named(row, vocabulary)) continue;
        // A row without a name goes on with the one above.
        if (row.aligned.cells[0]?.text === "") continue;
        const link = row.links.find((candidate) => candidate.kind === "weights")?.link ?? null;
        report({
          ...at(row, link),
          message: `Unexpected checkpoint ${code(link?.label ?? "")} without a config, expected one in its column; add it`,
        });
      }
    }
  },
};

/** Whether a cell for the config holds the name of one, and no word that stands for a link. */
function named(row: LintRow, vocabulary: Vocabulary): boolean {
  const text = cellOf(row, "config")?.text ?? "";
  return (
    !isBlank(text, vocabulary) &&
    !vocabulary.checks.placeholders.some((word) => nameKey(word) === nameKey(text))
  );
}
