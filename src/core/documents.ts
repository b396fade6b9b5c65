/** Finds the documents of a file, before they are parsed. */
import { LineIndex, type SourceText, sliceSource } from "./place.ts";
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
}

/** Finds the documents of a file; restores what lost its newlines. An empty file has none. */
export function documentsOfFile(text: string, vocabulary: Vocabulary): DocumentText[] {
  const clean = text.replace(/^\ufeff/, " ").replace(/\r\n?/g, (crlf) => (crlf === "\r\n" ? " \n" : "\n"));
  if (clean.trim() === "") return [];
  const lines = new LineIndex(clean);
  const { source, restored } = restoreFlattened(clean);
  const spans = splitDocuments(source.text, vocabulary.words);
  return spans.map((span) => {
    const part =
      restored.length === 0 ? sliceSource(clean, span.start, span.end) : sub(source, span.start, span.end);
    const last = part.text.trimEnd().length;
    return {
      source: part,
      lines,
      line: lines.place(part.origin(0)).line,
      endLine: lines.place(part.origin(Math.max(0, last - 1))).line,
      several: spans.length > 1,
      flattened: restored.length > 0,
    };
  });
}

function sub(source: SourceText, start: number, end: number): SourceText {
  return { text: source.text.slice(start, end), origin: (offset) => source.origin(start + offset) };
}
