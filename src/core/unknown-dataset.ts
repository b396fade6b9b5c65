/** Names of datasets that the vocabulary does not have, where the words around them leave no doubt that they are such. */
import { datasetInHeading, sentences, type TableContext, taskInText } from "./context.ts";
import { nameKey, nameWords, slugify } from "./keys.ts";
import { findNames } from "./name-index.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord } from "./vocabulary-schema.ts";

/** What a heading says that stands where its siblings name datasets: a name, or something that is none of theirs. */
interface Unnamed {
  dataset: DatasetWord | null;
  certain: boolean;
}

/** Headings right over tables that name a dataset: the place of its name, and the headings above. */
export type DatasetHeadings = Map<
  string,
  { start: number; end: number; whole: boolean; parents: Set<string> }
>;

/** Lists the headings right over tables that name a dataset. */
export function datasetHeadings(tables: TableContext[], vocabulary: Vocabulary): DatasetHeadings {
  const headings: DatasetHeadings = new Map();
  for (const { section } of tables) {
    const text = section[section.length - 1] ?? "";
    const known = headings.get(text);
    if (known) known.parents.add(JSON.stringify(section.slice(0, -1)));
    if (known || datasetInHeading(text, vocabulary) === null) continue;
    const [hit] = findNames(vocabulary.datasetNames, text, false);
    if (!hit) continue;
    const whole = hit.start === 0 && hit.end === nameWords(text).length;
    const parents = new Set([JSON.stringify(section.slice(0, -1))]);
    headings.set(text, { start: hit.start, end: hit.end, whole, parents });
  }
  return headings;
}

/**
 * Reads a heading without a known dataset beside headings that have one: what stands in the place of the dataset's
 * name is the name of another one.
 * @returns null where the heading has nothing in that place
 */
export function unknownDatasetInHeading(
  context: TableContext,
  headings: DatasetHeadings,
  vocabulary: Vocabulary,
): Unnamed | null {
  const heading = context.section[context.section.length - 1] ?? "";
  if (heading === "" || datasetInHeading(heading, vocabulary) !== null) return null;
  const above = JSON.stringify(context.section.slice(0, -1));
  let alike: Unnamed | null = null;
  let whole = 0;
  for (const [other, place] of headings) {
    if (place.whole && place.parents.has(above)) whole++;
    const name = inPlaceOf(heading, other, place.start, place.end);
    if (name === null) continue;
    if (name.shared >= 2 || (looksLikeName(name.text) && isFree(name.text, vocabulary)))
      alike = { dataset: named(name.text), certain: looksLikeName(name.text) };
  }
  if (alike !== null || whole === 0 || !isFree(heading, vocabulary)) return alike;
  if (looksLikeName(heading) && nameWords(heading).length <= 4)
    return { dataset: named(heading), certain: true };
  return whole >= 2 && /^\p{Lu}[\p{L}-]*$/u.test(heading.replace(/:$/, ""))
    ? { dataset: null, certain: false }
    : null;
}

/** The dataset without a place in the vocabulary that a sentence says was measured on: "on the Foo-12 dataset". */
export function unknownDatasetInProse(texts: string[], vocabulary: Vocabulary): DatasetWord | null {
  for (const text of texts) {
    for (const sentence of sentences(text)) {
      const lower = sentence.toLowerCase();
      if (vocabulary.words.asides.some((word) => lower.includes(word))) continue;
      const name =
        /\bon (?:the )?((?:\p{Lu}|\d)[\w+-]*(?: (?:\p{Lu}|\d)[\w.+-]*){0,2}) (?:dataset|data set|benchmark|(?:validation|val|test) set)\b/iu.exec(
          sentence,
        )?.[1];
      if (name !== undefined && looksLikeName(name) && isFree(name, vocabulary)) return named(name);
    }
  }
  return null;
}

/**
 * What the text over a table calls a dataset, though none that is known: a heading that is written as a name or has a
 * word which the names of all files of the table have, or what a sentence measures on; null where nothing is called so.
 */
export function freeName({ section, above, grid }: TableContext, vocabulary: Vocabulary): string | null {
  const heading = section[section.length - 1] ?? "";
  if (isFree(heading, vocabulary) && nameWords(heading).length <= 5) {
    if (looksLikeName(heading)) return heading;
    const files = grid.rows
      .map((row) => row.cells.flatMap((cell) => cell.links.map(({ url }) => url.slice(url.lastIndexOf("/")))))
      .filter((urls) => urls.length > 0)
      .map((urls) => nameWords(urls.join(" ")));
    const inFiles = (word: string) => word.length > 4 && files.every((words) => words.includes(word));
    // "Converted weights" are in files of that name, too.
    const plain = Object.values(vocabulary.words.linkLabels).flat().flatMap(nameWords);
    const words = nameWords(heading);
    const ofFiles = words.some((word) => plain.includes(word.replace(/s$/, "")) || plain.includes(word));
    if (files.length > 1 && !ofFiles && words.some(inFiles)) return heading;
  }
  for (const text of above) {
    const name = /\bon (?:the )?([\p{L}\d][\w+-]*) (?:dataset|benchmark)\b/iu.exec(text)?.[1];
    if (name !== undefined && !DETERMINERS.has(name.toLowerCase()) && isFree(name, vocabulary)) return name;
  }
  return null;
}

/** Words that say which dataset without naming it. */
const DETERMINERS = new Set([
  "our",
  "this",
  "that",
  "same",
  "whole",
  "full",
  "each",
  "any",
  "custom",
  "own",
  "a",
  "an",
  "another",
]);

/** A dataset that is known by its name alone. */
function named(text: string): DatasetWord {
  return { id: slugify(text), name: text };
}

/** What a heading has in the place of the words `start` to `end` of another that is worded alike. */
function inPlaceOf(
  heading: string,
  other: string,
  start: number,
  end: number,
): { text: string; shared: number } | null {
  const singular = (word: string | undefined) => word?.replace(/s$/, "");
  const words = nameWords(heading);
  const before = nameWords(other).slice(0, start);
  const after = nameWords(other).slice(end);
  const middle = words.length - before.length - after.length;
  const shared = before.length + after.length;
  if (
    shared < 1 ||
    middle < 1 ||
    middle > 3 ||
    !before.every((word, index) => singular(words[index]) === singular(word)) ||
    !after.every((word, index) => singular(words[before.length + middle + index]) === singular(word))
  )
    return null;
  const pattern = words
    .slice(before.length, before.length + middle)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&"))
    .join("[^\\p{L}\\p{N}]*");
  const text = new RegExp(pattern, "iu").exec(heading.normalize("NFKC"))?.[0] ?? "";
  return text === "" ? null : { text, shared };
}

/** Whether a text is written as a name is: its words are capitalised, one with a digit or with further capitals. */
export function looksLikeName(text: string): boolean {
  const words = text.replace(/:$/, "").split(/\s+/);
  return (
    words.every((word) => /^(?:\p{Lu}|\d)/u.test(word)) &&
    words.some((word) => /\p{L}/u.test(word) && /\d|\p{Ll}\p{Lu}|^\p{Lu}{2,}/u.test(word)) &&
    !/^\d+(?:x|e|k|ep|\s)/i.test(text)
  );
}

/** Whether a text names nothing that is known: no method, backbone, task, split or part of a document. */
function isFree(text: string, vocabulary: Vocabulary): boolean {
  const words = nameWords(text);
  return (
    words.length > 0 &&
    !vocabulary.sectionKeys.has(nameKey(text)) &&
    findNames(vocabulary.methodNames, text, true).length === 0 &&
    findNames(vocabulary.datasetNames, text, false).length === 0 &&
    taskInText(text, vocabulary) === null &&
    !vocabulary.metricHeaders.has(words.join("")) &&
    !vocabulary.backbones.some((word) => word.regex.test(text)) &&
    !Object.values(vocabulary.words.splits)
      .flat()
      .some((split) => words.includes(nameKey(split)))
  );
}
