/**
 * Restores a document whose newlines and runs of spaces were all lost: a table's delimiter row stands in the
 * middle of a line. Nothing but line breaks is inserted, so every offset still leads back to the file.
 */
import { joinPieces, type SourceText, sliceSource } from "./place.ts";

const DELIMITER = /\|(?:[ \t]*(?::-+:?|-+:|-{2,})[ \t]*\|){2,}/g;

/** Whether a line holds a delimiter row together with other text, as only a flattened document does. */
export function isFlattened(line: string): boolean {
  const text = /[^\s|:-]/;
  for (const match of line.matchAll(DELIMITER)) {
    const before = line.slice(0, match.index);
    const after = line.slice(match.index + match[0].length);
    const columns = match[0].split("|").length - 2;
    // A header of as many cells stands before it, and a row begins behind it.
    const header = before.split(/(?<!\\)\|/).length > columns;
    if (header && text.test(before) && text.test(after) && /^\s*\|/.test(after)) return true;
  }
  return false;
}

/**
 * Restores the flattened lines of a text.
 * @returns the restored text, and the offsets of the lines that were restored (none: the text is as it was)
 */
export function restoreFlattened(text: string): { source: SourceText; restored: number[] } {
  const restored: number[] = [];
  const cuts: number[] = [];
  const lines = text.split("\n");
  const flattened = lines.map(isFlattened);
  if (!flattened.includes(true)) return { source: sliceSource(text, 0, text.length), restored };
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    if (flattened[index]) restored.push(offset);
    const found = flattened[index]
      ? lineCuts(line)
      : / #{1,6} \S/.test(line)
        ? blockCuts(line, 0, line.length)
        : [];
    for (const cut of found) if (cut > 0) cuts.push(offset + cut);
    offset += line.length + 1;
  }
  const pieces: ({ start: number; text: string } | { inserted: string })[] = [];
  let from = 0;
  for (const cut of [...new Set(cuts)].sort((a, b) => a - b)) {
    pieces.push({ start: from, text: text.slice(from, cut) });
    pieces.push({ inserted: text[cut] === "|" && text[from] === "|" ? "\n" : "\n\n" });
    from = cut;
  }
  pieces.push({ start: from, text: text.slice(from) });
  return { source: joinPieces(pieces, text.length), restored };
}

/** Where a flattened line has to be broken: around its tables' rows, and at the blocks between them. */
function lineCuts(line: string): number[] {
  const cuts: number[] = [];
  let done = 0;
  for (const match of line.matchAll(DELIMITER)) {
    const columns = match[0].split("|").length - 2;
    const header = headerStart(line, match.index, columns, done);
    if (header === null) continue;
    cuts.push(...blockCuts(line, done, header), header, match.index);
    done = rowCuts(line, match.index + match[0].length, columns, cuts);
  }
  cuts.push(...blockCuts(line, done, line.length));
  return cuts.filter((cut) => cut > 0);
}

/** Unescaped pipes from `from` on. */
function nextPipe(line: string, from: number): number {
  for (let at = line.indexOf("|", from); at !== -1; at = line.indexOf("|", at + 1)) {
    if (line[at - 1] !== "\\") return at;
  }
  return -1;
}

/** Start of the header row: `columns` cells back from the delimiter row. */
function headerStart(line: string, delimiter: number, columns: number, from: number): number | null {
  const pipes: number[] = [];
  for (let at = nextPipe(line, from); at !== -1 && at < delimiter; at = nextPipe(line, at + 1))
    pipes.push(at);
  const start = pipes[pipes.length - columns - 1];
  return start ?? null;
}

/** Cuts before each body row: a row is `columns` cells between pipes, and the next one opens with a pipe of its own. */
function rowCuts(line: string, from: number, columns: number, cuts: number[]): number {
  let at = from;
  for (;;) {
    let open = at;
    while (line[open] === " " || line[open] === "\t") open++;
    if (line[open] !== "|") {
      if (open < line.length) cuts.push(open);
      return at;
    }
    let close = open;
    for (let cell = 0; cell < columns && close !== -1; cell++) close = nextPipe(line, close + 1);
    if (close === -1) return at;
    cuts.push(open);
    at = close + 1;
  }
}

/** Cuts at headings, fences, quotes, images, lists and bold notes in a stretch of flattened prose. */
function blockCuts(line: string, from: number, to: number): number[] {
  const cuts: number[] = [];
  const stretch = line.slice(from, to);
  let fenced = false;
  const marks =
    /(^|\s)(?:(```)([a-z]*)|(#{1,6}) (?=\S)|(>) (?=\S)|(!\[)|(\d+)\. (?=[A-Z`*])|(- )(?=`)|(\*\*[A-Z][a-z]+s?\*\*:))/g;
  for (const mark of stretch.matchAll(marks)) {
    const at = from + mark.index + (mark[1]?.length ?? 0);
    if (mark[2]) {
      cuts.push(at);
      const end = at + 3 + (mark[3]?.length ?? 0);
      if (end < to) cuts.push(end + 1);
      fenced = !fenced;
    } else if (!fenced) {
      cuts.push(at);
      if (mark[4]) {
        const end = headingEnd(line, at + mark[4].length + 1, to);
        if (end < to) cuts.push(end);
      }
    }
  }
  return cuts;
}

/**
 * End of a heading that has lost its newline: before the next block mark, or where a sentence begins, which is a
 * capital word followed by a small one ("Instance Segmentation | We report").
 */
function headingEnd(line: string, from: number, to: number): number {
  const words = [...line.slice(from, Math.min(to, from + 400)).matchAll(/\S+/g)];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]?.[0];
    if (/^(#{1,6}|>|```.*|!\[.*|\|)$/.test(word[0])) return from + word.index;
    if (index > 0 && next && /^[A-Z]/.test(word[0]) && /^[a-z]/.test(next)) return from + word.index;
  }
  return to;
}
