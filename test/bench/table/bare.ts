/** The least that works: a windowed body, Array.sort, a text filter. No keyboard, no address, no ranks, no words. */
import type { Board, BoardRow } from "../../../src/client/board-data.ts";
import { type Contestant, fields } from "./contestant.ts";

const height = 24;
let section: HTMLElement;
let all: BoardRow[];
let rows: BoardRow[];

function draw(): void {
  const first = Math.max(0, Math.floor(section.scrollTop / height) - 10);
  const last = Math.min(rows.length, first + Math.ceil(section.clientHeight / height) + 20);
  const cells = (row: BoardRow): string => fields.map((field) => `<td>${row[field] ?? ""}</td>`).join("");
  const body = rows.slice(first, last).map((row) => `<tr>${cells(row)}</tr>`);
  section.querySelector("tbody")!.innerHTML =
    `<tr style="height:${first * height}px"></tr>${body.join("")}<tr style="height:${(rows.length - last) * height}px"></tr>`;
}

const contestant: Contestant = {
  mount(place, board: Board) {
    section = place;
    all = rows = board.rows;
    section.addEventListener("scroll", draw);
    draw();
  },
  sort(column) {
    rows = [...rows].sort((a, b) => {
      const [one, other] = [a[column], b[column]];
      if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
      return one < other ? -1 : one > other ? 1 : 0;
    });
    draw();
  },
  filter(text) {
    rows = all.filter((row) =>
      fields.some((field) =>
        String(row[field] ?? "")
          .toLowerCase()
          .includes(text),
      ),
    );
    draw();
  },
};
window.contestant = contestant;
