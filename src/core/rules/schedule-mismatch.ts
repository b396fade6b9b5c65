import { batchCell } from "./batch-mismatch.ts";
import {
  compareSpans,
  judge,
  ownName,
  rowSpans,
  type Span,
  scheduleColumn,
  spansInStem,
  spanText,
} from "./claims.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { pair, place, rowsByConfig, sharers } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";
import { verdict } from "./witness-report.ts";

export const scheduleMismatch: Rule = {
  name: "schedule-mismatch",
  family: "witnesses",
  finds: "A training schedule that the cell, the config's name and the checkpoint's name do not agree on.",
  why: "A 1x figure beside a 2x label makes a method look slower to train, or better, than it is.",
  lighter: "only one file name speaks against the cell, or a harmless reading is possible",
  example: {
    files: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 36.5 | ${links("retinanet_r50_fpn_1x_coco")}`,
          `R-50-FPN | 2x | 37.4 | ${links("retinanet_r50_fpn_mstrain_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "2x" }],
    leaves: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 12e | 40.4 | ${links("paa_r50_fpn_1x_coco")}`,
          `R-50-FPN | 40000 | 40.4 | ${links("paa_r50_fpn_8x2_40k_coco")}`,
          `R-50-FPN | 1x | 49.6 | ${links("paa_r50_fpn_coco-2x_1x_nuim")}`,
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    const claims = (witness: Witness | null): Span[] | null => {
      const spans = witness === null ? [] : spansInStem(witness.stem);
      return spans.length === 0 ? null : spans;
    };
    const text = (spans: Span[]) => spans.map(spanText).join(" + ");
    const byConfig = rowsByConfig(rows);
    for (const row of rows) {
      const index = scheduleColumn(row);
      const cell = index === -1 ? null : (row.aligned.cells[index] ?? null);
      const own = rowSpans(row);
      const { config, weights } = pair(row);
      const [fromConfig, fromWeights] = [claims(config), claims(weights)];
      const differ = (a: Span[], b: Span[]) => compareSpans(a, b) === "differ";
      const judged = judge(own.length === 0 ? null : own, fromConfig, fromWeights, differ);
      if (!judged) continue;
      // Another row with the same config whose cell agrees with the name is a second witness.
      const ally =
        !judged.decided && fromConfig && config
          ? sharers(row, byConfig).find(
              (other) => other !== row && compareSpans(rowSpans(other), fromConfig) === "same",
            )
          : undefined;
      report(
        verdict(
          row,
          {
            what: "schedule",
            cell: cell && own.length > 0 ? { cell, claim: text(own) } : null,
            config: config && fromConfig && { witness: config, claim: text(fromConfig) },
            weights: weights && fromWeights && { witness: weights, claim: text(fromWeights) },
          },
          {
            ...judged,
            decided:
              (judged.decided || ally !== undefined || ownName(row, byConfig, judged)) &&
              !accumulated(row, own),
          },
          ally ? { related: [place(ally)] } : {},
        ),
      );
    }
  },
};

/**
 * Whether a row trains as much longer as its batch is smaller than others' of its table: gradients may be summed over
 * several steps, and the name may count the updates.
 */
function accumulated(row: LintRow, own: Span[]): boolean {
  const batch = batchCell(row)?.cell.text ?? "";
  return (
    own.some(({ unit }) => unit === "k") &&
    /^\d+$/.test(batch) &&
    row.table.rows.some((other) => {
      const usual = batchCell(other)?.cell.text ?? "";
      const factor = Number(usual) / Number(batch);
      return (
        /^\d+$/.test(usual) &&
        factor > 1 &&
        rowSpans(other).some((span) =>
          own.some((mine) => mine.unit === "k" && mine.amount === span.amount * factor),
        )
      );
    })
  );
}
