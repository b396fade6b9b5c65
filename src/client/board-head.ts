/** The headings of a board: buttons that sort, and what they tell about the order. */
import { type ColumnId, columnById } from "./board-columns.ts";
import type { View } from "./board-view.ts";
import { findAll } from "./html.ts";

export interface Head {
  /** Columns in the order of the headings. */
  ids: ColumnId[];
  reflect(view: View, shown: ReadonlySet<ColumnId>): void;
}

/** Turns the headings into buttons. `sort` is told the column and whether it joins the others (shift). */
export function buildHead(table: HTMLTableElement, sort: (column: ColumnId, add: boolean) => void): Head {
  const headings = findAll<HTMLTableCellElement>(table, "thead th[data-column]").filter((th) =>
    columnById.has(th.dataset.column!),
  );
  for (const th of headings) {
    const id = th.dataset.column as ColumnId;
    if (id === "compare") continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...th.childNodes);
    const mark = document.createElement("span");
    mark.className = "sort-mark";
    mark.setAttribute("aria-hidden", "true");
    const order = document.createElement("span");
    order.className = "visually-hidden";
    button.append(mark, order);
    th.append(button);
    button.addEventListener("click", (event) => sort(id, event.shiftKey));
  }
  return {
    ids: headings.map((th) => th.dataset.column as ColumnId),
    reflect(view, shown) {
      const keys = view.sort.length > 0 ? view.sort : [{ column: "rank", down: false } as const];
      for (const th of headings) {
        const id = th.dataset.column as ColumnId;
        th.hidden = !shown.has(id);
        const place = keys.findIndex((key) => key.column === id);
        const key = keys[place];
        if (key && place === 0) th.setAttribute("aria-sort", key.down ? "descending" : "ascending");
        else th.removeAttribute("aria-sort");
        const mark = th.querySelector(".sort-mark");
        if (!mark) continue;
        const number = keys.length > 1 && key ? String(place + 1) : "";
        mark.textContent = key ? (key.down ? "↓" : "↑") + number : "";
        mark.nextElementSibling!.textContent =
          key && place > 0 ? ` sort key ${number}, ${key.down ? "descending" : "ascending"}` : "";
      }
    },
  };
}
