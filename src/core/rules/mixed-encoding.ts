import type { LintRow } from "./inventory.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const mixedEncoding: Rule = {
  name: "mixed-encoding",
  family: "links",
  finds:
    "Addresses of one document that write one character in two ways, `%2B` and `+`; the rarer one is told.",
  why: "Tools that compare addresses take them for different files.",
  example: {
    files: {
      "reppoints.md": doc(
        "RepPoints",
        table(
          "Backbone | Lr schd | box AP | Config",
          "R-50-FPN | 1x | 37.4 | [config](configs/bbox_r50_gn-neck+head_1x_coco.py)",
          "R-50-FPN | 1x | 38.1 | [config](configs/moment_r50_gn-neck%2Bhead_1x_coco.py)",
          "R-50-FPN | 2x | 38.6 | [config](configs/moment_r50_gn-neck+head_2x_coco.py)",
        ),
      ),
    },
    expected: [{ line: 8, text: "[config]" }],
    leaves: {
      "gn.md": doc(
        "GN",
        table(
          "Backbone | Lr schd | box AP | Config",
          "R-50-FPN | 1x | 39.7 | [config](configs/gn%2Bws/mask_rcnn_r50.py)",
        ),
      ),
    },
  },
  check: ({ documents }, report) => {
    for (const document of documents) {
      const seen = new Map<
        string,
        {
          encoded: { row: LintRow; link: LintRow["links"][number]["link"] }[];
          plain: number;
          first: LintRow | null;
        }
      >();
      for (const row of document.tables.flatMap((entry) => entry.rows)) {
        for (const { link, kind } of row.links) {
          if (kind !== "config" && kind !== "weights" && kind !== "log") continue;
          for (const character of ["+", "@", ",", "(", "="]) {
            const key = `${kind} ${character}`;
            const entry = seen.get(key) ?? { encoded: [], plain: 0, first: null };
            seen.set(key, entry);
            if (link.url.toUpperCase().includes(encodeURIComponent(character)))
              entry.encoded.push({ row, link });
            else if (link.url.includes(character)) entry.plain++;
          }
        }
      }
      for (const [key, { encoded, plain }] of seen) {
        if (encoded.length === 0 || plain === 0 || encoded.length > plain) continue;
        const character = key.slice(-1);
        for (const { row, link } of encoded) {
          report({
            ...at(row, link),
            message: `Unexpected ${code(encodeURIComponent(character))} in an address, expected ${code(character)} as in the other rows; write one of them`,
            actual: link.url,
          });
        }
      }
    }
  },
};
