/**
 * Splits a markdown file into documents. A file is one document, unless it is a dump: several READMEs one after
 * the other, each with an H1 of its own and the same sections below.
 */
import { nameKey } from "./keys.ts";
import type { Words } from "./vocabulary-schema.ts";

interface Heading {
  depth: number;
  text: string;
  offset: number;
}

/** A stretch of the file that is one document. Offsets into the file's text. */
export interface DocumentSpan {
  start: number;
  end: number;
}

/**
 * Headings of a markdown text, found line by line; of those that are underlined, titles only. A `#` inside a fence, an HTML comment or indented code is no
 * heading, and a fence opened inside a comment ends with the comment.
 */
export function scanHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence: string | null = null;
  let comment = false;
  let offset = 0;
  let previous = "";
  let before = 0;
  for (const line of text.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    if (fence === null && comment) {
      if (line.includes("-->")) comment = false;
      continue;
    }
    const fenceMark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (
        fenceMark &&
        fenceMark[0] === fence[0] &&
        fenceMark.length >= fence.length &&
        /^ {0,3}[`~]+\s*$/.test(line)
      )
        fence = null;
      continue;
    }
    if (
      fenceMark &&
      !(fenceMark[0] === "`" && line.slice(line.indexOf(fenceMark) + fenceMark.length).includes("`"))
    ) {
      fence = fenceMark;
      continue;
    }
    const opened = line.lastIndexOf("<!--");
    if (opened !== -1 && line.indexOf("-->", opened) === -1) {
      comment = true;
      continue;
    }
    if (/^ {0,3}=+[ \t]*\r?$/.test(line) && /^ {0,3}[^\s#>|=]/.test(previous))
      headings.push({ depth: 1, text: previous.trim(), offset: before });
    before = start;
    previous = line;
    const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*\r?$/.exec(line);
    if (heading) headings.push({ depth: heading[1]?.length ?? 1, text: heading[2] ?? "", offset: start });
  }
  return headings;
}

/**
 * Splits a file into documents.
 * @param text the whole file
 * @param words vocabulary; a heading that names a part ("NOTE") starts no document
 * @returns spans that together cover the file; text before the first H1 belongs to the first document
 */
export function splitDocuments(text: string, words: Pick<Words, "sections">): DocumentSpan[] {
  const sections = new Set(words.sections.map(nameKey));
  const headings = scanHeadings(text);
  const titles = headings.filter((heading) => heading.depth === 1 && !sections.has(nameKey(heading.text)));
  if (!isDump(headings, titles)) return [{ start: 0, end: text.length }];
  return titles.map((title, index) => ({
    start: index === 0 ? 0 : title.offset,
    end: titles[index + 1]?.offset ?? text.length,
  }));
}

/** A dump repeats the same sections under different titles; a README with several H1 does not. */
function isDump(headings: Heading[], titles: Heading[]): boolean {
  if (titles.length < 2) return false;
  const owners = new Map<string, Set<Heading>>();
  let owner: Heading | null = null;
  for (const heading of headings) {
    if (heading.depth === 1) {
      if (titles.includes(heading)) owner = heading;
    } else if (owner) {
      const key = nameKey(heading.text);
      const set = owners.get(key) ?? new Set();
      set.add(owner);
      owners.set(key, set);
    }
  }
  const sharing = new Set<Heading>();
  for (const set of owners.values()) if (set.size > 1) for (const title of set) sharing.add(title);
  return sharing.size * 2 >= titles.length;
}
