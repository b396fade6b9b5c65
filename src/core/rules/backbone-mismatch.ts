import { readBackboneToken } from "../backbone-names.ts";
import { stemWords } from "../keys.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { backbonesOf, judge, ownName, precise, rowBackbone, sameNetwork } from "./claims.ts";
import type { Witness } from "./inventory.ts";
import { pair, rowsByConfig } from "./lint-row.ts";
import { doc, links, type Rule, table } from "./rule.ts";
import { verdict } from "./witness-report.ts";

export const backboneMismatch: Rule = {
  name: "backbone-mismatch",
  family: "witnesses",
  finds: "A backbone that the cell, the config's name and the checkpoint's name do not agree on.",
  why: "Whoever loads the config gets another model than the row promises, and its figures belong to one of the two.",
  lighter: "only one file name speaks against the cell, or a harmless reading is possible",
  example: {
    files: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 37.4 | ${links("faster_rcnn_r50_fpn_1x_coco")}`,
          `R-101-FPN | 1x | 39.4 | ${links("faster_rcnn_r50_fpn_mstrain_1x_coco")}`,
          `R-101-FPN | 2x | 39.8 | ${links("faster_rcnn_r50_fpn_2x_coco", "faster_rcnn_r101_fpn_2x_coco")}`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "R-101-FPN" },
      { line: 9, text: "[config]" },
    ],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `X-101 | 2x | 42.6 | ${links("fcos_x101_64x4d_fpn_gn-head_mstrain_2x_coco")}`,
          `R-18 | 1x | 36.5 | ${links("ld_r18_gflv1_r101_fpn_coco_1x")}`,
        ),
        table(
          "Backbone | Teacher | Lr schd | box AP | Config | Download",
          `R-18 | [R-101](configs/gfl_r101_fpn_1x_coco.py) | 1x | 36.5 | ${links("ld_r18_coco", "ld_r18_gfl_r101_fpn_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const claims = (witness: Witness | null) => {
      const found = witness === null ? [] : backbonesOf(witness, vocabulary).filter(precise);
      return found.length === 0 ? null : found;
    };
    const differ = (a: string[], b: string[]) =>
      !a.some((left) => b.some((right) => sameNetwork(left, right, vocabulary)));
    const byConfig = rowsByConfig(rows);
    for (const row of rows) {
      const own = rowBackbone(row, vocabulary);
      const { config, weights } = pair(row);
      const [fromConfig, fromWeights] = [claims(config), claims(weights)];
      const said = own === null ? null : [own.name, ...others(own.cell.text, vocabulary)];
      const judged = judge(said, fromConfig, fromWeights, differ);
      if (
        !judged ||
        (own &&
          config &&
          !contradicts(fromWeights, own.name, vocabulary) &&
          keptFor(config, own.name, fromConfig ?? []))
      )
        continue;
      // A checkpoint in a folder of the model may be called by the network that the model is built on.
      const built =
        judged.alone === "weights" &&
        weights !== null &&
        (fromConfig ?? []).some((name) => inFolders(weights, name));
      report(
        verdict(
          row,
          {
            what: "backbone",
            cell: own && { cell: own.cell, claim: own.name },
            config: config && fromConfig && { witness: config, claim: fromConfig.join(" + ") },
            weights: weights && fromWeights && { witness: weights, claim: fromWeights.join(" + ") },
          },
          { ...judged, decided: (judged.decided && !built) || ownName(row, byConfig, judged) },
        ),
      );
    }
  },
};

/** Backbones that a cell names beside its first: "R-101 & ViT-B". */
function others(text: string, vocabulary: Vocabulary): string[] {
  return text
    .split(/\s*[&+,/]\s*/)
    .slice(1)
    .flatMap((part) => readBackboneToken(part, vocabulary) ?? [])
    .filter(precise);
}

/** Whether a checkpoint's name speaks against a backbone. */
function contradicts(claims: string[] | null, backbone: string, vocabulary: Vocabulary): boolean {
  return claims !== null && !claims.some((claim) => sameNetwork(claim, backbone, vocabulary));
}

/** Whether a config lies in a folder for the family of a backbone that its own name, taken over from another, lacks. */
function keptFor(config: Witness, backbone: string, claims: string[]): boolean {
  const family = (name: string) => name.toLowerCase().split("-")[0];
  return claims.every((claim) => family(claim) !== family(backbone)) && inFolders(config, backbone);
}

/** Whether a folder of a file's address names a backbone's family that the file's own name lacks. */
function inFolders({ url, stem }: Witness, backbone: string): boolean {
  const family = backbone.toLowerCase().split("-")[0] ?? "";
  return (
    !stemWords(stem).includes(family) &&
    url
      .toLowerCase()
      .split("/")
      .slice(3, -1)
      .some((folder) => stemWords(folder).includes(family))
  );
}
