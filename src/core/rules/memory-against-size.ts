import { headerKey } from "../keys.ts";
import type { LintRow } from "./inventory.ts";
import { at, cellOf, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";
import { batchKey, extremes, knownBackbone, larger, settingKey } from "./sizes.ts";

export const memoryAgainstSize: Rule = {
  name: "memory-against-size",
  family: "values",
  finds:
    "A larger backbone, or a larger input, that trains in clearly less memory than a smaller one, all else equal; the clearest case of a table.",
  why: "Readers choose models by what fits their cards.",
  lighter: "the document calls its memory figures outdated",
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
    const { sizes } = vocabulary.checks;
    const memory = (row: LintRow) => row.result.trainingMemoryGb;
    const inputs = new Set(sizes.map(headerKey));
    for (const { rows } of tables) {
      const byBackbone = extremes(
        rows,
        (row) => `${settingKey(row, vocabulary, [])} ${batchKey(row)}`,
        (row) => knownBackbone(row, vocabulary),
        memory,
      );
      const byInput = extremes(
        rows,
        (row) =>
          JSON.stringify([row.result.backbone?.name, batchKey(row), settingKey(row, vocabulary, sizes)]),
        (row) => inputSize(row, inputs),
        memory,
      );
      let worst: { small: LintRow; large: LintRow; ratio: number; input: boolean } | null = null;
      for (const [groups, input] of [
        [byBackbone, false],
        [byInput, true],
      ] as const) {
        for (const group of groups) {
          for (const [smaller, { high }] of group) {
            for (const [other, { low }] of group) {
              const ratio = (memory(high) ?? 0) / (memory(low) ?? 1);
              const grown = input ? Number(other) > Number(smaller) : larger(smaller, other);
              if (ratio >= 1.08 && ratio > (worst?.ratio ?? 0) && grown)
                worst = { small: high, large: low, ratio, input };
            }
          }
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

/** What the size column of a row holds, where it is a plain number. */
function inputSize(row: LintRow, headers: ReadonlySet<string>): string | null {
  const entry = Object.entries(row.result.attributes).find(([header]) => headers.has(headerKey(header)));
  return entry && /^\d+$/.test(entry[1].trim()) ? entry[1].trim() : null;
}
