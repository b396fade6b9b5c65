/**
 * How words are compared. One function for each purpose, used by vocabulary, reader, search and linter alike.
 */

/**
 * Words of a name, lower case; hyphens, dots, spaces and plus signs separate them ("C++" keeps its plus signs), and so
 * does a change between the scripts of East Asia, which are written without spaces, and others: "在COCO上" names COCO.
 */
export function nameWords(text: string): string[] {
  // Most names are plain ASCII, for which the simple pattern takes a third of the time.
  if (!/[^\x20-\x7e]/.test(text)) return text.toLowerCase().match(/[a-z0-9]+(?:\+\+)?/g) ?? [];
  return text.normalize("NFKC").toLowerCase().match(WORDS) ?? [];
}

const WORDS = (() => {
  const unspaced = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}";
  return new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}])+(?:\\+\\+)?`, "gu");
})();

/** Key of a name: "Faster R-CNN", "Faster RCNN" and "faster_rcnn" are one. */
export function nameKey(text: string): string {
  return nameWords(text).join("");
}

/** Words of a file name, lower case. */
export function stemWords(stem: string): string[] {
  return stem
    .toLowerCase()
    .split(/[-_+\s]+/)
    .filter((word) => word !== "");
}

/** Key of a header: no case, spaces, underscores, hyphens, markup or footnote marks; `.`, `@`, `+`, `/`, `#` and brackets stay. */
export function headerKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/<\/?[a-z]+>/g, "")
    .replace(/[\s_*\-–^~`†‡§↑↓]+/g, "")
    .replace(/^\.+|[.:]+$/g, "");
}

/** Slug for an address: lower case ASCII words joined by hyphens; empty input gives "untitled". */
export function slugify(text: string): string {
  const slug = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\+/g, " plus ")
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return slug || "untitled";
}

/** Short stable hash of a text (FNV-1a, 32 bit, eight hex digits): for ids, not for security. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Compares in code-unit order, so that every machine and locale sorts alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Edits (insert, delete, replace, swap of neighbours) between two short texts; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
