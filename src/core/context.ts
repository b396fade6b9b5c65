/** What the text around a table says about it: dataset, split, task, test-time augmentation. */
import { type Block, type Grid, SUMMARY_DEPTH } from "./grid.ts";
import { nameKey, nameWords } from "./keys.ts";
import { findNames } from "./name-index.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord, PhraseWord } from "./vocabulary-schema.ts";

/** A table with the headings and the text around it. */
export interface TableContext {
  grid: Grid;
  /** Headings above, outermost first, without the document's title. */
  section: string[];
  /** Text of the same section above the table, nearest first. */
  above: string[];
  /** Text right above the table when it is short enough to be a label. */
  label: string | null;
  /** Position among the tables of its section, from 0. */
  ordinal: number;
  /** All text of the document with the headings over it. */
  around: { section: string[]; text: string }[];
}

export interface DocumentOutline {
  title: string | null;
  tables: TableContext[];
  /** All text of the document, in order. */
  prose: string[];
}

/** Lists the tables of a document with the headings and texts that they stand under. */
export function outline(blocks: Block[]): DocumentOutline {
  const tables: TableContext[] = [];
  const prose: string[] = [];
  const around: TableContext["around"] = [];
  const path: { depth: number; text: string }[] = [];
  let title: string | null = null;
  let above: string[] = [];
  let ordinal = 0;
  let label: string | null = null;
  for (const block of blocks) {
    if (block.type === "heading") {
      if (title === null && block.depth === 1) title = block.text;
      else {
        while (path.length > 0 && (path[path.length - 1]?.depth ?? 0) >= block.depth) path.pop();
        if (block.text !== "") path.push({ depth: block.depth, text: block.text });
      }
      // What stands above details is also above their tables.
      if (block.depth < SUMMARY_DEPTH) above = [];
      else if (block.text !== "") prose.push(block.text);
      ordinal = 0;
      label = null;
    } else if (block.type === "text") {
      prose.push(block.text);
      around.push({ section: path.map((heading) => heading.text), text: block.text });
      above = [block.text, ...above];
      label = !block.item && nameWords(block.text).length <= 6 ? block.text : null;
    } else if (block.type === "table") {
      tables.push({
        grid: block.grid,
        section: path.map((heading) => heading.text),
        above,
        label,
        ordinal: ordinal++,
        around,
      });
      above = [];
      label = null;
    }
  }
  return { title, tables, prose };
}

/** Sentences of a text, without what stands in brackets. */
export function sentences(text: string): string[] {
  return text
    .replace(/\([^()]*\)/g, " ")
    .split(/(?<=[.!?;:])\s+(?=[A-Z`"'([])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** The dataset that a heading or a label names; two of them leave it open, unless one is that of a pretraining. */
export function datasetInHeading(text: string, vocabulary: Vocabulary): DatasetWord | null {
  const only = (some: string) => {
    const [first, ...more] = findNames(vocabulary.datasetNames, some, false).map((hit) => hit.entry);
    return { first: first ?? null, several: more.some((entry) => entry !== first) };
  };
  let found = only(text);
  if (found.several) found = only(withoutPretraining(text));
  return found.several ? null : found.first;
}

/**
 * The dataset that prose names as what was measured on. A sentence about pretraining, downloads or a paper does not
 * count; `confident` asks for a word that reports results.
 */
export function datasetInProse(text: string, vocabulary: Vocabulary, confident: boolean): DatasetWord | null {
  for (const sentence of sentences(text)) {
    const told = withoutPretraining(sentence);
    const lower = told.toLowerCase();
    const hits = findNames(vocabulary.datasetNames, told, false);
    if (hits.length === 0) continue;
    const reports = vocabulary.words.reports.some((word) => lower.includes(word));
    const aside = vocabulary.words.asides.some((word) => lower.includes(word));
    if (aside && !/\b(?:tested|evaluated|results?)\b[^.]*\bon\b/.test(lower)) continue;
    if (confident && !reports) continue;
    const tested = /\b(?:tested|evaluated) on\b/.exec(lower);
    if (tested) {
      const later = findNames(vocabulary.datasetNames, told.slice(tested.index), false)[0];
      if (later) return later.entry;
    }
    return hits[0]?.entry ?? null;
  }
  return null;
}

/** The dataset that a label names, such as the title of a tab: "Detection (COCO)". */
export function datasetInLabel(text: string, vocabulary: Vocabulary): DatasetWord | null {
  return datasetInHeading(withoutPretraining(text), vocabulary);
}

/** A sentence without what it says of pretraining: "pre-trained on ImageNet", "ImageNet pre-trained". */
function withoutPretraining(sentence: string): string {
  return sentence
    .replace(/(?:\S+ ){0,2}\S+[ -]pre-?train(?:ed|ing)\b(?! on\b)/gi, " ")
    .replace(/\bpre-?train\w*\b[^,.;]*/gi, " ");
}

/** The one dataset that a document calls its models pretrained on, where it names no other: "models pre-trained on COCO". */
export function modelsPretrainedOn(prose: string[], vocabulary: Vocabulary): DatasetWord | null {
  const found = new Set(
    prose.flatMap(sentences).flatMap((sentence) => {
      const on = /\bmodels,? (?:that are |which are )?pre-?trained on\b([^,.;]*)/i.exec(sentence)?.[1] ?? "";
      return findNames(vocabulary.datasetNames, on, false).map((hit) => hit.entry);
    }),
  );
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** The split that a heading or sentence names as measured on; a training split gives way to another one. */
export function splitInText(text: string, vocabulary: Vocabulary): string | null {
  for (const sentence of sentences(text)) {
    if (/\bpaper\b|\busually\b|\bcross[- ]validat/i.test(sentence)) continue;
    const words = nameWords(sentence);
    let training: string | null = null;
    let best: { at: number; split: string; length: number } | null = null;
    for (const [split, names] of Object.entries(vocabulary.words.splits)) {
      for (const name of names) {
        const key = nameKey(name);
        const length = nameWords(name).length;
        for (let at = 0; at + length <= words.length; at++) {
          if (words.slice(at, at + length).join("") !== key) continue;
          if (
            name === "test" &&
            !/\b(?:on|of)\b(?:\s+\S+){0,3}?\s+[`'"]?test[`'"]?(?:\s+(?:set|split|images)\b|[.,;]|$)/i.test(
              sentence,
            )
          )
            break;
          if (split === "train") training = split;
          else if (!best || at < best.at || (at === best.at && length > best.length))
            best = { at, split, length };
          break;
        }
      }
    }
    if (
      best &&
      /\b(?:result|evaluat|report|test|perform|measur|benchmark|trained|accuracy|map|ap|on)\w*\b/i.test(
        sentence,
      )
    )
      return best.split;
    if (training) continue;
  }
  return null;
}

/** The task that a text names. */
export function taskInText(text: string, vocabulary: Vocabulary): string | null {
  const lower = ` ${nameWords(text).join(" ")} `;
  let best: { at: number; task: string } | null = null;
  for (const [task, names] of Object.entries(vocabulary.words.tasks)) {
    for (const name of names) {
      const at = lower.indexOf(` ${nameWords(name).join(" ")} `);
      if (at !== -1 && (!best || at < best.at)) best = { at, task };
    }
  }
  return best?.task ?? null;
}

/** Phrases of the vocabulary that a document's text states, each with the sentence. */
export function statedPhrases(
  prose: string[],
  vocabulary: Vocabulary,
): Map<string, { phrase: PhraseWord; sentence: string }> {
  const stated = new Map<string, { phrase: PhraseWord; sentence: string }>();
  for (const text of prose) {
    for (const sentence of text.split(/(?<=[.!?])\s+(?=[A-Z[])/)) {
      for (const phrase of vocabulary.words.phrases) {
        if (!stated.has(phrase.id) && phrase.regex.test(sentence) && !phrase.unlessRegex?.test(sentence)) {
          stated.set(phrase.id, { phrase, sentence });
        }
      }
    }
  }
  return stated;
}
