/**
 * Makes the search page live: at once where its address asks something, else when the reader turns to it, so that a
 * first visit does not load the full-text search.
 */
import { find } from "../../client/html.ts";
import { startSearchPage } from "../../client/search-page.ts";

const section = find(document, "[data-search]");

function start(): void {
  section?.removeEventListener("focusin", begin);
  startSearchPage();
}

function begin(): void {
  start();
  if (section) find<HTMLInputElement>(section, "input[type=search]")?.focus();
}

if (location.search !== "") start();
else section?.addEventListener("focusin", begin);
