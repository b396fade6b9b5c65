import { editDistance, stemWords } from "../keys.ts";
import type { LintRow, LintTable } from "./inventory.ts";
import { at, pair, place, telling } from "./lint-row.ts";
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
        table(
          "Backbone | Lr schd | box AP | Config",
          `R-50-FPN | 1x | 37.0 | [config](reppoints_r50_fpn_1x_coco.py)`,
          `R-101-FPN | 1x | 38.6 | [config](repoints_r101_fpn_1x_coco.py)`,
          `R-50-FPN | 2x | 38.1 | [config](reppoints_r50_fpn_2x_coco.py)`,
          `R-101-FPN | 2x | 40.5 | [config](reppoints_r101_fpn_2x_coco.py)`,
        ),
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-18 | 1x | 47.9 | ${links("detrv2_r18_1x_coco")}`,
          `R-50 | 1x | 53.4 | ${links("detrv2_r50_1x_coco", "ddetrv2_r50_1x_coco")}`,
        ),
      ),
    },
    expected: [
      { line: 7, text: "[config]" },
      { line: 12, text: "[config]" },
      { line: 19, text: "[model]" },
    ],
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
    const starts = new Map<LintTable, Map<string, number>>();
    for (const row of rows) {
      const start = stemWords(pair(row).config?.stem ?? "")[0] ?? "";
      const counts = starts.get(row.table) ?? new Map<string, number>();
      starts.set(row.table, counts.set(start, (counts.get(start) ?? 0) + 1));
    }
    for (const row of rows) {
      const { config, weights } = pair(row);
      const log = telling(row, "log");
      const first = config && misspeltStart(config.stem, starts.get(row.table) ?? new Map());
      if (first)
        report({
          ...at(row, config.link),
          message: `Unexpected ${code(first.actual)} in the config's name, expected ${code(first.expected)} as in those of the other rows; correct the link, or rename the file`,
          actual: first.actual,
          expected: [first.expected],
        });
      const slip = config && weights && misspelling(config.stem, weights.stem);
      if (!slip || slip.actual === first?.actual) continue;
      const usual = others(row, slip.actual) > 0 && others(row, slip.expected) === 0;
      if (usual)
        report({
          ...at(row, weights.link),
          message: `Unexpected ${code(slip.expected)} in the checkpoint's name, expected ${code(slip.actual)} as in the config's and in other rows; correct the link, or rename the file`,
          actual: slip.expected,
          expected: [slip.actual],
          related: [place(row, config.link)],
          light: true,
        });
      else
        report({
          ...at(row, config.link),
          message: `Unexpected ${code(slip.actual)} in the config's name, expected ${code(slip.expected)} as in the checkpoint's; correct the link, or rename the file`,
          actual: slip.actual,
          expected: [slip.expected],
          related: [place(row, weights.link)],
          light: !log || !stemWords(log.stem).includes(slip.expected) || plural(slip),
        });
    }
  },
};

/** How many checkpoints of other rows of the table have a word in their names. */
function others(row: LintRow, word: string): number {
  return row.table.rows.filter(
    (other) => other !== row && stemWords(telling(other, "weights")?.stem ?? "").includes(word),
  ).length;
}

/** So many others that begin alike make another beginning a slip of the pen. */
const OTHERS = 3;

/** A first word that differs by one letter from the one with which all other names of a table begin. */
function misspeltStart(
  stem: string,
  starts: ReadonlyMap<string, number>,
): { actual: string; expected: string } | null {
  const actual = stemWords(stem)[0] ?? "";
  const expected = [...starts.keys()].find((start) => start !== actual) ?? "";
  return starts.size === 2 &&
    starts.get(actual) === 1 &&
    (starts.get(expected) ?? 0) >= OTHERS &&
    Math.min(actual.length, expected.length) >= 6 &&
    actual.replace(/\D/g, "") === expected.replace(/\D/g, "") &&
    editDistance(actual, expected, 1) === 1
    ? { actual, expected }
    : null;
}

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
  // "1x16" and "1xb16" are two ways to write one batch.
  if ([actual, expected].every((word) => /^\d+xb?\d+$/.test(word))) return null;
  const alike =
    actual.length >= 4 && expected.length >= 4 && actual.replace(/\D/g, "") === expected.replace(/\D/g, "");
  if (!alike || editDistance(actual, expected, 1) > 1 || own.indexOf(actual) !== other.indexOf(expected))
    return null;
  return { actual, expected };
}
