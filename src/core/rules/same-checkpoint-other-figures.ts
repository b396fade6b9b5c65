import type { Metric } from "../contract.ts";
import { nameKey } from "../keys.ts";
import { sameBackbone } from "./claims.ts";
import type { LintRow } from "./inventory.ts";
import { at, home, pair, place, saidAbove } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const model = "[model](https://models.example.org/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth)";

const key = (metric: Metric) => JSON.stringify([metric.id, metric.dataset, metric.split, metric.condition]);

export const sameCheckpointOtherFigures: Rule = {
  name: "same-checkpoint-other-figures",
  family: "identity",
  finds: "One checkpoint in two rows with different figures for the same metric.",
  why: "A checkpoint has one result: one of the rows is wrong or out of date.",
  lighter: "the rows differ in their settings, or a document is superseded",
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
      "hrnet.md": doc(
        "HRNet",
        table(
          "Backbone | Lr schd | box AP | Download",
          `HRNetV2p-W32 | 3x | 41.4 | ${model.replaceAll("r50", "hrnet")}`,
          `HRNetV2p-W32 | 4x | 41.6 | ${model.replaceAll("r50", "hrnet")}`,
        ),
      ),
    },
    expected: [
      { file: "hrnet.md", line: 8, text: "41.6" },
      { file: "regnet.md", line: 7, text: "34.1" },
    ],
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
        if (row === first || linkOthers(row, first)) continue;
        const alike = settings(row) === settings(first);
        // Other settings of the test, such as a size or several scales, may well give other figures.
        const elsewhere = row.table.document !== first.table.document;
        const trained = otherTraining(row, first);
        const tested = !elsewhere && !trained && (!alike || saidAbove(row) !== saidAbove(first));
        const differing = row.result.metrics.flatMap((metric) => {
          // Parameters are those of the checkpoint, however it is tested.
          if (tested && metric.id !== "params") return [];
          const others = first.result.metrics.filter((other) => key(other) === key(metric));
          const [other] = others;
          const least = metric.id === "params" ? 0.02 * metric.value : 0.0501;
          return other && others.length === 1 && Math.abs(other.value - metric.value) >= least
            ? [{ metric, other }]
            : [];
        });
        const [found] = differing;
        if (!found) continue;
        const { metric, other } = found;
        report({
          ...at(row, { place: metric.source }),
          message: `Unexpected ${code(metric.raw)}, expected ${code(other.raw)} as another row of the same checkpoint has; correct one of them${trained ? ", or link the checkpoint of this row" : ""}${differing.length > 1 ? `; so with ${differing.length} figures of the row` : ""}`,
          actual: metric.raw,
          expected: [other.raw],
          related: [place(first, { place: other.source })],
          light:
            !alike ||
            first.table.document.record.superseded !== null ||
            row.table.document.record.superseded !== null,
        });
      }
    }
  },
};

/** Whether the rows link further checkpoints, and not the same: the one they share is what both started from. */
function linkOthers(a: LintRow, b: LintRow): boolean {
  const urls = (row: LintRow) => row.witnesses.flatMap(({ kind, url }) => (kind === "weights" ? [url] : []));
  const [left, right] = [urls(a), urls(b)];
  return (
    left.some((url) => !right.includes(url)) && right.some((url) => !left.includes(url)) && left.length > 1
  );
}

/**
 * Whether two rows were plainly trained apart, so that they cannot be two tests of one model: other schedules or
 * methods, or variants of a backbone. Other backbones are the matter of another rule.
 */
function otherTraining({ result: a }: LintRow, { result: b }: LintRow): boolean {
  const differ = (left: string | null | undefined, right: string | null | undefined) => {
    // Names that differ in a number only may be of one model, tested at several sizes.
    const [one, other] = [left, right].map((name) => nameKey(name ?? "").replace(/\d+$/, "")) as [
      string,
      string,
    ];
    return one !== "" && other !== "" && !one.includes(other) && !other.includes(one);
  };
  return (
    (a.schedule !== b.schedule && a.schedule !== null && b.schedule !== null) ||
    differ(a.method, b.method) ||
    (a.backbone !== null &&
      b.backbone !== null &&
      a.backbone.name !== b.backbone.name &&
      sameBackbone(a.backbone.name, b.backbone.name)) ||
    (a.method === b.method && a.technique !== b.technique && a.technique !== null && b.technique !== null)
  );
}

/** What tells rows apart beside their figures; rows that share weights to start from differ in config or schedule. */
function settings(row: LintRow): string {
  const { config } = pair(row);
  const { method, backbone, schedule, attributes } = row.result;
  return JSON.stringify([config?.stem, method, backbone?.raw, schedule, Object.entries(attributes).sort()]);
}
