/** Names that can be found inside a longer text. */
import { nameKey, nameWords } from "./keys.ts";

export interface NameIndex<Entry> {
  byKey: Map<string, Entry>;
  /** Keys that count only in cells that name one. */
  shortKeys: Set<string>;
  /** Keys that count only where the text has the name in its own case. */
  cased: Map<string, string>;
  longest: number;
}

/** An index without names. */
export function emptyIndex<Entry>(): NameIndex<Entry> {
  return { byKey: new Map(), shortKeys: new Set(), cased: new Map(), longest: 1 };
}

/** A copy that names can be added to. */
export function copyIndex<Entry>(index: NameIndex<Entry>): NameIndex<Entry> {
  return { ...index, byKey: new Map(index.byKey), shortKeys: new Set(index.shortKeys) };
}

/** Adds names of an entry to an index, as such that count anywhere. */
export function addNames<Entry>(index: NameIndex<Entry>, entry: Entry, names: string[]): void {
  for (const name of names) {
    index.byKey.set(nameKey(name), entry);
    index.shortKeys.delete(nameKey(name));
    index.longest = Math.max(index.longest, nameWords(name).length);
  }
}

/** A name found in a text. */
export interface NameHit<Entry> {
  entry: Entry;
  /** Position of its first and after its last word, counted in words. */
  start: number;
  end: number;
  text: string;
}

/**
 * Finds all known names in a text, longest match first, from left to right.
 * @param short whether words count that are names only in cells of model columns
 */
export function findNames<Entry>(index: NameIndex<Entry>, text: string, short: boolean): NameHit<Entry>[] {
  const words = nameWords(text);
  const hits: NameHit<Entry>[] = [];
  let start = 0;
  while (start < words.length) {
    let found: NameHit<Entry> | null = null;
    const keys: string[] = [];
    for (let end = start; end < Math.min(words.length, start + index.longest); end++)
      keys.push((keys[end - start - 1] ?? "") + (words[end] ?? ""));
    for (let end = start + keys.length; end > start; end--) {
      const key = keys[end - start - 1] ?? "";
      const entry = index.byKey.get(key);
      if (
        entry !== undefined &&
        (short || !index.shortKeys.has(key)) &&
        text.includes(index.cased.get(key) ?? "")
      ) {
        found = { entry, start, end, text: words.slice(start, end).join(" ") };
        break;
      }
    }
    if (found) hits.push(found);
    start = found ? found.end : start + 1;
  }
  return hits;
}
