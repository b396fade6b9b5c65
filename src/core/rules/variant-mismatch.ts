import { readBackboneToken } from "../backbone-names.ts";
import { nameWords, stemWords } from "../keys.ts";
import { push } from "../lists.ts";
import { HABIT, judge } from "./claims.ts";
import type { Witness } from "./inventory.ts";
import { cellOf, pair } from "./lint-row.ts";
import { doc, links, type Rule, type RuleFinding, table } from "./rule.ts";
import { verdict } from "./witness-report.ts";

/** A word that ends in a number: "ssd300", "yolov3". */
const NUMBERED = /^([a-z]{3,})(\d+)$/;

export const variantMismatch: Rule = {
  name: "variant-mismatch",
  family: "witnesses",
  finds: "A numbered variant of a model (`SSD300`) where config and checkpoint name another (`ssd512`).",
  why: "Rows are often copied from the one above; the number is what gets forgotten.",
  lighter: "only one file name speaks against the cell, or a harmless reading is possible",
  example: {
    files: {
      "pisa.md": doc(
        "PISA",
        table(
          "Network | Backbone | box AP | Config | Download",
          `SSD300 | VGG16 | 27.6 | ${links("pisa_ssd300_coco")}`,
          `SSD300 | VGG16 | 31.8 | ${links("pisa_ssd512_coco")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "SSD300" }],
    leaves: {
      "ssd.md": doc(
        "SSD",
        table(
          "Network | Backbone | box AP | Config | Download",
          `SSD512 | VGG16 | 29.4 | ${links("ssd512_coco")}`,
        ),
      ),
      "eva.md": doc(
        "EVA-02",
        table(
          "Model | box AP | Config | Download",
          ...["b_bsl", "l_bsl", "l_sys"].map(
            (name) => `eva02_${name} | 55.5 | ${links(`eva2_coco_${name}`, `eva02_coco_${name}`)}`,
          ),
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const numbered = (words: string[], base: string) => {
      const found = words.filter((word) => NUMBERED.exec(word)?.[1] === base);
      return found.length === 0 ? null : found;
    };
    const differ = (a: string[], b: string[]) => !a.some((word) => b.includes(word));
    const found = new Map<string, RuleFinding[]>();
    for (const row of rows) {
      const cell = cellOf(row, "method");
      if (!cell) continue;
      const { config, weights } = pair(row);
      for (const word of nameWords(cell.text)) {
        const base = NUMBERED.exec(word)?.[1];
        if (base === undefined || readBackboneToken(word, vocabulary) !== null) continue;
        const claims = (witness: Witness | null) =>
          witness === null ? null : numbered(stemWords(witness.stem), base);
        const [fromConfig, fromWeights] = [claims(config), claims(weights)];
        const judged = judge([word], fromConfig, fromWeights, differ);
        if (!judged) continue;
        const finding = verdict(
          row,
          {
            what: "variant",
            cell: { cell, claim: word },
            config: config && fromConfig && { witness: config, claim: fromConfig.join(" + ") },
            weights: weights && fromWeights && { witness: weights, claim: fromWeights.join(" + ") },
          },
          judged,
        );
        push(found, JSON.stringify([finding.file, judged.alone, finding.actual, finding.expected]), finding);
      }
    }
    // What many rows of a document do is how the zoo calls its files.
    for (const alike of found.values()) if (alike.length < HABIT) alike.forEach(report);
  },
};
