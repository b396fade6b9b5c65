import { editDistance } from "../keys.ts";
import { pair, stemWords } from "./claims.ts";
import { at, place, telling } from "./inventory.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const misspelledName: Rule = {
  name: "misspelled-name",
  family: "witnesses",
  finds:
    "A word in the config's name that differs by one letter from the word in the names of checkpoint and log.",
  why: "The link most likely leads nowhere.",
  lighter: "the log does not decide between the two",
  example: {
    files: {
      "reppoints.md": doc(
        "RepPoints",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 37.4 | ${links("bbox_r50_grid_center_fpn_gn-neck+Bhead_1x_coco", "bbox_r50_grid_center_fpn_gn-neck+head_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "[config]" }],
    leaves: {
      "autoassign.md": doc(
        "AutoAssign",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50 | 1x | 40.4 | ${links("autoassign_r50_fpn_8x2_1x_coco", "auto_assign_r50_fpn_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    for (const row of rows) {
      const { config, weights } = pair(row);
      const log = telling(row, "log");
      const slip = config && weights && misspelling(config.stem, weights.stem);
      if (!slip) continue;
      report({
        ...at(row, config.link),
        message: `Unexpected ${code(slip.actual)} in the config's name, expected ${code(slip.expected)} as in the checkpoint's; correct the link`,
        actual: slip.actual,
        expected: [slip.expected],
        related: [place(row, weights.link)],
        light: !log || !stemWords(log.stem).includes(slip.expected) || plural(slip),
      });
    }
  },
};

/** "head" and "heads" are no slip of the pen. */
function plural({ actual, expected }: { actual: string; expected: string }): boolean {
  return `${actual}s` === expected || `${expected}s` === actual;
}

/** The only word by which two names differ, where it does so by one letter; null otherwise. */
export function misspelling(config: string, weights: string): { actual: string; expected: string } | null {
  const [own, other] = [stemWords(config), stemWords(weights)];
  const left = own.filter((word) => !other.includes(word));
  const right = other.filter((word) => !own.includes(word));
  const [actual, expected] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || actual === undefined || expected === undefined) return null;
  const alike =
    actual.length >= 4 && expected.length >= 4 && actual.replace(/\D/g, "") === expected.replace(/\D/g, "");
  if (!alike || editDistance(actual, expected, 1) > 1 || own.indexOf(actual) !== other.indexOf(expected))
    return null;
  return { actual, expected };
}
