/**
 * The search that Ctrl K opens over any page. It goes by names, in memory: typing asks the network nothing. Enter
 * opens the first hit; the full text is searched on a page of its own.
 */
import { escapeHtml, find, setText } from "./html.ts";
import type { NameIndex } from "./search-match.ts";
import { loadNames, walkLinks } from "./search-names.ts";
import { hitsHtml, hitsText, nothingHtml } from "./search-render.ts";

export interface SearchPlaces {
  /** `names.json` */
  names: string;
  /** The page that searches the full text. */
  page: string;
  methods: string;
  boards: string;
}

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog, made at the first call. */
export function openSearch(places: SearchPlaces): void {
  dialog ??= build(places);
  if (dialog.open) return;
  dialog.showModal();
  const field = find<HTMLInputElement>(dialog, "input")!;
  field.focus();
  field.select();
}

function build(places: SearchPlaces): HTMLDialogElement {
  const made = document.createElement("dialog");
  made.className = "search-dialog";
  made.setAttribute("aria-label", "Search");
  made.innerHTML = `<form action="${escapeHtml(places.page)}" role="search"><label class="visually-hidden" for="search-field">Search by name, config, checkpoint or arXiv id</label>
<input id="search-field" type="search" name="q" placeholder="Method, config, checkpoint, arXiv id" autocomplete="off" spellcheck="false" enterkeyhint="search">
<button type="button" data-close>Close</button></form>
<p class="visually-hidden" role="status"></p><div class="hit-list" data-list></div>
<p class="search-more"><a data-more href="${escapeHtml(places.page)}">Search the full text</a></p>`;
  const field = find<HTMLInputElement>(made, "input")!;
  const list = find(made, "[data-list]")!;
  const status = find(made, "[role=status]")!;
  const more = find<HTMLAnchorElement>(made, "[data-more]")!;
  let index: NameIndex | undefined;
  let failed = false;

  const draw = (): void => {
    const typed = field.value.trim();
    const address = `${places.page}?q=${encodeURIComponent(typed)}`;
    more.href = typed === "" ? places.page : address;
    setText(more, typed === "" ? "Search the full text" : `Search the full text for “${typed}”`);
    if (typed === "" || !index) {
      list.innerHTML = failed ? "<p>The list of names could not be loaded.</p>" : "";
      setText(status, "");
      return;
    }
    const hits = index.find(typed);
    list.innerHTML =
      hits.length > 0 ? hitsHtml(hits, typed, 2) : nothingHtml(typed, index.near(typed), places);
    setText(status, hitsText(hits.length));
  };

  field.addEventListener("input", draw);
  find(made, "form")!.addEventListener("submit", (event) => {
    const first = find<HTMLAnchorElement>(list, ".hits a");
    if (!first) return;
    event.preventDefault();
    location.assign(first.href);
  });
  find(made, "[data-close]")!.addEventListener("click", () => made.close());
  // A click beside the dialog closes it; one on its edge lands on the dialog itself as well, so the place decides.
  made.addEventListener("click", (event) => {
    const box = made.getBoundingClientRect();
    const outside =
      event.clientX < box.left ||
      event.clientX > box.right ||
      event.clientY < box.top ||
      event.clientY > box.bottom;
    if (event.target === made && outside) made.close();
  });
  walkLinks(made, field, list);
  document.body.append(made);
  loadNames(places.names).then(
    (names) => {
      index = names;
      draw();
    },
    () => {
      failed = true;
      draw();
    },
  );
  return made;
}
