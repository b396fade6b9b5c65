/**
 * The search page: names at once, then the full text by Pagefind, filtered by dataset, method, backbone and year.
 * What is asked stands in the address: `?q=gn&dataset=COCO`.
 */
import { escapeHtml, find, findAll, grouped, setText } from "./html.ts";
import { loadPagefind, type Pagefind, type PagefindPage } from "./pagefind.ts";
import { changeAddress, type Query, readQuery } from "./query.ts";
import type { Kind, NameIndex } from "./search-match.ts";
import { loadNames, walkLinks } from "./search-names.ts";
import { group, hitsHtml, kindNames, nothingHtml } from "./search-render.ts";

const filterNames = ["dataset", "method", "backbone", "year"] as const;
/** Pages of the full text that are shown at a time. */
const batch = 20;

/** Builds the search of `[data-search]`, which names its sources: `data-names`, `data-pagefind`. */
export function startSearchPage(): void {
  const section = find(document, "[data-search]");
  if (section) void mountSearch(section);
}

async function mountSearch(section: HTMLElement): Promise<void> {
  const names = section.dataset.names!;
  const links = {
    methods: new URL("../methods/", document.baseURI).pathname,
    boards: new URL("../leaderboards/", document.baseURI).pathname,
  };
  section.innerHTML = `<form class="search-form" role="search"><label class="text-filter"><span>Name, config, checkpoint, arXiv id, or any words</span> <input type="search" name="q" autocomplete="off" spellcheck="false"></label><div class="search-filters" data-filters>${filtersHtml(null)}</div></form>
<p role="status"></p><div class="hit-list"><div data-by-name></div><div data-by-text></div></div>`;
  const form = find<HTMLFormElement>(section, "form")!;
  const field = find<HTMLInputElement>(form, "input")!;
  const status = find(section, "[role=status]")!;
  const byName = find(section, "[data-by-name]")!;
  const byText = find(section, "[data-by-text]")!;
  let index: NameIndex | null = null;
  /** Undefined while it loads, null where it could not be loaded. */
  let pagefind: Pagefind | null | undefined;
  let asked = 0;

  const chosen = (): Record<string, string> => {
    const selects = findAll<HTMLSelectElement>(form, "select").filter((select) => select.value !== "");
    return Object.fromEntries(selects.map((select) => [select.name, select.value]));
  };

  const reflect = (): void => {
    const query = readQuery(location.search);
    field.value = (query.get("q") ?? []).join(",");
    for (const select of findAll<HTMLSelectElement>(form, "select"))
      select.value = query.get(select.name)?.[0] ?? "";
  };

  const note = (how: "push" | "replace"): void => {
    const typed = field.value.trim();
    const picked = chosen();
    const query: Query = new Map([["q", typed === "" ? [] : [typed]]]);
    for (const name of filterNames) query.set(name, picked[name] === undefined ? [] : [picked[name]]);
    changeAddress(query, how);
  };

  async function answer(): Promise<void> {
    const mine = ++asked;
    const typed = field.value.trim();
    const filters = chosen();
    const filtered = Object.keys(filters).length > 0;
    const hits = typed === "" || filtered || !index ? [] : index.find(typed, 8);
    byName.innerHTML = hitsHtml(hits, typed, 2);
    if (typed === "" && !filtered) {
      byText.innerHTML = "";
      setText(status, "");
      return;
    }
    const found = pagefind && (await pagefind.debouncedSearch(typed === "" ? null : typed, { filters }, 200));
    if (mine !== asked || (pagefind && !found)) return;
    const pages = found?.results ?? [];
    if (hits.length + pages.length > 0) await showPages(pages, 0, mine);
    else if (pagefind !== undefined) byText.innerHTML = nothingHtml(typed, index?.near(typed) ?? [], links);
    if (mine !== asked) return;
    const inText = pagefind
      ? `${grouped(pages.length)} in the full text`
      : `the full text is ${pagefind === null ? "not available" : "loading"}`;
    setText(status, `${grouped(hits.length)} by name, ${inText}`);
  }

  async function showPages(
    pages: { data(): Promise<PagefindPage> }[],
    from: number,
    mine: number,
  ): Promise<void> {
    const loaded = await Promise.all(pages.slice(0, from + batch).map((page) => page.data()));
    if (mine !== asked) return;
    const rest = pages.length - loaded.length;
    byText.innerHTML =
      pagesHtml(loaded) +
      (rest > 0 ? `<button type="button" data-more>Show more (${grouped(rest)} left)</button>` : "");
    find(byText, "[data-more]")?.addEventListener("click", async () => {
      await showPages(pages, from + batch, mine);
      findAll<HTMLAnchorElement>(byText, "li a")[from + batch]?.focus();
    });
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  let typing = false;
  field.addEventListener("input", () => {
    note(typing ? "replace" : "push");
    typing = true;
    void answer();
  });
  form.addEventListener("change", () => {
    typing = false;
    note("push");
    void answer();
  });
  addEventListener("popstate", () => {
    reflect();
    void answer();
  });
  walkLinks(section, field, find(section, ".hit-list")!);
  reflect();
  if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });

  const nothing = (error: unknown): null => {
    console.warn(error);
    return null;
  };
  const [gotNames, gotText] = [
    loadNames(names).catch(nothing),
    loadPagefind(section.dataset.pagefind!).catch(nothing),
  ];
  index = await gotNames;
  void answer();
  pagefind = await gotText;
  find(form, "[data-filters]")!.innerHTML = filtersHtml(pagefind ? await pagefind.filters() : {});
  reflect();
  void answer();
}

/** One choice a filter; null while it is not known what there is to choose, which holds their places. */
function filtersHtml(filters: Record<string, Record<string, number>> | null): string {
  return filterNames
    .filter((name) => filters === null || Object.keys(filters[name] ?? {}).length > 0)
    .map((name) => {
      const values = Object.entries(filters?.[name] ?? {}).sort(([a], [b]) =>
        name === "year" ? Number(b) - Number(a) : a.localeCompare(b, "en", { numeric: true }),
      );
      const options = values.map(
        ([value, number]) => `<option value="${escapeHtml(value)}">${escapeHtml(value)} (${number})</option>`,
      );
      return `<label><span>${name[0]!.toUpperCase()}${name.slice(1)}</span> <select name="${name}"${filters === null ? " disabled" : ""}><option value="">any</option>${options.join("")}</select></label>`;
    })
    .join(" ");
}

/** Pages in groups by where they live, in the order of their first hit. */
function pagesHtml(pages: readonly PagefindPage[]): string {
  const groups = new Map<string, string>();
  for (const page of pages) {
    const kind = kindOf(page.url);
    const heading = kind === null ? "Other pages" : kindNames[kind];
    const item = `<li><a href="${escapeHtml(page.url)}"><span>${escapeHtml(page.meta.title ?? page.url)}</span></a><p>${page.excerpt}</p></li>`;
    groups.set(heading, (groups.get(heading) ?? "") + item);
  }
  return [...groups].map(([heading, items]) => group(`${heading}, full text`, items, 2)).join("");
}

function kindOf(url: string): Kind | null {
  const folder = /\/(methods|results|datasets|leaderboards|guide)\//.exec(url)?.[1];
  const kinds: Record<string, Kind> = {
    methods: "method",
    results: "result",
    datasets: "dataset",
    leaderboards: "dataset",
    guide: "guide",
  };
  return folder === undefined ? null : kinds[folder]!;
}
