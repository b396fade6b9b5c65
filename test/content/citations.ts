/** Citations as zoos write them, set beside the papers of our pages. */
import { bibtexField } from "../../src/core/document.ts";
import { nameKey } from "../../src/core/keys.ts";
import type { Paper } from "./pages.ts";

/** Short name of a venue by what citations call it. */
const venues: [RegExp, string][] = [
  [/arxiv|^corr$/i, "arXiv"],
  [/transactions on pattern analysis|tpami/i, "TPAMI"],
  [/journal of computer vision/i, "International Journal of Computer Vision"],
  [/european conference on computer vision|\beccv\b/i, "ECCV"],
  [/computer vision and pattern recognition|\bcvpr\b/i, "CVPR"],
  [/international conference on computer vision|\biccv\b/i, "ICCV"],
  [/neural information processing/i, "NeurIPS"],
  [/learning representations/i, "ICLR"],
  [/\baaai\b/i, "AAAI"],
];

/** The key of an entry; null where it has none. */
export function citationKey(entry: string): string | null {
  return /^@\w+\s*\{\s*([^\s,{}"]+)\s*,/.exec(entry)?.[1] ?? null;
}

/** A field without the commands and ties of LaTeX. */
function field(entry: string, name: string): string {
  return (bibtexField(entry, name) ?? "").replace(/\\['"`^~=.]/g, "").replace(/~/g, " ");
}

export function citationTitle(entry: string): string {
  return field(entry, "title");
}

/** Authors in order; "others" is left out. Some zoos put commas where BibTeX wants `and`. */
export function citationAuthors(entry: string): string[] {
  const names = field(entry, "author").split(/\s+and\s+/);
  const first = names[0] ?? "";
  const listed = first.split(",").length > 2 ? [...first.split(/,\s*/), ...names.slice(1)] : names;
  return listed.filter((name) => name !== "others" && name !== "");
}

function citationVenue(entry: string): string | null {
  const place = field(entry, "booktitle") || field(entry, "journal");
  if (place === "") return field(entry, "eprint") === "" ? null : "arXiv";
  return venues.find(([pattern]) => pattern.test(place))?.[1] ?? place;
}

function words(name: string): string[] {
  return (
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** One person: the same words in any order, an initial standing for a name. */
function samePerson(a: string, b: string): boolean {
  const left = words(b);
  const meets = (one: string, other: string) =>
    one === other ||
    (one.length === 1 && other.startsWith(one)) ||
    (other.length === 1 && one.startsWith(other));
  for (const word of words(a).sort((one, other) => other.length - one.length)) {
    const at = left.findIndex((other) => meets(word, other));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Fields in which a paper departs from an entry, each with what both say. */
export function departures(paper: Paper, entry: string): { field: string; ours: string; theirs: string }[] {
  const found: { field: string; ours: string; theirs: string }[] = [];
  const check = (name: string, same: boolean, ours: unknown, theirs: unknown) => {
    if (!same) found.push({ field: name, ours: String(ours), theirs: String(theirs) });
  };
  const authors = citationAuthors(entry);
  const own = paper.authors ?? [];
  const open = /\band others\b/.test(field(entry, "author"));
  const same =
    (open ? own.length >= authors.length : own.length === authors.length) &&
    authors.every((author, index) => samePerson(author, own[index] ?? ""));
  check(
    "title",
    nameKey(paper.title ?? "") === nameKey(citationTitle(entry)),
    paper.title,
    citationTitle(entry),
  );
  check("authors", same, own.join(", "), authors.join(", "));
  check("venue", paper.venue === citationVenue(entry), paper.venue, citationVenue(entry));
  check("year", String(paper.year) === field(entry, "year"), paper.year, field(entry, "year"));
  return found;
}
