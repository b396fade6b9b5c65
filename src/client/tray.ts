/**
 * The compare tray: what `[data-compare-id]` buttons picked, with the way to see it side by side. It stays empty and
 * hidden until something is picked.
 */
import { announce } from "./announce.ts";
import { choose, chosenIds, compareLimit, onChosen } from "./compare-store.ts";
import { escapeHtml, find, findAll } from "./html.ts";
import { writeQuery } from "./query.ts";

/** Fills `[data-tray]`, whose `data-href` is the compare page, and makes compare buttons of the page work. */
export function startTray(): void {
  const tray = find(document, "[data-tray]");
  const draw = (): void => {
    const ids = chosenIds();
    const picked = new Set(ids);
    for (const button of findAll(document, "[data-compare-id]")) {
      button.setAttribute("aria-pressed", String(picked.has(button.dataset.compareId!)));
    }
    if (!tray) return;
    tray.hidden = ids.length === 0;
    const href = (tray.dataset.href ?? "") + writeQuery(new Map([["r", ids]]));
    const results = ids.length === 1 ? "1 result" : `${ids.length} results`;
    tray.innerHTML = `<a href="${escapeHtml(href)}">Compare ${results}</a> <button type="button" data-clear>Clear</button>`;
    find(tray, "[data-clear]")!.addEventListener("click", () => {
      choose([]);
      announce("Nothing picked to compare");
      find(document, "main")?.focus();
    });
  };
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-compare-id]");
    if (button) toggle(button.dataset.compareId!);
  });
  onChosen(draw);
  draw();
}

/** Picks a result or puts it back, and says so. */
function toggle(id: string): void {
  const ids = chosenIds();
  if (ids.includes(id)) {
    choose(ids.filter((other) => other !== id));
    announce(`Taken away, ${ids.length - 1} picked`);
  } else if (ids.length >= compareLimit)
    announce(`${compareLimit} results are picked already; take one away first`);
  else {
    choose([...ids, id]);
    announce(`Picked to compare, ${ids.length + 1} of ${compareLimit}`);
  }
}
