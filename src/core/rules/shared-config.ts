import { nameKey, nameWords, stemWords } from "../keys.ts";
import { push } from "../lists.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { contradicts } from "./config-mismatch.ts";
import type { LintDocument, LintRow } from "./inventory.ts";
import { at, pair, place } from "./lint-row.ts";
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
      "slim.md": doc(
        "Compression",
        table(
          "Backbone | Compression | box AP | Config | Download | Compression config",
          `R-50-FPN | none | 37.4 | ${links("faster_rcnn_r50_fpn_1x_coco")} | -`,
          `R-50-FPN | prune | 36.6 | ${links("faster_rcnn_r50_fpn_1x_coco", "faster_rcnn_r50_fpn_prune_1x_coco")} | [config](configs/slim/faster_rcnn_r50_prune.py)`,
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
      const shared = sharedWords(document);
      for (const rows of groups.values()) {
        const stems = new Set(rows.map((row) => pair(row).weights?.stem));
        if (stems.size < 2) continue;
        const surplus = (row: LintRow) => surplusOf(row, shared);
        const owner = rows.find((row) => surplus(row).length === 0);
        const alike = new Map<string, number>();
        for (const row of rows)
          for (const key of [costKey(row, vocabulary), settingKey(row)])
            alike.set(key, (alike.get(key) ?? 0) + 1);
        for (const row of rows) {
          const words = surplus(row);
          const { config, weights } = pair(row);
          if (words.length === 0 || !config || !weights || contradicts(config.stem, weights.stem, vocabulary))
            continue;
          // The same network, or the same experiment told twice: one config may well serve both.
          if (
            [costKey(row, vocabulary), settingKey(row)].some((key) => key !== "" && (alike.get(key) ?? 0) > 1)
          )
            continue;
          const cells = (other: LintRow) =>
            other.aligned.cells
              .map((cell, index) =>
                cell && cell.links.length === 0 && !tellsData(other, index) ? cell.text : "",
              )
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
          // Without a row that the config is plainly of, it may well be one for all of them.
          if (!owner && said.length === 0) continue;
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

/** Whether a column tells what was trained on: one config may serve several such trainings. */
function tellsData({ table: { columns, observed } }: LintRow, index: number): boolean {
  const column = columns[index];
  const header = observed.context.grid.header[index]?.text ?? "";
  return (
    /\bdata(?:sets?)?\b/i.test(header) ||
    (column?.kind === "role" && ["pretraining", "dataset", "note"].includes(column.role))
  );
}

/** Sizes of networks, as short names say them. */
const SIZES: Record<string, string> = {
  nano: "n",
  tiny: "t",
  small: "s",
  medium: "m",
  base: "b",
  large: "l",
  huge: "h",
};

/** Words of a checkpoint's name that its config lacks and that say what the row tries out. */
function surplusOf(row: LintRow, shared: ReadonlySet<string>): string[] {
  const { weights } = pair(row);
  // A second config of the row may say what the first does not: that of the compression, say.
  const own = row.witnesses.filter(({ kind }) => kind === "config").flatMap(({ stem }) => stemWords(stem));
  const section = nameWords(row.table.observed.context.section.join(" "));
  return stemWords(weights?.stem ?? "").filter(
    (word) =>
      word.length > 1 &&
      !own.includes(word) &&
      !own.includes(SIZES[word] ?? word) &&
      !shared.has(word) &&
      !section.includes(word) &&
      // A figure in a name: "32dot8".
      !/^\d+(?:dot|p)\d+$/.test(word) &&
      // A size of videos: "256p".
      !/^\d+p$/.test(word),
  );
}

/** Words that all checkpoints of a document share, where there are several. */
function sharedWords(document: LintDocument): Set<string> {
  const stems = new Set(
    document.tables.flatMap(({ rows }) => rows.flatMap((row) => pair(row).weights?.stem ?? [])),
  );
  const [first, ...rest] = [...stems].map(stemWords);
  return new Set(
    rest.length < 2 ? [] : (first ?? []).filter((word) => rest.every((words) => words.includes(word))),
  );
}

/** Parameters and operations of a row, given to two digits at least; "" where it gives none. */
function costKey(row: LintRow, vocabulary: Vocabulary): string {
  const costs = row.result.metrics.filter(
    ({ id, raw }) => vocabulary.metricById.get(id)?.cost && /\d\.?\d/.test(raw),
  );
  return costs.length === 0 ? "" : JSON.stringify(costs.map(({ id, value }) => [id, value]));
}

/** All that a row says but its figures and links. */
function settingKey({ result: { method, technique, backbone, schedule, attributes } }: LintRow): string {
  return JSON.stringify([method, technique, backbone, schedule, Object.entries(attributes).sort()]);
}
