/** The part of Pagefind's browser API that the search page uses (https://pagefind.app/docs/api/). */

export interface PagefindPage {
  url: string;
  /** HTML with the match in `<mark>`, escaped by Pagefind. */
  excerpt: string;
  meta: Record<string, string>;
}

export interface PagefindAnswer {
  results: { id: string; data(): Promise<PagefindPage> }[];
  /** For each filter its values with the number of pages, given the others. */
  filters: Record<string, Record<string, number>>;
}

export interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  /** Null where a later search took its place. */
  debouncedSearch(
    text: string | null,
    options: { filters: Record<string, string | string[]> },
    wait: number,
  ): Promise<PagefindAnswer | null>;
}

const loading = new Map<string, Promise<Pagefind>>();

/** Loads Pagefind from where the site put it, once. */
export function loadPagefind(url: string): Promise<Pagefind> {
  let loaded = loading.get(url);
  if (!loaded) {
    loaded = (import(/* @vite-ignore */ url) as Promise<Pagefind>).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 24 });
      await pagefind.init();
      return pagefind;
    });
    loaded.catch(() => loading.delete(url));
    loading.set(url, loaded);
  }
  return loaded;
}
