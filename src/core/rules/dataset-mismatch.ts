import { datasetInHeading } from "../context.ts";
import { datasetsInName } from "../file-name.ts";
import { findNames } from "../name-index.ts";
import type { DatasetWord } from "../vocabulary-schema.ts";
import { judge } from "./claims.ts";
import type { Witness } from "./inventory.ts";
import { cellOf, pair } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";
import { verdict } from "./witness-report.ts";

/** "lvis" says less than "lvis-v1" and contradicts nothing. */
function compatible(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

export const datasetMismatch: Rule = {
  name: "dataset-mismatch",
  family: "witnesses",
  finds: "A dataset that the dataset column, the config's name and the checkpoint's name do not agree on.",
  why: "Figures of two datasets cannot stand in one ranking.",
  lighter: "only one file name speaks against the cell, or a harmless reading is possible",
  example: {
    files: {
      "models.md": doc(
        "Model Zoo",
        table(
          "Model | Backbone | Dataset | box AP | Config | Download",
          `RetinaNet | R-50-FPN | COCO | 36.5 | ${links("retinanet_r50_fpn_1x_coco")}`,
          `RetinaNet | R-50-FPN | COCO | 77.3 | ${links("retinanet_r50_fpn_1x_voc0712")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "COCO" }],
    leaves: {
      "lvis.md": doc(
        "LVIS",
        table(
          "Model | Backbone | Dataset | box AP | Config | Download",
          `Mask R-CNN | R-50-FPN | LVIS v1 | 22.5 | ${links("mask_rcnn_r50_fpn_1x_lvis_v1", "mask_rcnn_r50_fpn_1x_lvis")}`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const claims = (witness: Witness | null): DatasetWord[] | null => {
      if (!witness?.name.dataset) return null;
      const all = datasetsInName(witness.stem, vocabulary);
      return all.length > 0 ? all : [witness.name.dataset];
    };
    const differ = (a: DatasetWord[], b: DatasetWord[]) =>
      !a.some((left) => b.some((right) => compatible(left.id, right.id)));
    const text = (datasets: DatasetWord[]) => datasets.map((dataset) => dataset.name).join(" + ");
    for (const row of rows) {
      const cell = cellOf(row, "dataset");
      const named = cell ? findNames(vocabulary.datasetNames, cell.text, false).map((hit) => hit.entry) : [];
      const heading = datasetInHeading(row.table.observed.context.section.at(-1) ?? "", vocabulary);
      // The dataset that was trained on, in a column of its own, is no contradiction.
      const beside = Object.values(row.result.attributes).flatMap((text) =>
        findNames(vocabulary.datasetNames, text, false).map((hit) => hit.entry),
      );
      const own = named.length > 0 ? [...named, ...beside] : null;
      const { config, weights } = pair(row);
      const [fromConfig, fromWeights] = [claims(config), claims(weights)];
      const judged = judge(own, fromConfig, fromWeights, differ);
      if (!judged || (own === null && heading === null && !judged.decided)) continue;
      report(
        verdict(
          row,
          {
            what: "dataset",
            cell: cell && own && { cell, claim: text(named) },
            config: config && fromConfig && { witness: config, claim: text(fromConfig) },
            weights: weights && fromWeights && { witness: weights, claim: text(fromWeights) },
          },
          judged,
        ),
      );
    }
  },
};
