import { nameKey } from "../keys.ts";
import { pair, stemWords } from "./claims.ts";
import { contradicts } from "./config-mismatch.ts";
import { at, type LintRow, place, push } from "./inventory.ts";
import { code, doc, links, listed, type Rule, table } from "./rule.ts";

export const sharedConfig: Rule = {
  name: "shared-config",
  family: "identity",
  finds:
    "One config for rows with different checkpoints, where the checkpoint's name has a word more than the config's.",
  why: "The word names what the row tries out, and the linked config does not have it.",
  lighter: "no cell of the row says what the config lacks",
  example: {
    files: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Loss type | box AP | Config | Download",
          `R-50-FPN | L1Loss | 37.4 | ${links("faster_rcnn_r50_fpn_1x_coco")}`,
          `R-50-FPN | GIoULoss | 37.6 | ${links("faster_rcnn_r50_fpn_1x_coco", "faster_rcnn_r50_fpn_giou_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "[config]" }],
    leaves: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Class name | box AP | Config | Download",
          `R-50-FPN | all | 37.4 | ${links("faster_rcnn_r50_fpn_1x_coco")}`,
          `R-50-FPN | person | 55.8 | ${links("faster_rcnn_r50_fpn_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ documents, vocabulary }, report) => {
    for (const document of documents) {
      const groups = new Map<string, LintRow[]>();
      for (const row of document.tables.flatMap((entry) => entry.rows)) {
        const { config, weights } = pair(row);
        if (config && weights) push(groups, config.url, row);
      }
      for (const rows of groups.values()) {
        const stems = new Set(rows.map((row) => pair(row).weights?.stem));
        if (stems.size < 2) continue;
        const surplus = (row: LintRow) => {
          const { config, weights } = pair(row);
          const own = stemWords(config?.stem ?? "");
          return stemWords(weights?.stem ?? "").filter((word) => !own.includes(word));
        };
        const owner = rows.find((row) => surplus(row).length === 0);
        for (const row of rows) {
          const words = surplus(row);
          const { config, weights } = pair(row);
          if (words.length === 0 || !config || !weights || contradicts(config.stem, weights.stem, vocabulary))
            continue;
          const cells = (other: LintRow) =>
            other.result.source.cells
              .filter((cell) => !cell.includes("]("))
              .map(nameKey)
              .join(" ");
          const said = owner
            ? words.filter(
                (word) =>
                  word.length >= 3 &&
                  cells(row).includes(nameKey(word)) &&
                  !cells(owner).includes(nameKey(word)),
              )
            : [];
          const other = owner ?? rows.find((candidate) => candidate !== row);
          report({
            ...at(row, config.link),
            message: `Unexpected config without ${listed(words.map(code))} of the checkpoint's name, expected the config of this row; it is linked by another row, too`,
            actual: config.stem,
            expected: [weights.stem],
            related: other ? [place(other, pair(other).config?.link)] : [],
            light: said.length === 0,
          });
        }
      }
    }
  },
};
