/**
 * The form above a board: text, budget, facets, ranges, columns, density. It shows a view and says what changed;
 * it knows nothing of the table. Facet lists are made when they are opened.
 */
import { type Column, type ColumnId, columnLabel } from "./board-columns.ts";
import type { Board } from "./board-data.ts";
import type { Model } from "./board-model.ts";
import {
  type FacetId,
  facetIds,
  facets,
  number,
  plainView,
  type RangeId,
  rangeIds,
  type View,
} from "./board-view.ts";
import { escapeHtml, find, findAll, setText } from "./html.ts";

export interface Controls {
  /** Brings the form in line with a view. The field that is being typed in is left alone. */
  reflect(view: View, typing: boolean): void;
}

const units: Record<RangeId, [string, string]> = {
  mem: ["Training memory", "GB"],
  fps: ["Speed", "fps"],
  year: ["Year", ""],
};
const rangeHas = { mem: "memory", fps: "fps", year: "year" } as const;

/** Builds the form. `change` is called with the new view, and whether the reader is still typing. */
export function buildControls(
  place: HTMLElement,
  board: Board,
  model: Model,
  offered: readonly Column[],
  current: () => View,
  change: (view: View, typing: boolean) => void,
): Controls {
  const apart = board.rows.reduce((sum, row) => sum + (row.comparable ? 0 : 1), 0);
  const ranges = rangeIds.filter((id) => model.has(rangeHas[id]));
  place.innerHTML = formHtml(board, ranges, offered, apart);
  const form = find<HTMLFormElement>(place, "form")!;

  const fillFacet = (details: HTMLElement): void => {
    const id = details.dataset.facet as FacetId;
    const picked = new Set(current().picks[id]);
    const choices = model.choices(id, current());
    const boxes = findAll<HTMLInputElement>(details, "input");
    if (boxes.length === choices.length && boxes.every((box, index) => box.value === choices[index]!.key)) {
      for (const [index, box] of boxes.entries()) {
        box.checked = picked.has(box.value);
        setText(find(box.parentElement!, ".count")!, String(choices[index]!.count));
      }
      return;
    }
    find(details, "fieldset")!.innerHTML =
      `<legend class="visually-hidden">${facets[id].label}</legend>${choices
        .map((choice) =>
          tick(
            id,
            choice.key,
            `${escapeHtml(choice.name)} <span class="count">${choice.count}</span>`,
            picked.has(choice.key),
          ),
        )
        .join("")}`;
  };

  const read = (): View => {
    const view = current();
    const field = (name: string): string =>
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "";
    const picks = { ...view.picks };
    for (const details of findAll(form, "[data-facet]")) {
      const boxes = findAll<HTMLInputElement>(details, "input");
      if (boxes.length === 0) continue;
      const known = new Set(boxes.map((box) => box.value));
      const id = details.dataset.facet as FacetId;
      picks[id] = [
        ...picks[id].filter((key) => !known.has(key)),
        ...boxes.filter((box) => box.checked).map((box) => box.value),
      ];
    }
    const bounds = { ...view.ranges };
    for (const id of ranges) bounds[id] = [number(field(`${id}-from`)), number(field(`${id}-to`))];
    const columns = new Map<ColumnId, boolean>();
    for (const column of offered) {
      const box = find<HTMLInputElement>(form, `input[name=cols][value=${column.id}]`);
      if (box && box.checked !== column.shown) columns.set(column.id, box.checked);
    }
    return {
      ...view,
      q: field("q"),
      picks,
      ranges: bounds,
      columns,
      density: find<HTMLInputElement>(form, "[name=rows]")!.checked ? "compact" : "normal",
      apart: find<HTMLInputElement>(form, "[name=apart]")?.checked ?? false,
    };
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(read(), false);
  });
  form.addEventListener("input", (event) => {
    const typed = (event.target as HTMLElement).matches("[type=search], [type=number]");
    change(read(), typed);
  });
  form.addEventListener("change", (event) => {
    if ((event.target as HTMLElement).matches("[type=search], [type=number]")) change(read(), false);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    change({ ...plainView, columns: current().columns, density: current().density }, false);
  });
  form.addEventListener(
    "toggle",
    (event) => {
      const details = event.target as HTMLDetailsElement;
      if (details.open && details.dataset.facet) fillFacet(details);
    },
    true,
  );
  closeMenus(form);

  return {
    reflect(view, typing) {
      const set = (name: string, value: string): void => {
        const field = form.elements.namedItem(name) as HTMLInputElement | null;
        if (field && !(typing && field === document.activeElement) && field.value !== value)
          field.value = value;
      };
      set("q", view.q);
      for (const id of ranges) {
        set(`${id}-from`, String(view.ranges[id][0] ?? ""));
        set(`${id}-to`, String(view.ranges[id][1] ?? ""));
      }
      for (const details of findAll<HTMLDetailsElement>(form, "[data-facet]")) {
        const id = details.dataset.facet as FacetId;
        const picked = view.picks[id].length;
        setText(find(details, ".picked")!, picked > 0 ? ` (${picked})` : "");
        if (details.open || find(details, "input")) fillFacet(details);
      }
      for (const column of offered) {
        const box = find<HTMLInputElement>(form, `input[name=cols][value=${column.id}]`);
        if (box) box.checked = view.columns.get(column.id) ?? column.shown;
      }
      find<HTMLInputElement>(form, "[name=rows]")!.checked = view.density === "compact";
      const switched = find<HTMLInputElement>(form, "[name=apart]");
      if (switched) switched.checked = view.apart;
    },
  };
}

function formHtml(board: Board, ranges: RangeId[], offered: readonly Column[], apart: number): string {
  const bound = (id: RangeId, end: "from" | "to", label: string): string =>
    `<label class="bound"><span>${label}</span> <input type="number" name="${id}-${end}" min="0" step="any" inputmode="decimal"> ${units[id][1]}</label>`;
  const both = (id: RangeId): string => {
    const budgeted = { mem: "to", fps: "from", year: "" }[id];
    const ends = (["from", "to"] as const).filter((end) => end !== budgeted);
    return `<div class="range" role="group" aria-label="${units[id][0]}"><span aria-hidden="true">${units[id][0]}</span> ${ends
      .map((end) => bound(id, end, end === "from" ? "at least" : "at most"))
      .join(" ")}</div>`;
  };
  const menu = (label: string, attributes: string, inner: string): string =>
    `<details class="menu" ${attributes}><summary>${label}<span class="picked"></span></summary><fieldset>${inner}</fieldset></details>`;
  const budget = [
    ranges.includes("mem") ? bound("mem", "to", "trains in") : "",
    ranges.includes("fps") ? bound("fps", "from", "runs at") : "",
  ].join("");
  const columns = offered
    .filter((column) => column.id !== "method" && column.id !== "value")
    .map((column) => tick("cols", column.id, escapeHtml(columnLabel(column, board)), column.shown));
  return `<form class="board-form" role="search" aria-label="Filter this board" autocomplete="off">
<label class="text-filter"><span class="visually-hidden">Filter by text</span><input type="search" name="q" placeholder="Filter: method, backbone, file name" enterkeyhint="done"></label>
${budget === "" ? "" : `<fieldset class="budget"><legend>Best that</legend>${budget}</fieldset>`}
<div class="menus">${facetIds.map((id) => menu(facets[id].label, `data-facet="${id}" name="board-menu"`, "")).join("")}
${ranges.length > 0 ? menu("Ranges", 'name="board-menu"', `<legend class="visually-hidden">Ranges</legend>${ranges.map(both).join("")}`) : ""}
${menu("Columns", 'name="board-menu"', `<legend class="visually-hidden">Columns</legend>${columns.join("")}`)}</div>
<div class="switches">${tick("rows", "compact", "Compact rows", false)}
${apart > 0 ? tick("apart", "1", `Not comparable <span class="count">${apart}</span>`, false) : ""}
<button type="reset">Reset</button></div></form>`;
}

function tick(name: string, value: string, label: string, checked: boolean): string {
  return `<label class="tick"><input type="checkbox" name="${name}" value="${escapeHtml(value)}"${checked ? " checked" : ""}> ${label}</label>`;
}

/** Menus close on Escape, with focus back on their name, and when focus or a click goes elsewhere. */
function closeMenus(form: HTMLElement): void {
  const open = (): HTMLDetailsElement[] => findAll<HTMLDetailsElement>(form, "details[open]");
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      find(menu, "summary")?.focus();
    }
  });
  const leave = (event: Event): void => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  };
  document.addEventListener("pointerdown", leave);
  form.addEventListener("focusin", leave);
}
