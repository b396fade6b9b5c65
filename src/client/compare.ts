/** The compare page: up to eight results side by side, from the address or from the tray. The address can be shared. */
import { announce } from "./announce.ts";
import { type Compared, type ResultsIndex, wantedIds } from "./compare-data.ts";
import { choose, chosenIds, compareLimit } from "./compare-store.ts";
import { barsHtml, compareHtml, emptyHtml, unknownHtml } from "./compare-view.ts";
import { copyText } from "./copy.ts";
import { find } from "./html.ts";
import { changeAddress, readQuery } from "./query.ts";

/** Fills `[data-compare]`, whose `data-src` is `results-index.json` in the root of the site. */
export function startCompare(): void {
  const section = find(document, "[data-compare]");
  if (section) void mountCompare(section);
}

async function mountCompare(section: HTMLElement): Promise<void> {
  const url = new URL(section.dataset.src!, document.baseURI);
  const base = new URL(".", url).pathname;
  let index: Map<string, Compared>;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const { results } = (await response.json()) as ResultsIndex;
    index = new Map(results.map((result) => [result.id, result]));
  } catch (error) {
    section.innerHTML = "<p>The results could not be loaded. Try again in a moment.</p>";
    console.warn(error);
    return;
  }

  const wanted = (): string[] => wantedIds(readQuery(location.search).get("r"), chosenIds(), compareLimit);
  let ids = wanted();
  let bars = 0;

  function draw(): void {
    const results = ids.flatMap((id) => index.get(id) ?? []);
    const unknown = ids.filter((id) => !index.has(id));
    if (results.length === 0) {
      section.innerHTML = emptyHtml(base, unknown);
      return;
    }
    section.innerHTML = `${unknownHtml(unknown)}<p class="compare-actions"><button type="button" data-share>Copy link</button> <button type="button" data-remove-all>Remove all</button></p>${compareHtml(results, base)}<div data-bars-place>${barsHtml(results, bars)}</div>`;
  }

  /** A change made here: kept in the address and in the tray. */
  function change(next: string[], said: string): void {
    ids = next;
    changeAddress(new Map([["r", ids]]), "push");
    choose(ids);
    draw();
    announce(said);
  }

  section.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("button");
    if (!button) return;
    const { remove, first } = button.dataset;
    if (remove !== undefined) {
      const at = ids.indexOf(remove);
      change(
        ids.filter((id) => id !== remove),
        `Removed, ${ids.length - 1} left`,
      );
      const left = section.querySelectorAll<HTMLElement>("[data-remove]");
      (left[Math.min(at, left.length - 1)] ?? find(document, "main"))?.focus();
    } else if (first !== undefined) {
      change([first, ...ids.filter((id) => id !== first)], "Differences are to this result now");
      find(section, "[data-remove]")?.focus();
    } else if ("removeAll" in button.dataset) {
      change([], "Nothing picked to compare");
      find(document, "main")?.focus();
    } else if ("share" in button.dataset) void copyText(location.href, "Link copied");
  });
  section.addEventListener("change", (event) => {
    const select = (event.target as Element).closest<HTMLSelectElement>("[data-bars]");
    if (!select) return;
    bars = Number(select.value);
    find(section, "[data-bars-place]")!.innerHTML = barsHtml(
      ids.flatMap((id) => index.get(id) ?? []),
      bars,
    );
    find(section, "[data-bars]")!.focus();
  });
  addEventListener("popstate", () => {
    ids = wanted();
    draw();
  });
  // The address names what is shown from the start, so that it can be copied from the browser.
  changeAddress(new Map([["r", ids]]), "replace");
  draw();
}
