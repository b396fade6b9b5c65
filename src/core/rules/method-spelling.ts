import { nameKey } from "../keys.ts";
import { findNames } from "../name-index.ts";
import { cellOf } from "./lint-row.ts";
import { doc, type Rule, table } from "./rule.ts";

import { tellOnce, type Variant } from "./variants.ts";

export const methodSpelling: Rule = {
  name: "method-spelling",
  family: "vocabulary",
  finds: "A method's name in another spelling than its common one: `Faster RCNN`, `Retinanet`, `Mask`.",
  why: "Search and other tools know the method by its common name.",
  example: {
    files: {
      "regnet.md": doc(
        "RegNet",
        table(
          "Method | Backbone | Lr schd | box AP",
          "Faster RCNN | R-50 | 3x | 42.2",
          "Faster RCNN | R-101 | 3x | 43.1",
        ),
      ),
    },
    expected: [{ line: 7, text: "Faster RCNN" }],
    leaves: {
      "regnet.md": doc(
        "RegNet",
        table(
          "Method | Backbone | Lr schd | box AP",
          "Faster R-CNN | R-50 | 3x | 42.2",
          "SSD300 | VGG16 | 120e | 25.6",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const cell = cellOf(row, "method");
        if (!cell) continue;
        for (const hit of findNames(vocabulary.methodNames, cell.text, true)) {
          const { entry } = hit;
          const short = entry.short?.some((word) => nameKey(word) === nameKey(hit.text)) ?? false;
          const same = nameKey(entry.name) === nameKey(hit.text);
          // An acronym is a name of its own: "GA", "RFP"; so is what names a file: "fcos_ms_dcnv2".
          const acronym = entry.short?.some(
            (word) => nameKey(word) === nameKey(hit.text) && word === word.toUpperCase(),
          );
          if ((short && acronym) || /\w_\w/.test(cell.text)) continue;
          // Another alias is another name, not another spelling.
          if ((!same && !short) || cell.text.includes(entry.name)) continue;
          const written = same ? spelled(cell.text, hit.text) : hit.text;
          if (written === entry.name) continue;
          const shown = short ? spelled(cell.text, hit.text) : written;
          variants.push({ row, cell, actual: shown, expected: entry.name });
        }
      }
      tellOnce(variants, "name", report, " as the method is commonly called");
    }
  },
};

/** The stretch of a text that a name was found in, as written. */
function spelled(text: string, words: string): string {
  const pattern = words
    .split(" ")
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&"))
    .join("[^\\p{L}\\p{N}]*");
  return new RegExp(pattern, "iu").exec(text)?.[0] ?? words;
}
