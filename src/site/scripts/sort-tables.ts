/** Sorts plain tables (`table.sortable`) by any of their columns; gaps stay last. */
import { findAll } from "../../client/html.ts";

const number = /^[\d.,]+$/;

/** What a cell is sorted by; null for a gap. */
function key(row: HTMLTableRowElement, column: number): string | number | null {
  const text = row.cells[column]?.textContent?.trim() ?? "";
  if (text === "" || text === "—") return null;
  return number.test(text) ? Number(text.replace(/,/g, "")) : text.toLowerCase();
}

function sort(table: HTMLTableElement, column: number, down: boolean): void {
  const body = table.tBodies[0];
  if (!body) return;
  const keyed = [...body.rows].map((row, index) => ({ row, index, key: key(row, column) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return a.key === b.key ? a.index - b.index : a.key === null ? 1 : -1;
    const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return (down ? -order : order) || a.index - b.index;
  });
  body.append(...keyed.map(({ row }) => row));
}

for (const table of findAll<HTMLTableElement>(document, "table.sortable")) {
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, heading] of headings.entries()) {
    const numeric = heading.classList.contains("num");
    heading.querySelector("button.sort")?.addEventListener("click", () => {
      const before = heading.getAttribute("aria-sort");
      const down = before === null ? numeric : before === "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(table, column, down);
    });
  }
}
