/** What rules ask of the text of a document: its blocks and sentences, and where words of it stand. */
import type { Block } from "../grid.ts";
import type { Place } from "../place.ts";
import type { LintDocument } from "./inventory.ts";

/** Blocks of a document that has tables, in order. */
export function blocksOf(document: LintDocument): Block[] {
  return document.tables[0]?.observed.blocks ?? [];
}

/** Sentences of a document's text, each with the place of its block. */
export function sentencesOf(document: LintDocument): { sentence: string; start: Place }[] {
  return blocksOf(document).flatMap((block) =>
    block.type === "text"
      ? block.text.split(/(?<=[.!?])\s+(?=[A-Z[`])/).map((sentence) => ({ sentence, start: block.place }))
      : [],
  );
}

/**
 * Where the words of a block stand: a block's own place is its beginning, and a paragraph may be long.
 * @param words as written in the file; where they are not found, the block's place
 */
export function wordsPlace(document: LintDocument, start: Place, words: string): Place {
  const source = document.zoo.files.find((file) => file.path === document.file)?.text ?? "";
  let offset = 0;
  for (let line = 1; line < start.line; line++) offset = source.indexOf("\n", offset) + 1;
  offset += start.column - 1;
  const end = document.record.source.endLine;
  const at = source.indexOf(words, offset);
  if (words === "" || at === -1) return start;
  const before = source.slice(offset, at);
  const line = start.line + (before.match(/\n/g)?.length ?? 0);
  return line > end
    ? start
    : {
        line,
        column: before.includes("\n")
          ? before.length - before.lastIndexOf("\n")
          : start.column + before.length,
      };
}
