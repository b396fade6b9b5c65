import { nameKey, stemWords } from "../keys.ts";
import { push } from "../lists.ts";
import { findMethods } from "../names.ts";
import type { MethodWord } from "../vocabulary-schema.ts";
import { HABIT, judge, methodsInStem } from "./claims.ts";
import type { LintTable, Witness } from "./inventory.ts";
import { cellOf, pair } from "./lint-row.ts";
import { doc, links, type Rule, type RuleFinding, table } from "./rule.ts";
import { verdict } from "./witness-report.ts";

export const detectorMismatch: Rule = {
  name: "detector-mismatch",
  family: "witnesses",
  finds: "A detector that the cell, the config's name and the checkpoint's name do not agree on.",
  why: "The figure would stand on the page of a method that did not reach it.",
  lighter: "only one file name speaks against the cell, or a harmless reading is possible",
  example: {
    files: {
      "libra-rcnn.md": doc(
        "Libra R-CNN",
        table(
          "Method | Backbone | Lr schd | box AP | Config | Download",
          `Faster R-CNN | R-50-FPN | 1x | 38.3 | ${links("libra_faster_rcnn_r50_fpn_1x_coco")}`,
          `Faster R-CNN | R-50-FPN | 1x | 37.6 | ${links("libra_retinanet_r50_fpn_1x_coco")}`,
          `Cascade R-CNN | R-50-FPN | 1x | 37.6 | ${links("cascade_mask_rcnn_r50_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "Faster R-CNN" },
      { line: 9, text: "Cascade R-CNN" },
    ],
    leaves: {
      "dcn.md": doc(
        "Deformable Convolutional Networks",
        table(
          "Model | Backbone | Lr schd | box AP | Config | Download",
          `DCN Cascade Mask | R-50-FPN | 1x | 44.4 | ${links("cascade_mask_rcnn_r50_fpn_dconv_c3-c5_1x_coco")}`,
          `Faster | R-50-FPN | 1x | 41.3 | ${links("faster_rcnn_r50_fpn_dconv_c3-c5_1x_coco")}`,
          `Our method | R-50-FPN | 1x | 41.3 | ${links("faster_rcnn_r50_fpn_ours_1x_coco")}`,
          `Trident-Fast | R-50-FPN | 1x | 41.3 | ${links("tridentnet_r50_fpn_1x_coco")}`,
        ),
      ),
      "h-deformable-detr.md": doc(
        "H-Deformable-DETR",
        table(
          "Model | Backbone | Lr schd | box AP | Config | Download",
          ...["r50", "r101", "swin_tiny"].map(
            (name) =>
              `H-Deformable-DETR | ${name} | 1x | 48.7 | ${links(`h_deformable_detr_${name}_1x_coco`, `${name}_hybrid_branch_deformable_detr_1x_coco`)}`,
          ),
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const detectors = (methods: MethodWord[]): MethodWord[] | null => {
      const found = methods.filter((method) => method.kind === "detector");
      return found.length === 0 ? null : found;
    };
    const claims = (witness: Witness | null) =>
      witness === null ? null : detectors(methodsInStem(witness.stem, vocabulary));
    const differ = (a: MethodWord[], b: MethodWord[]) => !a.some((method) => b.includes(method));
    const text = (methods: MethodWord[]) => methods.map((method) => method.name).join(" + ");
    const light = new Map<LintTable, { finding: RuleFinding; habit: string }[]>();
    for (const row of rows) {
      const cell = cellOf(row, "method");
      const own = cell && detectors(findMethods(cell.text, vocabulary).map((hit) => hit.entry));
      const { config, weights } = pair(row);
      const [fromConfig, fromWeights] = [claims(config), claims(weights)];
      const judged = judge(own, fromConfig, fromWeights, differ);
      if (!judged) continue;
      const kin = [own, fromConfig, fromWeights].flatMap((claim) => claim ?? []);
      const close = new Set(kin.map((method) => nameKey(method.name).replace(/mask|\d/g, ""))).size === 1;
      const alone = judged.alone === "config" ? config : judged.alone === "weights" ? weights : null;
      if (alone !== null && stemWords(alone.stem).length < 2) continue;
      const claimed = { cell: own, config: fromConfig, weights: fromWeights };
      const others = Object.values(claimed).flatMap((claim) =>
        claim === null || claim === claimed[judged.alone] ? [] : claim,
      );
      // A name that says less than the others, such as that of the model built on.
      const less = saysLess(claimed[judged.alone] ?? [], others);
      // A file may be named after the model that the cell's is built on.
      if (judged.alone === "cell" && !judged.decided && saysLess(others, own ?? [])) continue;
      const finding = verdict(
        row,
        {
          what: "detector",
          cell: cell && own && { cell, claim: text(own) },
          config: config && fromConfig && { witness: config, claim: text(fromConfig) },
          weights: weights && fromWeights && { witness: weights, claim: text(fromWeights) },
        },
        { ...judged, decided: judged.decided && !close && !less },
      );
      if (finding.light)
        push(light, row.table, { finding, habit: JSON.stringify([judged.alone, finding.actual]) });
      else report(finding);
    }
    // What all rows of a table do is how the zoo names its files.
    for (const [{ rows: all }, found] of light) {
      const habit =
        all.length >= HABIT &&
        found.length === all.length &&
        new Set(found.map((entry) => entry.habit)).size === 1;
      if (!habit) for (const { finding } of found) report(finding);
    }
  },
};

/** Whether a method among some is a shorter name of one among others: "Mask R-CNN" of "Cascade Mask R-CNN". */
function saysLess(some: MethodWord[], others: MethodWord[]): boolean {
  return some.some((method) =>
    others.some((other) => other !== method && nameKey(other.name).endsWith(nameKey(method.name))),
  );
}
