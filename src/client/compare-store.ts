/**
 * The results that a reader has picked to compare: a short list in the browser's storage, shared by all pages and tabs.
 * Where storage is refused the list lives as long as the page.
 */

/** As many as can be read side by side. */
export const compareLimit = 8;

const key = "zooboard:compare";
let memory: string[] | null = null;

/** Ids that are picked, in the order of picking. */
export function chosenIds(): string[] {
  if (memory) return memory;
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string").slice(0, compareLimit) : [];
  } catch {
    return [];
  }
}

/** Replaces the list and tells the page with `zooboard:compare` on `document`. */
export function choose(ids: readonly string[]): void {
  const list = [...new Set(ids)].slice(0, compareLimit);
  try {
    localStorage.setItem(key, JSON.stringify(list));
    memory = null;
  } catch {
    memory = list;
  }
  document.dispatchEvent(new CustomEvent("zooboard:compare"));
}

/** Calls back when the list changes, here or in another tab. */
export function onChosen(listener: () => void): void {
  document.addEventListener("zooboard:compare", listener);
  addEventListener("storage", (event) => {
    if (event.key === key) listener();
  });
}
