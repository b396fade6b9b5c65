import type { LintRow } from "./inventory.ts";
import { at, cellOf, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";
import { batchKey, extremes, knownBackbone, larger, settingKey } from "./sizes.ts";

export const speedAgainstSize: Rule = {
  name: "speed-against-size",
  family: "values",
  finds:
    "A larger backbone that is clearly faster than a smaller one of its family, all else equal; the clearest case of a table.",
  why: "The column may hold something else than frames a second, or the rows were measured on different machines.",
  lighter: "the document calls its figures of speed outdated",
  example: {
    files: {
      "ghm.md": doc(
        "GHM",
        table(
          "Backbone | Lr schd | Mem (GB) | Inf time (fps) | box AP",
          "R-50-FPN | 1x | 4.0 | 3.3 | 37.0",
          "R-101-FPN | 1x | 6.0 | 4.4 | 39.1",
        ),
      ),
    },
    expected: [{ line: 8, text: "4.4" }],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | DCN | Inf time (fps) | box AP",
          "R-50 | 1x | Y | 12.0 | 42.3",
          "R-101 | 1x | N | 17.3 | 39.1",
          "R-152 | 1x | N | 17.5 | 39.3",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const speed = (row: LintRow) => row.result.inferenceFps;
      const groups = extremes(
        rows,
        (row) => `${settingKey(row, vocabulary, [])} ${batchKey(row)}`,
        (row) => knownBackbone(row, vocabulary),
        speed,
      );
      let worst: { small: LintRow; large: LintRow; ratio: number } | null = null;
      for (const group of groups) {
        for (const [smaller, { low }] of group) {
          for (const [other, { high }] of group) {
            const ratio = (speed(high) ?? 0) / (speed(low) ?? 1);
            if (ratio >= 1.15 && ratio > (worst?.ratio ?? 0) && larger(smaller, other))
              worst = { small: low, large: high, ratio };
          }
        }
      }
      if (!worst) continue;
      const cell = cellOf(worst.large, "fps");
      report({
        ...at(worst.large, cell),
        message: `Unexpected ${code(cell?.text ?? "")} frames a second with ${code(worst.large.result.backbone?.raw ?? "")}, more than the ${code(String(worst.small.result.inferenceFps))} of the smaller ${code(worst.small.result.backbone?.raw ?? "")}; check the column`,
        actual: cell?.text ?? "",
        related: [place(worst.small, cellOf(worst.small, "fps"))],
        light: worst.large.result.outdatedFigures,
      });
    }
  },
};
