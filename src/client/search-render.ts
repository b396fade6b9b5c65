/** How search results look, in the dialog and on the page: in groups, with the matching part marked. */
import { count, escapeHtml } from "./html.ts";
import type { Hit, Kind } from "./search-match.ts";
import { matchRanges } from "./search-words.ts";

export const kindNames: Record<Kind, string> = {
  method: "Methods",
  result: "Results",
  dataset: "Datasets and leaderboards",
  guide: "Guide",
};

/** Text with what matches in `<mark>`. */
export function marked(text: string, typed: string): string {
  let html = "";
  let at = 0;
  for (const [from, to] of matchRanges(text, typed)) {
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at));
}

/** Hits in groups; the group of the best hit comes first. */
export function hitsHtml(hits: readonly Hit[], typed: string, level: 2 | 3): string {
  const groups = new Map<Kind, Hit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups]
    .map(([kind, list]) => group(kindNames[kind], list.map((hit) => hitHtml(hit, typed)).join(""), level))
    .join("");
}

/** One group of results under its heading. */
export function group(heading: string, items: string, level: 2 | 3): string {
  return `<section class="hits"><h${level}>${heading}</h${level}><ul>${items}</ul></section>`;
}

function hitHtml(hit: Hit, typed: string): string {
  const via = hit.via === null ? "" : ` <small>${marked(hit.via, asTerm(typed))}</small>`;
  return `<li><a href="${escapeHtml(hit.url)}"><span>${marked(hit.label, typed)}</span>${via}</a></li>`;
}

/** A pasted path is marked by its last part, where that is what the term holds. */
function asTerm(typed: string): string {
  const last = typed.trim().split(/[\\/]/).filter(Boolean).at(-1) ?? typed;
  return last.replace(/\.\w{2,5}$/, "").replace(/[_-]\d{8}.*$/, "");
}

/** What to do when nothing is found: the names most like it, and the lists of everything. */
export function nothingHtml(
  typed: string,
  near: readonly Hit[],
  links: { methods: string; boards: string },
): string {
  const names = near
    .map((hit) => `<li><a href="${escapeHtml(hit.url)}">${escapeHtml(hit.label)}</a></li>`)
    .join("");
  const like = names === "" ? "" : `<p>Names like it:</p><ul>${names}</ul>`;
  return `<div class="no-hits"><p>Nothing is called “${escapeHtml(typed)}”.</p>${like}<p>Go on in <a href="${escapeHtml(links.methods)}">all methods</a> or <a href="${escapeHtml(links.boards)}">all leaderboards</a>.</p></div>`;
}

/** For the live region. */
export function hitsText(number: number): string {
  return number === 0 ? "Nothing found" : `${count(number, "hit")}, use the arrow keys`;
}
