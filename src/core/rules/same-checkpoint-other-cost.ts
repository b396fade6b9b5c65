import { sameBackbone } from "./claims.ts";
import type { LintRow } from "./inventory.ts";
import { at, cellOf, home, place, saidAbove } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const model = "[model](https://models.example.org/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth)";

export const sameCheckpointOtherCost: Rule = {
  name: "same-checkpoint-other-cost",
  family: "identity",
  finds: "One checkpoint in two rows with different speed or memory.",
  why: "Readers compare speeds across documents; here they were measured on different machines, or one is a leftover.",
  lighter: "the document calls its figures of cost outdated",
  example: {
    files: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | Inf time (fps) | box AP | Download",
          `R-50-FPN | 1x | 16.1 | 38.2 | ${model}`,
        ),
      ),
      "regnet.md": doc(
        "RegNet",
        table(
          "Backbone | Lr schd | Inf time (fps) | box AP | Download",
          `R-50-FPN | 1x | 12.0 | 38.2 | ${model}`,
        ),
      ),
    },
    expected: [{ file: "regnet.md", line: 7, text: "12.0" }],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | Inf time (fps) | box AP | Download",
          `R-50-FPN | 1x | 16.1 | 38.2 | ${model}`,
        ),
      ),
      "regnet.md": doc(
        "RegNet",
        table(
          "Backbone | Lr schd | Inf time (fps) | box AP | Download",
          `R-50-FPN | 1x | - | 38.2 | ${model}`,
          `R-101-FPN | 1x | 12.0 | 40.0 | ${model}`,
        ),
      ),
    },
  },
  check: ({ sharedCheckpoints }, report) => {
    for (const rows of sharedCheckpoints) {
      const first = home(rows);
      if (!first) continue;
      for (const row of rows) {
        if (row === first || otherBackbone(row, first)) continue;
        for (const [role, field, unit, tolerance] of [
          ["fps", "inferenceFps", "frames a second", 0.05],
          // Memory comes from one training's log, speed from a measurement each.
          ["memory", "trainingMemoryGb", "GB", 0.02],
        ] as const) {
          const [mine, theirs] = [row.result[field], first.result[field]];
          if (
            (role === "fps" && testedOtherwise(row, first)) ||
            mine === null ||
            theirs === null ||
            Math.abs(mine - theirs) <= tolerance * Math.max(mine, theirs)
          )
            continue;
          const [cell, other] = [cellOf(row, role), cellOf(first, role)];
          report({
            ...at(row, cell),
            message: `Unexpected ${code(cell?.text ?? String(mine))} ${unit}, expected ${code(other?.text ?? String(theirs))} as another row of the same checkpoint has; measure again or say how it was measured`,
            actual: cell?.text ?? String(mine),
            expected: [other?.text ?? String(theirs)],
            related: [place(first, other)],
            light: row.result.outdatedFigures || first.result.outdatedFigures,
          });
        }
      }
    }
  },
};

/** Whether two rows of one document are two tests of a model, by their names or what stands above: a smaller input is faster. */
function testedOtherwise(a: LintRow, b: LintRow): boolean {
  return (
    a.table.document === b.table.document &&
    (a.result.method !== b.result.method || saidAbove(a) !== saidAbove(b))
  );
}

/** Whether two rows are of different backbones: then one of them links the wrong checkpoint, which another rule says. */
function otherBackbone({ result: a }: LintRow, { result: b }: LintRow): boolean {
  return a.backbone !== null && b.backbone !== null && !sameBackbone(a.backbone.name, b.backbone.name);
}
