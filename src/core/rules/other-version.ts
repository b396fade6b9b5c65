import { nameKey, stemWords } from "../keys.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, cellOf, pair, place } from "./lint-row.ts";
import { code, doc, links, type Rule, soIn, table } from "./rule.ts";

export const otherVersion: Rule = {
  name: "other-version",
  family: "witnesses",
  finds:
    "A cell or heading that names one version of a technique where the config's name has the part for another; told once a table.",
  why: "DCN and DCNv2 differ by a point of AP.",
  example: {
    files: {
      "gfl.md": doc(
        "GFL",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-101-dcnv2 | 2x | 47.1 | ${links("gfl_r101_fpn_dconv_c3-c5_mstrain_2x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "[config]" }],
    leaves: {
      "dcn.md": doc(
        "DCN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-101-dcnv2 | 1x | 42.7 | ${links("faster_rcnn_r101_fpn_mdconv_c3-c5_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { observed, rows } of tables) {
      for (const version of vocabulary.checks.versions) {
        const names = new Set(
          [
            version.name,
            ...(vocabulary.methods.find((method) => method.name === version.name)?.aliases ?? []),
          ].map(nameKey),
        );
        const headed = observed.context.section.some((heading) => names.has(nameKey(heading)));
        const found: { row: LintRow; config: Witness }[] = [];
        for (const row of rows) {
          const { config } = pair(row);
          if (!config) continue;
          const words = stemWords(config.stem);
          const said =
            headed ||
            ["backbone", "method"].some((role) =>
              stemWords(cellOf(row, role)?.text ?? "").some((word) => names.has(nameKey(word))),
            );
          if (said && words.includes(version.token) && !words.includes(version.instead))
            found.push({ row, config });
        }
        const first = found[0];
        if (!first) continue;
        report({
          ...at(first.row, first.config.link),
          message: `Unexpected ${code(version.token)} in the config's name, which is ${version.means}, expected ${code(version.instead)} for ${code(version.name)}${soIn(found.length)}`,
          actual: version.token,
          expected: [version.instead],
          related: [place(first.row)],
        });
      }
    }
  },
};
