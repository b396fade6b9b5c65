import { headerKey } from "../keys.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { at, cellOf, type LintRow, place } from "./inventory.ts";
import { code, doc, type Rule, table } from "./rule.ts";
import { batchKey, larger, settingKey } from "./sizes.ts";

export const memoryAgainstSize: Rule = {
  name: "memory-against-size",
  family: "values",
  finds:
    "A larger backbone, or a larger input, that trains in clearly less memory than a smaller one, all else equal; the clearest case of a table.",
  why: "Readers choose models by what fits their cards.",
  example: {
    files: {
      "ga-rpn.md": doc(
        "GA-RPN",
        table(
          "Backbone | Lr schd | Mem (GB) | AR 1000",
          "X-101-32x4d-FPN | 1x | 8.5 | 70.6",
          "X-101-64x4d-FPN | 1x | 7.1 | 71.2",
        ),
      ),
    },
    expected: [{ line: 8, text: "7.1" }],
    leaves: {
      "htc.md": doc(
        "HTC",
        table(
          "Backbone | Lr schd | Mem (GB) | box AP",
          "R-50-FPN | 1x | 8.2 | 42.3",
          "R-101-FPN | 1x | 8.1 | 44.8",
          "X-101-64x4d-FPN | 1x | 7.1 | 47.0",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      let worst: { small: LintRow; large: LintRow; ratio: number; input: boolean } | null = null;
      for (const large of rows) {
        for (const small of rows) {
          const [more, less] = [small.result.trainingMemoryGb, large.result.trainingMemoryGb];
          if (
            more === null ||
            less === null ||
            less <= 0 ||
            more / less < 1.08 ||
            batchKey(small) !== batchKey(large)
          )
            continue;
          const [left, right] = [small.result.backbone?.name ?? "", large.result.backbone?.name ?? ""];
          const deeper =
            larger(left, right) && settingKey(small, vocabulary, []) === settingKey(large, vocabulary, []);
          const { sizes } = vocabulary.checks;
          const input =
            left === right &&
            grown(small, large, vocabulary) &&
            settingKey(small, vocabulary, sizes) === settingKey(large, vocabulary, sizes);
          if ((deeper || input) && (!worst || more / less > worst.ratio))
            worst = { small, large, ratio: more / less, input };
        }
      }
      if (!worst) continue;
      const cell = cellOf(worst.large, "memory");
      const what = worst.input ? "a larger input" : code(worst.large.result.backbone?.raw ?? "");
      report({
        ...at(worst.large, cell),
        message: `Unexpected ${code(cell?.text ?? "")} GB with ${what}, less than the ${code(String(worst.small.result.trainingMemoryGb))} of the smaller ${worst.input ? "one" : code(worst.small.result.backbone?.raw ?? "")}; check the cell`,
        actual: cell?.text ?? "",
        related: [place(worst.small, cellOf(worst.small, "memory"))],
        light: worst.large.result.outdatedFigures,
      });
    }
  },
};

/** Whether the size column of the second row holds a larger plain number than that of the first. */
function grown(small: LintRow, large: LintRow, vocabulary: Vocabulary): boolean {
  const headers = new Set(vocabulary.checks.sizes.map(headerKey));
  const size = (row: LintRow) => {
    const entry = Object.entries(row.result.attributes).find(([header]) => headers.has(headerKey(header)));
    return entry && /^\d+$/.test(entry[1].trim()) ? Number(entry[1]) : null;
  };
  const [a, b] = [size(small), size(large)];
  return a !== null && b !== null && b > a;
}
