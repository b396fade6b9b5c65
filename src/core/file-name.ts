/**
 * Reads what a config, checkpoint or log says about its experiment in its name:
 * `mask_rcnn_r50_caffe_fpn_1x_coco_bbox_mAP-0.38__segm_mAP-0.344_20200504_231812-0ebd1859.pth`.
 */
import { readBackboneToken } from "./backbone-names.ts";
import { findMethods } from "./names.ts";
import { type SplitName, splitFileName } from "./split-file-name.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord, MethodWord } from "./vocabulary-schema.ts";

export { decode, splitFileName } from "./split-file-name.ts";

export interface FileName extends SplitName {
  detector: MethodWord | null;
  techniques: MethodWord[];
  /** Common name of the backbone. */
  backbone: string | null;
  neck: string | null;
  /** `1x`, `20e`. */
  schedule: string | null;
  /** GPUs by images, `8x2`. */
  batch: string | null;
  dataset: DatasetWord | null;
}

interface Tokens {
  schedule: RegExp;
  batch: RegExp;
  /** Necks by their names without hyphens. */
  necks: Map<string, string>;
}

const tokensByVocabulary = new WeakMap<Vocabulary, Tokens>();

function tokensOf(vocabulary: Vocabulary): Tokens {
  const known = tokensByVocabulary.get(vocabulary);
  if (known) return known;
  const { fileTokens, necks } = vocabulary.words;
  const tokens = {
    schedule: new RegExp(fileTokens.schedule),
    batch: new RegExp(fileTokens.batch),
    necks: new Map(necks.map((neck) => [neck.toLowerCase().replace(/-/g, ""), neck])),
  };
  tokensByVocabulary.set(vocabulary, tokens);
  return tokens;
}

/** Reads a name in full. Parts that the vocabulary does not know stay null. */
export function readFileName(address: string, vocabulary: Vocabulary): FileName {
  const split = splitFileName(address);
  const tokens = split.stem.split(/[_/]+/).filter((token) => token !== "");
  const names = findMethods(split.stem, vocabulary).map((hit) => hit.entry);
  const detector =
    names.find((name) => name.kind === "detector") ?? names.find((name) => name.standalone) ?? null;
  const { schedule, batch, necks } = tokensOf(vocabulary);
  const fine = tokens.flatMap((token) => [token, ...token.split("-")]);
  let backbone: string | null = null;
  for (const [index, token] of tokens.entries()) {
    backbone =
      readBackboneToken(tokens.slice(index).join("-"), vocabulary) ?? readBackboneToken(token, vocabulary);
    if (backbone !== null) break;
  }
  return {
    ...split,
    detector,
    techniques: names.filter((name) => name !== detector && name.kind === "technique"),
    backbone,
    neck:
      tokens
        .map((token) => necks.get(token.toLowerCase().replace(/-/g, "")))
        .find((neck) => neck !== undefined) ?? null,
    schedule:
      /(?:^|[_-])(\d+(?:_\d+)+e)(?=$|[_-])/.exec(split.stem)?.[1] ??
      fine.find((token) => schedule.test(token)) ??
      null,
    batch: fine.find((token) => batch.test(token)) ?? null,
    dataset: datasetInName(split.stem, vocabulary),
  };
}

/** All datasets that a name speaks of: those trained on and those tested on, with their splits glued on or not. */
export function datasetsInName(name: string, vocabulary: Vocabulary): DatasetWord[] {
  const found = new Set<DatasetWord>();
  const words = name
    .toLowerCase()
    .replace(/(?<=[a-z]\d*)(?:half)?(?:train|val|test|half)(?![a-z])/g, "")
    .split(/[^a-z0-9.+]+/);
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(words.length, start + 5); end > start; end--) {
      const dataset = vocabulary.datasetTokens.get(words.slice(start, end).join("-").replace(/\.$/, ""));
      if (!dataset) continue;
      found.add(dataset);
      break;
    }
  }
  return [...found];
}

/** The dataset that a file or folder name speaks of: the last token of one between separators, the longest where they overlap. */
export function datasetInName(name: string, vocabulary: Vocabulary): DatasetWord | null {
  const words = name.toLowerCase().split(/[^a-z0-9.+]+/);
  for (let end = words.length; end > 0; end--) {
    for (let start = Math.max(0, end - 5); start < end; start++) {
      const stretch = words.slice(start, end).join("-").replace(/\.$/, "");
      const dataset = vocabulary.datasetTokens.get(stretch);
      if (dataset) return dataset;
    }
  }
  return null;
}
