/** How search compares words: without case, accents and marks, and with room for slips of the finger. */

/** A name as it is compared: "Mask R-CNN" and "mask_rcnn" are both `maskrcnn`. */
export function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The words of a name, compared. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Slips that a word of this length may hold: none in short ones, where every letter counts. */
function allowed(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** Letters of one word that the other lacks altogether: a quick look before the slow one. */
function strange(typed: string, word: string): number {
  let count = 0;
  for (const letter of typed) if (!word.includes(letter)) count++;
  return count;
}

/**
 * Slips between what was typed and the beginning of a word: letters left out, added, changed, or swapped with the
 * next. `Infinity` where there are too many, or where the digits differ: r50 is no misspelled r101.
 */
export function slips(typed: string, word: string): number {
  const limit = allowed(typed.length);
  if (limit === 0 || word.length < typed.length - limit) return Infinity;
  if (strange(typed, word) > limit) return Infinity;
  const digits = typed.replace(/\D/g, "");
  if (digits !== "" && !word.replace(/\D/g, "").startsWith(digits)) return Infinity;
  const target = word.slice(0, typed.length + limit);
  const width = target.length;
  let before = new Array<number>(width + 1).fill(0);
  let last = Array.from(before, (_, index) => index);
  let line = new Array<number>(width + 1).fill(0);
  for (let row = 1; row <= typed.length; row++) {
    line[0] = row;
    let lineLeast = row;
    for (let column = 1; column <= width; column++) {
      const same = typed[row - 1] === target[column - 1];
      let least = last[column - 1]! + (same ? 0 : 1);
      if (last[column]! + 1 < least) least = last[column]! + 1;
      if (line[column - 1]! + 1 < least) least = line[column - 1]! + 1;
      const swapped = typed[row - 1] === target[column - 2] && typed[row - 2] === target[column - 1];
      if (swapped && row > 1 && column > 1 && before[column - 2]! + 1 < least)
        least = before[column - 2]! + 1;
      line[column] = least;
      if (least < lineLeast) lineLeast = least;
    }
    if (lineLeast > limit) return Infinity;
    [before, last, line] = [last, line, before];
  }
  const found = Math.min(...last);
  return found <= limit ? found : Infinity;
}

/** How alike two names are, from 0 to 1, by the pairs of letters they share. */
export function likeness(one: string, other: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairs(one);
  const right = pairs(other);
  if (left.length + right.length === 0) return 0;
  let shared = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    shared++;
    right.splice(at, 1);
  }
  return (2 * shared) / (left.length + right.length + shared);
}

/**
 * The parts of a text that match what was typed, as ranges: the whole of it at once, else word by word. What differs
 * only in marks counts, a word with a slip is marked in full.
 */
export function matchRanges(text: string, typed: string): [number, number][] {
  const places: number[] = [];
  let plain = "";
  for (const [at, character] of [...text].reduce<[number, string][]>((all, character) => {
    const last = all.at(-1);
    all.push([last ? last[0] + last[1].length : 0, character]);
    return all;
  }, [])) {
    for (const letter of compact(character)) {
      plain += letter;
      places.push(at);
    }
  }
  const range = (from: number, length: number): [number, number] => [
    places[from]!,
    places[from + length - 1]! + 1,
  ];
  const whole = plain.indexOf(compact(typed));
  if (whole >= 0 && compact(typed) !== "") return [range(whole, compact(typed).length)];
  const found: [number, number][] = [];
  for (const word of wordsOf(typed)) {
    const at = plain.indexOf(word);
    if (at >= 0) {
      found.push(range(at, word.length));
      continue;
    }
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (slips(word, compact(match[0])) < Infinity) {
        found.push([match.index, match.index + match[0].length]);
        break;
      }
    }
  }
  return merge(found);
}

function merge(ranges: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
