/** Finds the documents of a file, before they are parsed. */
import { findHtmlTables } from "./html-table.ts";
import { joinPieces, LineIndex, type Place, type SourceText } from "./place.ts";
import { restoreFlattened } from "./restore.ts";
import { splitDocuments } from "./split.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A document of a file: its text with origins, before it is parsed. */
export interface DocumentText {
  source: SourceText;
  lines: LineIndex;
  line: number;
  endLine: number;
  /** The file holds more documents than this one. */
  several: boolean;
  flattened: boolean;
  /** Lines that were read up to `LONGEST_LINE` characters only. */
  longLines: Place[];
}

/** Characters of a line that are read; parsers need minutes for lines of megabytes, and no author wrote one. */
export const LONGEST_LINE = 50_000;

/** Cuts lines that no parser can follow; all places stay those of the file. */
function shorten(source: SourceText): { source: SourceText; cut: number[] } {
  const cut: number[] = [];
  const pieces: { start: number; text: string }[] = [];
  const tables = findHtmlTables(source.text); // read by another parser, which takes any line
  let from = 0;
  for (let start = 0; start < source.text.length; ) {
    const found = source.text.indexOf("\n", start);
    const end = found === -1 ? source.text.length : found;
    const inTable = tables.some((table) => table.start < end && table.end > start);
    if (end - start > LONGEST_LINE && !inTable) {
      pieces.push({ start: from, text: source.text.slice(from, start + LONGEST_LINE) });
      from = end;
      cut.push(start);
    }
    start = end + 1;
  }
  if (cut.length === 0) return { source, cut };
  pieces.push({ start: from, text: source.text.slice(from) });
  const joined = joinPieces(pieces, source.text.length);
  return { source: { text: joined.text, origin: (offset) => source.origin(joined.origin(offset)) }, cut };
}

/** Finds the documents of a file; restores what lost its newlines. An empty file has none. */
export function documentsOfFile(text: string, vocabulary: Vocabulary): DocumentText[] {
  const clean = text.replace(/^\ufeff/, " ").replace(/\r\n?/g, (crlf) => (crlf === "\r\n" ? " \n" : "\n"));
  if (clean.trim() === "") return [];
  const lines = new LineIndex(clean);
  const { source: whole, restored } = restoreFlattened(clean);
  const { source, cut } = shorten(whole);
  const spans = splitDocuments(source.text, vocabulary.words);
  return spans.map((span) => {
    const part = sub(source, span.start, span.end);
    const last = part.text.trimEnd().length;
    const from = part.origin(0);
    const to = part.origin(Math.max(0, last - 1));
    return {
      source: part,
      lines,
      line: lines.place(from).line,
      endLine: lines.place(to).line,
      several: spans.length > 1,
      flattened: restored.length > 0,
      longLines: cut
        .filter((start) => whole.origin(start) >= from && whole.origin(start) <= to)
        .map((start) => lines.place(whole.origin(start))),
    };
  });
}

function sub(source: SourceText, start: number, end: number): SourceText {
  return { text: source.text.slice(start, end), origin: (offset) => source.origin(start + offset) };
}
