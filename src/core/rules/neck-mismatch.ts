import type { Vocabulary } from "../vocabulary.ts";
import { judge } from "./claims.ts";
import type { Witness } from "./inventory.ts";
import { cellOf, pair } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";
import { verdict } from "./witness-report.ts";

const plain = (neck: string) => neck.toLowerCase().replace(/[-_]/g, "");

function necksInStem(stem: string, vocabulary: Vocabulary): string[] {
  const known = new Map(vocabulary.words.necks.map((neck) => [plain(neck), neck]));
  const parts = stem.split("_").flatMap((part) => [part, ...part.split("-")]);
  return [...new Set(parts.flatMap((part) => known.get(plain(part)) ?? []))];
}

export const neckMismatch: Rule = {
  name: "neck-mismatch",
  family: "witnesses",
  finds: "A neck that the cell, the config's name and the checkpoint's name do not agree on.",
  why: "`R-50-FPN` and `R-50-C4` are different models with different speed and memory.",
  lighter: "only one file name speaks against the cell, or a harmless reading is possible",
  example: {
    files: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 37.4 | ${links("mask_rcnn_r50_caffe_c4_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "R-50-FPN" }],
    leaves: {
      "carafe.md": doc(
        "CARAFE",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 38.6 | ${links("faster_rcnn_r50_fpn_carafe_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const claims = (witness: Witness | null) => {
      const found = witness === null ? [] : necksInStem(witness.stem, vocabulary);
      return found.length === 0 ? null : found;
    };
    const differ = (a: string[], b: string[]) =>
      !a.some((left) => b.some((right) => plain(left) === plain(right)));
    const known = new Set(vocabulary.words.necks.map(plain));
    for (const row of rows) {
      const neckCell = cellOf(row, "neck");
      const neck = row.result.backbone?.neck ?? null;
      const cell =
        neckCell && neck !== null && plain(neckCell.text) === plain(neck)
          ? neckCell
          : cellOf(row, "backbone");
      const own =
        cell && neck !== null && known.has(plain(neck)) && plain(cell.text).includes(plain(neck))
          ? [neck]
          : null;
      const { config, weights } = pair(row);
      const [fromConfig, fromWeights] = [claims(config), claims(weights)];
      const judged = own && judge(own, fromConfig, fromWeights, differ);
      if (!judged) continue;
      // PAFPN is an FPN, too: the cell says less, but nothing wrong.
      const looser = [fromConfig, fromWeights].every(
        (claim) => claim === null || claim.some((name) => plain(name).endsWith(plain(own[0] ?? ""))),
      );
      report(
        verdict(
          row,
          {
            what: "neck",
            cell: cell && { cell, claim: own.join("") },
            config: config && fromConfig && { witness: config, claim: fromConfig.join(" + ") },
            weights: weights && fromWeights && { witness: weights, claim: fromWeights.join(" + ") },
          },
          { ...judged, decided: judged.decided && !looser },
        ),
      );
    }
  },
};
