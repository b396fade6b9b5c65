/** The citation entries of a document, with their places. */
import { bibtexField } from "../document.ts";
import type { Place } from "../place.ts";
import type { LintDocument } from "./inventory.ts";

export interface Citation {
  document: LintDocument;
  /** Kind of the entry, lower case: "article". */
  kind: string;
  key: string;
  /** Without braces; "" where there is none. */
  title: string;
  raw: string;
  /** Where the key stands. */
  place: Place;
}

/** Entries with a key, in order. */
export function citations(document: LintDocument): Citation[] {
  const { text, record } = document;
  if (!text) return [];
  const found: Citation[] = [];
  let from = 0;
  for (const raw of record.bibtex) {
    const [, kind, key] = /@(\w+)\s*\{\s*([^,\s]+)\s*,/.exec(raw) ?? [];
    if (kind === undefined || key === undefined) continue;
    const entry = Math.max(from, text.source.text.indexOf(raw.slice(0, 12), from));
    const at = text.source.text.indexOf(key, entry);
    if (at === -1) continue;
    from = at + key.length;
    found.push({
      document,
      kind: kind.toLowerCase(),
      key,
      title: bibtexField(raw, "title") ?? "",
      raw,
      place: text.lines.place(text.source.origin(at)),
    });
  }
  return found;
}
