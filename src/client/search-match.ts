/**
 * Finds names: methods, results, datasets, guide pages, by what people type or paste. All of it happens in memory,
 * on the list of names that the site writes (`names.json`).
 */
import { splitFileName } from "../core/split-file-name.ts";
import { compact, likeness, slips, wordsOf } from "./search-words.ts";

export type Kind = "method" | "result" | "dataset" | "guide";

/** What a page is found by: its kind, its name, its address, and further terms (aliases, file stems, arXiv ids). */
export type Name = readonly [kind: Kind, label: string, url: string, ...terms: string[]];

export interface Hit {
  kind: Kind;
  label: string;
  url: string;
  score: number;
  /** The term that matched, where it was not the label. */
  via: string | null;
}

export interface NameIndex {
  find(typed: string, perKind?: number): Hit[];
  /** Names that look most like what was typed, for when nothing is found. */
  near(typed: string, limit?: number): Hit[];
}

export const kinds: readonly Kind[] = ["method", "result", "dataset", "guide"];

interface Entry {
  name: Name;
  /** Label first, then the terms, compared. */
  keys: string[];
}

/** Prepares a list of names: an index from each word to the names that hold it. */
export function indexNames(names: readonly Name[]): NameIndex {
  const entries: Entry[] = [];
  /** For each word the entries whose label holds it, and those whose terms do. */
  const words = new Map<string, { labels: Set<number>; terms: Set<number> }>();
  const note = (word: string, entry: number, isLabel: boolean): void => {
    let places = words.get(word);
    if (!places) {
      places = { labels: new Set(), terms: new Set() };
      words.set(word, places);
    }
    (isLabel ? places.labels : places.terms).add(entry);
  };
  for (const [entry, name] of names.entries()) {
    const texts = [name[1], ...name.slice(3)];
    const keys = texts.map(compact);
    entries.push({ name, keys });
    for (const [index, text] of texts.entries()) {
      for (const word of wordsOf(text)) note(word, entry, index === 0);
      // Whole names without gaps, so that `fastercnn` finds Faster R-CNN.
      if (name[0] !== "result" && keys[index]!.length <= 24) note(keys[index]!, entry, index === 0);
    }
  }

  /** Words that a typed one may mean, with how well they fit. */
  const meanings = (typed: string): [string, number][] => {
    const found: [string, number][] = [];
    for (const word of words.keys()) {
      if (word === typed) found.push([word, 1]);
      else if (word.startsWith(typed)) found.push([word, 0.85]);
      else if (typed.length > 2 && word.includes(typed)) found.push([word, 0.6]);
    }
    // What is spelled right is meant; slips are for what is not.
    if (found.length > 0) return found;
    for (const word of words.keys()) {
      const count = slips(typed, word);
      const longer = Math.abs(word.length - typed.length) > 2;
      if (count < Infinity) found.push([word, 0.5 - count * 0.1 - (longer ? 0.1 : 0)]);
    }
    return found;
  };

  /** For every entry how well the words fit, all of them in its label, or in its terms as well: 0 to 70. */
  const byWords = (typed: string[]): Float64Array => {
    const label = new Float64Array(entries.length).fill(typed.length > 0 ? 70 : 0);
    const any = Float64Array.from(label);
    const sums = [new Float64Array(entries.length), new Float64Array(entries.length)] as const;
    for (const word of typed) {
      const inLabel = new Float64Array(entries.length);
      const inAny = new Float64Array(entries.length);
      for (const [meant, quality] of meanings(word)) {
        const places = words.get(meant)!;
        for (const entry of places.labels) inLabel[entry] = Math.max(inLabel[entry]!, quality);
        for (const entry of places.terms) inAny[entry] = Math.max(inAny[entry]!, quality * 0.95);
      }
      for (let entry = 0; entry < entries.length; entry++) {
        const here = inLabel[entry]!;
        const anywhere = Math.max(here, inAny[entry]!);
        if (here === 0) label[entry] = 0;
        if (anywhere === 0) any[entry] = 0;
        sums[0][entry]! += here;
        sums[1][entry]! += anywhere;
      }
    }
    return label.map(
      (most, entry) => Math.max(most * sums[0][entry]!, any[entry]! * sums[1][entry]! - 3) / typed.length,
    );
  };

  return {
    find(typed, perKind = 6) {
      const asked = questions(typed);
      if (asked.whole.length === 0) return [];
      const fits = byWords(wordsOf(asked.text));
      const hits: { entry: Entry; score: number; key: number }[] = [];
      for (const [index, entry] of entries.entries()) {
        let [score, key] = [fits[index]!, -1];
        for (let at = 0; at < entry.keys.length; at++) {
          const whole = asWhole(entry.keys[at]!, asked.whole) - (at > 0 ? 3 : 0);
          if (whole > score) [score, key] = [whole, at];
        }
        if (score > 10) hits.push({ entry, key, score: score - kinds.indexOf(entry.name[0]) / 2 });
      }
      const label = (hit: { entry: Entry }): string => hit.entry.name[1];
      hits.sort(
        (a, b) => b.score - a.score || label(a).length - label(b).length || (label(a) < label(b) ? -1 : 1),
      );
      const taken = new Map<Kind, number>();
      const chosen = hits.filter(({ entry: { name } }) => {
        const number = (taken.get(name[0]) ?? 0) + 1;
        taken.set(name[0], number);
        return number <= perKind;
      });
      return chosen.map(({ entry: { name }, score, key }) => {
        const at = key < 0 ? holder(name, asked.text) : key;
        return { kind: name[0], label: name[1], url: name[2], score, via: at > 0 ? name[at + 2]! : null };
      });
    },
    near(typed, limit = 5) {
      const key = compact(typed);
      return entries
        .filter(({ name }) => name[0] !== "result")
        .map(({ name: [kind, label, url], keys }) => {
          const score = Math.max(...keys.map((other) => likeness(key, other)));
          return { kind, label, url, via: null, score };
        })
        .filter((hit) => hit.score > 0.2)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}

/** Which of a page's names holds the words: its label where it does, else the first term that does. */
function holder(name: Name, text: string): number {
  const texts = [name[1], ...name.slice(3)];
  const at = texts.findIndex((candidate) => {
    const key = compact(candidate);
    return wordsOf(text).every((word) => key.includes(word));
  });
  return at;
}

/** What was typed, as words, and as whole names: as it stands, as a file's stem, as an arXiv id. */
function questions(typed: string): { text: string; whole: string[] } {
  const text = typed.trim();
  const arxiv = /(?:^|[^\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?:$|[^\d])/.exec(text)?.[1];
  if (arxiv) return { text: arxiv, whole: [compact(arxiv)] };
  const path = text.replaceAll("\\", "/");
  const isFile = !/\s/.test(path) && (/[/_]/.test(path) || /\.\w{2,11}$/.test(path));
  const { stem, file } = isFile ? splitFileName(path) : { stem: "", file: "" };
  const rest = isFile ? stem || file : text;
  const whole = [compact(text), compact(rest), compact(file)].filter((key) => key !== "");
  return { text: rest, whole: [...new Set(whole)] };
}

/** How well a name fits in one piece: 100 when it is the same, less when it only begins so or holds it. */
function asWhole(key: string, whole: string[]): number {
  let best = 0;
  for (const asked of whole) {
    if (key === asked) return 100;
    if (key.startsWith(asked)) best = Math.max(best, 88 - Math.min(20, key.length - asked.length));
    else if (asked.length > 5 && key.includes(asked)) best = Math.max(best, 62);
  }
  return best;
}
