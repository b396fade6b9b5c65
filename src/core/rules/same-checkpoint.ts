import type { Metric } from "../contract.ts";
import { pair } from "./claims.ts";
import { at, cellOf, type LintRow, place } from "./inventory.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const model = "[model](https://models.example.org/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth)";

/** The row that others of the same checkpoint are compared with: the one on boards, else the first. */
function home(rows: LintRow[]): LintRow | undefined {
  return rows.find((row) => row.result.primary) ?? rows[0];
}

const key = (metric: Metric) => JSON.stringify([metric.id, metric.dataset, metric.split, metric.condition]);

export const sameCheckpointOtherFigures: Rule = {
  name: "same-checkpoint-other-figures",
  family: "identity",
  finds: "One checkpoint in two rows with different figures for the same metric.",
  why: "A checkpoint has one result: one of the rows is wrong or out of date.",
  example: {
    files: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table("Backbone | Lr schd | box AP | mask AP | Download", `R-50-FPN | 1x | 38.2 | 34.7 | ${model}`),
      ),
      "regnet.md": doc(
        "RegNet",
        table("Backbone | Lr schd | box AP | mask AP | Download", `R-50-FPN | 1x | 38.2 | 34.1 | ${model}`),
      ),
    },
    expected: [{ file: "regnet.md", line: 7, text: "34.1" }],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table("Backbone | Lr schd | box AP | mask AP | Download", `R-50-FPN | 1x | 38.2 | 34.7 | ${model}`),
      ),
      "regnet.md": doc(
        "RegNet",
        table(
          "Backbone | Lr schd | box AP | box AP (test-dev) | Download",
          `R-50-FPN | 1x | 38.2 | 38.5 | ${model}`,
        ),
      ),
    },
  },
  check: ({ sharedCheckpoints }, report) => {
    for (const rows of sharedCheckpoints) {
      const first = home(rows);
      if (!first) continue;
      for (const row of rows) {
        if (row === first) continue;
        const alike = settings(row) === settings(first);
        for (const metric of row.result.metrics) {
          const others = first.result.metrics.filter((other) => key(other) === key(metric));
          if (others.length !== 1 || !others[0] || Math.abs(others[0].value - metric.value) < 0.0501)
            continue;
          // Other settings of the test, such as a size or a threshold, may well give other figures.
          if (!alike && row.table.document === first.table.document) continue;
          report({
            ...at(row, { place: metric.source }),
            message: `Unexpected ${code(metric.raw)}, expected ${code(others[0].raw)} as another row of the same checkpoint has; correct one of them`,
            actual: metric.raw,
            expected: [others[0].raw],
            related: [place(first, { place: others[0].source })],
            light:
              !alike ||
              first.table.document.record.superseded !== null ||
              row.table.document.record.superseded !== null,
          });
        }
      }
    }
  },
};

/** What tells rows apart beside their figures; rows that share weights to start from differ in config or schedule. */
function settings(row: LintRow): string {
  const { config } = pair(row);
  const { method, schedule, attributes } = row.result;
  return JSON.stringify([config?.stem, method, schedule, Object.entries(attributes).sort()]);
}

export const sameCheckpointOtherCost: Rule = {
  name: "same-checkpoint-other-cost",
  family: "identity",
  finds: "One checkpoint in two rows with different speed or memory.",
  why: "Readers compare speeds across documents; here they were measured on different machines, or one is a leftover.",
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
        ),
      ),
    },
  },
  check: ({ sharedCheckpoints }, report) => {
    for (const rows of sharedCheckpoints) {
      const first = home(rows);
      if (!first) continue;
      for (const row of rows) {
        if (row === first) continue;
        for (const [role, field, unit] of [
          ["fps", "inferenceFps", "frames a second"],
          ["memory", "trainingMemoryGb", "GB"],
        ] as const) {
          const [mine, theirs] = [row.result[field], first.result[field]];
          if (mine === null || theirs === null || Math.abs(mine - theirs) <= 0.05 * Math.max(mine, theirs))
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
