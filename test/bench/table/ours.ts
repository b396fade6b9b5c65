/** Our board, driven through its own form and headings. */
import { mountBoard } from "../../../src/client/board.ts";
import type { Contestant } from "./contestant.ts";

let section: HTMLElement;
const ours: Contestant = {
  mount(place, board) {
    section = place;
    mountBoard(place, board);
  },
  sort(column) {
    section.querySelector<HTMLElement>(`thead [data-column=${column}] button`)!.click();
  },
  filter(text) {
    const field = section.querySelector<HTMLInputElement>("[type=search]")!;
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
};
window.contestant = ours;
