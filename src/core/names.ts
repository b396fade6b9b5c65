/** Reads the names of methods and techniques in cells and headings. */
import { backboneInside, LONGEST_NAME, readBackboneToken } from "./backbone-names.ts";
import type { Backbone } from "./contract.ts";
import { nameKey, nameWords } from "./keys.ts";
import { findNames, type NameHit } from "./name-index.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { MethodWord } from "./vocabulary-schema.ts";

export interface MethodCell {
  detector: MethodWord | null;
  techniques: MethodWord[];
  /** What it says the model does without: "w/o DCN". */
  without: MethodWord[];
  /** "+ GRoIE", "above w/ tta": the row above with something added. */
  refersAbove: boolean;
  /** What the cell says beyond the known names, without marks. */
  rest: string;
  /** The whole cell, without marks. */
  text: string;
  /** An unknown word stands right before the detector, or a version after it: "Rotated RetinaNet" is not RetinaNet. */
  variant: boolean;
  /** Words of the cell that belong to no name of a method, backbone or neck: "SSD-Small" has "small". */
  beyond: string[];
  /** Whether this cell itself names a backbone. */
  namesBackbone: boolean;
  /** A backbone named in the same cell ("Cascade + ResNet-50"). */
  backbone: Backbone | null;
}

/** Methods that a text names. A name that is a part of a longer one, or has an unknown version, is another method's. */
export function findMethods(text: string, vocabulary: Vocabulary): NameHit<MethodWord>[] {
  const hits = findNames(vocabulary.methodNames, text, true);
  return hits.filter((hit) => !isVersioned(hit, text) && !isPart(hit, hits, text, vocabulary));
}

/**
 * Whether a name is a part of a longer one: "Co-DETR" is not DETR. A short name needs plain words beside it, too:
 * neither "Fast Pose" nor "ResNeSt50_fast" is Fast R-CNN.
 */
function isPart(
  hit: NameHit<MethodWord>,
  hits: NameHit<MethodWord>[],
  text: string,
  vocabulary: Vocabulary,
): boolean {
  const words = nameWords(text);
  const lower = text.toLowerCase();
  const short = vocabulary.methodNames.shortKeys.has(nameKey(hit.text));
  const own = (at: number) => {
    const word = words[at] ?? "";
    return (
      /\p{L}/u.test(word) &&
      !PLAIN_WORDS.has(word) &&
      !hits.some((other) => at >= other.start && at < other.end) &&
      !vocabulary.datasetNames.byKey.has(word) &&
      !vocabulary.words.necks.some((neck) => nameWords(neck).includes(word)) &&
      [at, at - 1, at - 2].every(
        (from) => readBackboneToken(words.slice(Math.max(0, from), at + 1).join("-"), vocabulary) === null,
      )
    );
  };
  const [before, first] = [words[hit.start - 1] ?? "", words[hit.start] ?? ""];
  if (lower.includes(`${before}-${first}`) && own(hit.start - 1)) return true;
  if (!short) return false;
  if (lower.includes(`${before}_${first}`) && before !== "") return true;
  const [last, after] = [words[hit.end - 1] ?? "", words[hit.end] ?? ""];
  return after.length > 2 && own(hit.end) && new RegExp(`${last}[\\s_-]+${after}`, "iu").test(text);
}

/** Whether a version follows a name; one in brackets is of something else. */
function isVersioned(hit: NameHit<MethodWord>, text: string): boolean {
  const next = nameWords(text)[hit.end] ?? "";
  return /^v\d+$/.test(next) && !text.toLowerCase().includes(`(${next}`);
}

/** Whether a text names a method by a known name and more: "Co-DETR", "RepPoints V2", "GFLv2", "RepPoints++". */
export function namesAnother(text: string, vocabulary: Vocabulary): boolean {
  const { byKey } = vocabulary.methodNames;
  const hits = findNames(vocabulary.methodNames, text, true);
  return (
    hits.some((hit) => isVersioned(hit, text) || isPart(hit, hits, text, vocabulary)) ||
    nameWords(text).some((word) => {
      const base = /^(.+?)(?:v\d+|\+\+)$/.exec(word)?.[1];
      return base !== undefined && byKey.has(base) && !byKey.has(word);
    })
  );
}

/** Reads a cell that names a model. Unknown words are left in `rest`, never guessed at. */
export function readMethodCell(text: string, vocabulary: Vocabulary): MethodCell {
  const clean = text.slice(0, LONGEST_NAME).replace(/^[*†‡\s]+|[*†‡\s]+$/g, "");
  const hits = findMethods(clean, vocabulary);
  const detectors = hits.filter((hit) => hit.entry.kind === "detector");
  const named = detectors[0]?.entry ?? null;
  const without = [...clean.matchAll(/\b(?:w\/o|without)\b([^,+()&]*?)(?=\bw\/|[,+()&]|$)/gi)].flatMap(
    (part) => findNames(vocabulary.methodNames, part[1] ?? "", true).map((hit) => hit.entry),
  );
  const techniques = unique(
    hits.map((hit) => hit.entry).filter((entry) => entry.kind === "technique" && !without.includes(entry)),
  );
  const alone = named === null ? (techniques.find((technique) => technique.standalone) ?? null) : null;
  const backbone = backboneInside(clean, vocabulary);
  const known = new Set(hits.flatMap((hit) => hit.text.split(" ")));
  const restWords = clean.split(/\s+/).filter(
    (word) =>
      !nameKey(word)
        .split(" ")
        .every((key) => known.has(key) || key === ""),
  );
  return {
    detector: named ?? alone,
    techniques: techniques.filter((technique) => technique !== alone),
    without,
    refersAbove: refersAbove(clean),
    rest: hits.length === 0 ? clean : restWords.join(" "),
    beyond: wordsBeyond(clean, hits, backbone, vocabulary),
    namesBackbone: backbone !== null,
    backbone,
    text: clean,
    variant: isVariant(clean, hits, named, vocabulary) || (named === null && namesAnother(clean, vocabulary)),
  };
}

/** Whether a name goes on with that of the row above: "+ GRoIE", "above, with TTA". */
export function refersAbove(text: string): boolean {
  return /^(?:\+|w\/|above\b|same\b|ditto\b|〃|″)/i.test(text);
}

/** Words that may stand before a detector's name without making it another one. */
const PLAIN_WORDS = new Set([
  "the",
  "our",
  "ours",
  "original",
  "standard",
  "vanilla",
  "baseline",
  "improved",
  "w",
  "with",
  "and",
  "above",
  "for",
  "of",
]);

function isVariant(
  text: string,
  hits: NameHit<MethodWord>[],
  named: MethodWord | null,
  vocabulary: Vocabulary,
): boolean {
  const hit = hits.find((candidate) => candidate.entry === named);
  if (!hit || hit.start === 0 || hits.some((other) => other.end === hit.start)) return false;
  const word = nameWords(text)[hit.start - 1] ?? "";
  const before = nameWords(text).slice(0, hit.start).join("-");
  return (
    /^[a-z]{2,}$/.test(word) &&
    !PLAIN_WORDS.has(word) &&
    readBackboneToken(before, vocabulary) === null &&
    !vocabulary.datasetNames.byKey.has(word) &&
    !vocabulary.words.necks.some((neck) => nameKey(neck) === word)
  );
}

/** Words that no known name accounts for; what a link is called says nothing of the model. */
function wordsBeyond(
  text: string,
  hits: NameHit<MethodWord>[],
  backbone: Backbone | null,
  vocabulary: Vocabulary,
): string[] {
  const said = new Set([
    ...PLAIN_WORDS,
    ...nameWords(backbone?.raw ?? ""),
    ...vocabulary.words.necks.flatMap(nameWords),
    ...[...Object.values(vocabulary.words.linkLabels).flat(), ...vocabulary.words.stores].flatMap(nameWords),
  ]);
  return nameWords(text).filter(
    (word, at) => !said.has(word) && !hits.some((hit) => at >= hit.start && at < hit.end),
  );
}

function unique<Item>(items: Item[]): Item[] {
  return [...new Set(items)];
}
