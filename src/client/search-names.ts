/** The list of names that search by name goes through: fetched once a page, when it is first needed. */
import { indexNames, type Name, type NameIndex } from "./search-match.ts";

const loading = new Map<string, Promise<NameIndex>>();

/** Fetches and prepares `names.json`. A failed try is not remembered. */
export function loadNames(url: string): Promise<NameIndex> {
  let index = loading.get(url);
  if (!index) {
    index = fetch(url).then(async (response) => {
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return indexNames((await response.json()) as Name[]);
    });
    index.catch(() => loading.delete(url));
    loading.set(url, index);
  }
  return index;
}

/** Arrow keys go from the field through the links of a list and back; letters typed on a link go on in the field. */
export function walkLinks(root: HTMLElement, field: HTMLInputElement, list: HTMLElement): void {
  root.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const inField = document.activeElement === field;
    if (event.key === "ArrowDown" && (inField || at >= 0)) links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else if (at >= 0 && event.key === "Home") links[0]!.focus();
    else if (at >= 0 && event.key === "End") links.at(-1)!.focus();
    else {
      if (at >= 0 && (event.key.length === 1 || event.key === "Backspace") && event.key !== " ")
        field.focus();
      return;
    }
    event.preventDefault();
  });
}
