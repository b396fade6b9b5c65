import { type FileName, readFileName, splitFileName } from "../file-name.ts";
import type { Block } from "../grid.ts";
import { stemWords } from "../keys.ts";
import { blocksOf, wordsPlace } from "./document-text.ts";
import type { LintDocument, LintRow } from "./inventory.ts";
import { pair, place } from "./lint-row.ts";
import { code, doc, links, listed, type Rule, table } from "./rule.ts";

export const configInText: Rule = {
  name: "config-in-text",
  family: "witnesses",
  finds:
    "A config that a text or command names, which no row links and which a row's config is called almost like.",
  why: "The config was renamed in one place only: either the command or the row's link leads nowhere.",
  example: {
    files: {
      "yolact.md": doc(
        "YOLACT",
        table(
          "Backbone | box AP | Config | Download",
          `R-50 | 29.0 | ${links("yolact_r50_1x8_coco")}`,
          `R-101 | 30.4 | ${links("yolact_r101_1x8_coco")}`,
        ),
        "```shell\n./tools/dist_train.sh configs/yolact/yolact_r101.py 1\n```",
      ),
    },
    expected: [{ line: 11, text: "configs/yolact" }],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | box AP | Config | Download",
          `R-50-FPN | 38.2 | ${links("mask_rcnn_r50_fpn_1x_coco")}`,
          `R-101-FPN | 40.0 | ${links("mask_rcnn_r101_fpn_1x_coco")}`,
        ),
        "Train with `configs/mask_rcnn/mask_rcnn_r50_fpn_1x_coco.py`, or longer with `mask_rcnn_r50_fpn_2x_coco.py`.",
      ),
    },
  },
  check: ({ zoos, documents, rows, vocabulary }, report) => {
    const known = new Set<string>();
    for (const row of rows)
      for (const { kind, stem } of row.witnesses) if (kind === "config") known.add(stem);
    for (const { paths } of zoos) for (const path of paths ?? []) known.add(splitFileName(path).stem);
    for (const document of documents) {
      const configs = configsOf(document);
      if (configs.size === 0) continue;
      const told = new Set<string>();
      for (const block of blocksOf(document)) {
        if (block.type !== "text" && block.type !== "code") continue;
        for (const mention of mentions(block)) {
          const name = readFileName(mention, vocabulary);
          const { stem } = name;
          if (known.has(stem) || told.has(stem)) continue;
          const near = nearest(name, configs);
          if (near.length === 0) continue;
          told.add(stem);
          const first = configs.get(near[0] ?? "");
          report({
            zoo: document.zoo.id,
            file: document.file,
            place: wordsPlace(document, block.place, mention),
            message: `Unexpected config ${code(stem)} in the text, expected ${listed(near.map(code)).replace(" and ", " or ")} as the rows link; correct the text or the link`,
            actual: stem,
            expected: near,
            related: first ? [place(first)] : [],
          });
        }
      }
    }
  },
};

/** Configs of a document's rows by their telling name. */
function configsOf(document: LintDocument): Map<string, LintRow> {
  const configs = new Map<string, LintRow>();
  for (const row of document.tables.flatMap((table) => table.rows)) {
    const { config } = pair(row);
    if (config && !configs.has(config.stem)) configs.set(config.stem, row);
  }
  return configs;
}

/** Paths in a text that look like those of configs, and link targets that lost their ending. */
function mentions(block: Extract<Block, { type: "text" | "code" }>): string[] {
  const paths = [...block.text.matchAll(/[\w./+%-]{1,200}\.(?:py|ya?ml)\b/g)].map((match) => match[0]);
  const targets =
    block.type === "text"
      ? block.links.map(({ url }) => url.replace(/#.*$/, "")).filter((url) => /^[\w./+%-]+$/.test(url))
      : [];
  return [...paths, ...targets].filter((path) => !path.includes("_base_"));
}

/**
 * The configs of the document that a name is meant for: of the same model and backbone, with a word or two more or
 * less, or the only one that the document has.
 */
function nearest(name: FileName, configs: Map<string, LintRow>): string[] {
  if (name.detector === null || name.backbone === null) return [];
  const alike = [...configs].flatMap(([stem, row]) => {
    const own = pair(row).config?.name;
    return own && own.detector === name.detector && own.backbone === name.backbone
      ? [{ stem, ...difference(stemWords(name.stem), stemWords(stem)) }]
      : [];
  });
  if (configs.size === 1) return alike.map(({ stem }) => stem);
  const near = alike.filter(({ missing, extra }) => Math.min(missing, extra) === 0 && missing + extra <= 2);
  const least = Math.min(...near.map(({ missing, extra }) => missing + extra));
  return near.filter(({ missing, extra }) => missing + extra === least).map(({ stem }) => stem);
}

/** How many words the second list has that the first lacks, and the other way round. */
function difference(words: string[], other: string[]): { missing: number; extra: number } {
  return {
    missing: other.filter((word) => !words.includes(word)).length,
    extra: words.filter((word) => !other.includes(word)).length,
  };
}
