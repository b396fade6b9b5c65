/** Reads what a document is about: title, kind, method, dataset, paper, citations. */

import { type DocumentOutline, datasetInHeading } from "./context.ts";
import type { Document } from "./contract.ts";
import { splitFileName } from "./file-name.ts";
import { type Block, SUMMARY_DEPTH } from "./grid.ts";
import { nameKey, nameWords, slugify } from "./keys.ts";
import { findNames } from "./name-index.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord, MethodWord } from "./vocabulary-schema.ts";

export interface DocumentSubject {
  title: string;
  slug: string;
  kind: Document["kind"];
  method: MethodWord | null;
  dataset: DatasetWord | null;
  arxiv: string | null;
  bibtex: string[];
  /** The title names a collection ("Model Zoo"), not a method. */
  general: boolean;
}

/** Words of a file or folder name that say nothing about the document in it. */
const GENERIC_NAME = /^(?:readme|index|model_?zoo|models?|results?|configs?|docs?|en|main|\d+|\.)$/i;

/**
 * Reads the subject of a document.
 * @param file path of its file in the zoo
 * @param several whether the file holds more documents than this one
 */
export function readSubject(
  blocks: Block[],
  shape: DocumentOutline,
  file: string,
  several: boolean,
  vocabulary: Vocabulary,
): DocumentSubject {
  const folder = homeFolder(blocks);
  const heading = shape.title ?? firstHeading(blocks);
  const summary = heading === null ? summaryTitle(blocks) : null;
  const titled = heading !== null || summary !== null;
  const title = heading ?? summary ?? pathTitle(file);
  const slug =
    (several ? null : pathSlug(file)) ?? (folder === null ? null : slugify(folder)) ?? slugify(title);
  const tags = blocks.flatMap((block) => tagWords(block));
  const byFolder = folder === null ? null : exactMethod(folder, vocabulary);
  const bySlug = exactMethod(slug, vocabulary);
  const inTitle = methodInTitle(title, vocabulary);
  const named = bySlug ?? byFolder ?? inTitle;
  const general = !titled || vocabulary.sectionKeys.has(nameKey(title)) || GENERAL_TITLE.test(title);
  const titleDataset = datasetInHeading(title, vocabulary);
  let kind: Document["kind"] = "method";
  const method = tags.some((tag) => ["algorithm", "backbone", "method", "alias"].includes(tag));
  if (tags.includes("dataset") && !method) kind = "dataset";
  else if (tags.includes("others") || tags.includes("other")) kind = "other";
  else if (!method && inTitle === null && titleDataset !== null) kind = "dataset";
  const bibtex = citations(blocks);
  const about = method || named !== null || bibtex.length > 0 || shape.tables.length > 0 || !titled;
  if (kind === "method" && (!about || (general && shape.tables.length === 0))) kind = "other";
  return {
    title,
    slug,
    kind,
    method: kind === "dataset" ? null : named,
    dataset: kind === "dataset" ? titleDataset : null,
    arxiv: kind === "dataset" ? null : paperId(blocks, bibtex, title),
    bibtex,
    general,
  };
}

/** Titles of collections and of parts, which name no method. */
export const GENERAL_TITLE =
  /\b(?:model[\s-]*zoo|baselines?|benchmarks?|results?|models|pre-?trained|checkpoints|introduction|get(?:ting)? started|install\w*|readme|overview)\b|模型库/i;

/** Words beside a method's name that do not make it another method. */
const TITLE_WORD =
  /^(?:for|in|on|with|the|a|an|and|of|to|by|object|instance|semantic|panoptic|detection|segmentation|models?|results?|w|paper|official|implementation|\d+)$/;

/** The method that a title names: the whole of it, its part before a colon, or its one name beside plain words. */
function methodInTitle(title: string, vocabulary: Vocabulary): MethodWord | null {
  const whole = exactMethod(title, vocabulary) ?? exactMethod(title.split(/[:(]/)[0] ?? "", vocabulary);
  if (whole) return whole;
  const [hit, ...more] = findNames(vocabulary.methodNames, title, false);
  if (!hit || more.some((other) => other.entry !== hit.entry)) return null;
  const words = nameWords(title);
  const beside = [...words.slice(0, hit.start), ...words.slice(hit.end)];
  return beside.every((word) => TITLE_WORD.test(word)) ? hit.entry : null;
}

/** A document without headings may name its method in the summary of a folded part: "HRNet (CVPR'2019)". */
function summaryTitle(blocks: Block[]): string | null {
  for (const block of blocks) {
    if (block.type === "table") return null;
    const summary = block.type === "text" || (block.type === "heading" && block.depth === SUMMARY_DEPTH);
    const match = summary ? /^([^()]{2,60}?)\s*\([^()]*\d{4}\)$/.exec(block.text) : null;
    if (match?.[1]) return match[1];
  }
  return null;
}

function tagWords(block: Block): string[] {
  const text =
    block.type === "comment" || (block.type === "text" && block.text.length < 40) ? block.text : "";
  return [...(/\[([A-Z]+)\]/.exec(text)?.slice(1) ?? [])].map((tag) => tag.toLowerCase());
}

function firstHeading(blocks: Block[]): string | null {
  const heading = blocks.find((block) => block.type === "heading" && block.depth < SUMMARY_DEPTH);
  return heading?.type === "heading" ? heading.text : null;
}

function pathTitle(file: string): string {
  return pathSlug(file) ?? file;
}

/** Slug from the path: the file's name, or its folder's where the name says nothing; null when neither does. */
function pathSlug(file: string): string | null {
  const parts = file.replace(/\.(?:md|markdown)$/i, "").split("/");
  const name = parts[parts.length - 1] ?? "";
  if (!GENERIC_NAME.test(name))
    return slugify(
      parts
        .slice(-3)
        .filter((part) => !GENERIC_NAME.test(part))
        .join("-").length > 60
        ? name
        : joinDistinct(parts),
    );
  const folders = parts.slice(0, -1).filter((part) => !GENERIC_NAME.test(part));
  if (folders.length > 0) return slugify(folders.join("-"));
  return /^\d*$/.test(name) ? null : slugify(name);
}

/** Path parts that say something, without a prefix that the next part repeats. */
function joinDistinct(parts: string[]): string {
  return parts.filter((part) => !GENERIC_NAME.test(part)).join("-");
}

function exactMethod(text: string, vocabulary: Vocabulary): MethodWord | null {
  return vocabulary.methodNames.byKey.get(nameKey(text)) ?? null;
}

/** The folder that most configs of the document's tables stand in, else most checkpoints; null where they differ. */
function homeFolder(blocks: Block[]): string | null {
  for (const ending of [/\.(?:py|ya?ml)$/i, /\.(?:pth|pt|pkl|ckpt)$/i]) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const block of blocks) {
      if (block.type !== "table") continue;
      for (const row of block.grid.rows) {
        for (const link of row.cells.flatMap((cell) => cell.links)) {
          const path = link.url.replace(/[?#].*$/, "");
          if (!ending.test(path)) continue;
          const split = splitFileName(path);
          const segments = path.split("/");
          const folder =
            ending.source.includes("pth") && split.stem.startsWith(split.folder)
              ? segments[segments.length - 3]
              : split.folder;
          if (!folder || /^(?:\..*|configs?|models?|\d+)$/.test(folder)) continue;
          total++;
          counts.set(folder, (counts.get(folder) ?? 0) + 1);
        }
      }
    }
    const best = [...counts].sort((a, b) => b[1] - a[1])[0];
    if (best && best[1] * 2 > total && total > 0) return decodeFolder(best[0]);
  }
  return null;
}

function decodeFolder(folder: string): string {
  return folder.replace(/%2B/gi, "+");
}

/** Citation entries in code blocks, verbatim, one string an entry. */
function citations(blocks: Block[]): string[] {
  const found: string[] = [];
  for (const block of blocks) {
    if (block.type !== "code" || !/@\w+\s*\{/.test(block.text)) continue;
    let rest = block.text;
    for (;;) {
      const start = /@\w+\s*\{/.exec(rest);
      if (!start) break;
      let depth = 0;
      let end = start.index;
      for (; end < rest.length; end++) {
        if (rest[end] === "{") depth++;
        if (rest[end] === "}" && --depth === 0) break;
      }
      found.push(rest.slice(start.index, end + 1));
      rest = rest.slice(end + 1);
    }
  }
  return found;
}

/** A field of a BibTeX entry, braces and quotes taken off; null when it has none. */
export function bibtexField(entry: string, field: string): string | null {
  const match = new RegExp(
    `[,{\\s]${field}\\s*=\\s*(?:\\{((?:[^{}]|\\{[^{}]*\\})*)\\}|"((?:[^"\\\\]|\\\\.)*)"|([\\w-]+))`,
    "i",
  ).exec(entry);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : value.replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
}

const ARXIV = /(?:arxiv\.org\/(?:abs|pdf)\/|arxiv[: ]+(?:preprint arxiv:)?|^|abs\/)(\d{4}\.\d{4,5})/i;

/** arXiv id of the document's own paper: from the entry that has its title, a link above its tables, or its only entry. */
function paperId(blocks: Block[], bibtex: string[], title: string): string | null {
  const key = nameKey(title);
  const own =
    bibtex.find((entry) => nameKey(bibtexField(entry, "title") ?? "") === key) ??
    (bibtex.length === 1 ? bibtex[0] : undefined);
  const fromEntry = own === undefined ? null : entryArxiv(own);
  if (fromEntry) return fromEntry;
  for (const block of blocks) {
    if (block.type === "table") break;
    if (block.type !== "text") continue;
    for (const link of block.links) {
      const id = /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/i.exec(link.url)?.[1];
      if (id && !(block.item && nameWords(block.text).length > 12)) return id;
    }
  }
  return null;
}

/** arXiv id that a citation entry gives in eprint, journal or volume. */
export function entryArxiv(entry: string): string | null {
  for (const field of ["eprint", "journal", "volume", "url", "note"]) {
    const id = ARXIV.exec(bibtexField(entry, field) ?? "")?.[1];
    if (id) return id;
  }
  return null;
}
