/**
 * The leaderboard in the browser: takes over a server-rendered table, filters, sorts and ranks it, keeps the view in
 * the address and only the rows in sight in the document when the board is long.
 */
import { answerHtml } from "./board-answer.ts";
import { type Column, rowHtml } from "./board-columns.ts";
import { buildControls } from "./board-controls.ts";
import { type Board, loadBoard } from "./board-data.ts";
import { buildHead } from "./board-head.ts";
import { moveInRows } from "./board-keys.ts";
import { createModel, type Shown } from "./board-model.ts";
import { boardParts, offeredColumns, widestCells } from "./board-parts.ts";
import { isFiltered, nextSort, type RangeId, readView, type View, viewQuery } from "./board-view.ts";
import { chosenIds } from "./compare-store.ts";
import { listen, tell } from "./events.ts";
import { count, find, findAll, grouped, setText } from "./html.ts";
import { changeAddress, readQuery } from "./query.ts";
import { windowedBody } from "./windowed-body.ts";

/** A board of up to so many rows stands in the document in full, as its static page does. */
const fullLimit = 500;

/** Takes over every `[data-board]` of the page. A board whose data cannot be fetched stays as the server made it. */
export function startBoards(): void {
  for (const section of findAll(document, "[data-board]")) {
    loadBoard(section.dataset.src!)
      .then((board) => mountBoard(section, board))
      .catch((error: unknown) => {
        const place = find(section, "[data-board-controls]");
        if (place) place.textContent = "Sorting and filtering are not available just now.";
        console.warn(error);
      });
  }
}

/** Builds the board in its section. */
export function mountBoard(section: HTMLElement, board: Board): void {
  const { table, place, status, answer, ranked, apart, apartHead } = boardParts(section);
  const { rows, base } = board;
  const long = rows.length > fullLimit;
  const comparable = rows.reduce((sum, row) => sum + (row.comparable ? 1 : 0), 0);
  const model = createModel(board);
  const offered = offeredColumns(table, model, board);
  const bodies = [
    windowedBody(ranked, long ? 0 : fullLimit),
    windowedBody(apart, long ? 0 : fullLimit),
  ] as const;
  let view = readView(readQuery(location.search));
  let typing = false;
  let told: readonly string[] | null = null;

  const head = buildHead(table, (column, add) =>
    change({ ...view, sort: nextSort(view.sort, column, add) }, false),
  );
  const controls = buildControls(place, board, model, offered, () => view, change);

  function change(next: View, stillTyping: boolean): void {
    view = next;
    // The first letter makes an entry in the history, the next ones change it: Back leads to before the typing.
    changeAddress(viewQuery(view), stillTyping && typing ? "replace" : "push");
    typing = stillTyping;
    draw();
  }

  function draw(): void {
    const shown = model.show(view);
    const visible = offered.filter((column) => view.columns.get(column.id) ?? column.shown);
    head.reflect(view, new Set(visible.map((column) => column.id)));
    controls.reflect(view, typing);
    table.dataset.density = view.density;
    table.toggleAttribute("data-filtered", shown.ranks !== null);
    drawRows(shown, visible);
    const ids = shown.ranks === null ? null : shown.ranked.map((index) => rows[index]!.id);
    setText(status, statusText(shown));
    const budget = { memory: view.ranges.mem[1], fps: view.ranges.fps[0] };
    const asked = budget.memory !== null || budget.fps !== null;
    const html = asked
      ? answerHtml(
          board,
          shown.ranked.map((index) => rows[index]!),
          budget,
        )
      : "";
    if (answer.innerHTML !== html) answer.innerHTML = html;
    if (ids?.join() !== told?.join()) tell("zooboard:filter", { src: section.dataset.src ?? "", ids });
    told = ids;
  }

  function drawRows(shown: Shown, visible: readonly Column[]): void {
    const apartRows = view.apart ? shown.apart : [];
    const plain = !isFiltered(view) && view.sort.length === 0 && view.columns.size === 0 && !view.apart;
    apart.hidden = !view.apart;
    if (apartHead) apartHead.hidden = !view.apart;
    // The server's rows are left where they are what the view shows.
    if (plain && !long && bodies[0].adopt(shown.ranked.length, rows[shown.ranked[0]!]?.id)) return;
    if (long) table.setAttribute("aria-rowcount", String(shown.ranked.length + apartRows.length + 1));
    const picked = new Set(chosenIds());
    const chosen = (id: string): boolean => picked.has(id);
    const widest = (): string => widestCells(rows, visible, base);
    const show = (body: 0 | 1, list: readonly number[], before: number): void => {
      const html = (position: number): string => {
        const index = list[position]!;
        const rank = shown.ranks?.[index] ?? null;
        const context = { base, chosen, rank, ...(long && { index: before + position + 2 }) };
        return rowHtml(rows[index]!, visible, context);
      };
      bodies[body].show(list.length, html, widest);
    };
    show(0, shown.ranked, 0);
    show(1, apartRows, shown.ranked.length);
    if (shown.ranked.length === 0) ranked.innerHTML = emptyRow(visible.length);
  }

  function statusText(shown: Shown): string {
    const all = count(comparable, "result");
    const some = shown.ranks === null ? all : `${grouped(shown.ranked.length)} of ${all}`;
    return view.apart ? `${some}, and ${grouped(shown.apart.length)} not comparable` : some;
  }

  addEventListener("popstate", () => {
    view = readView(readQuery(location.search));
    typing = false;
    draw();
  });
  listen("zooboard:range", (detail) => {
    if (detail.src !== section.dataset.src) return;
    const id: RangeId = detail.x === "memory" ? "mem" : detail.x;
    change({ ...view, ranges: { ...view.ranges, [id]: detail.range } }, false);
  });
  moveInRows(table, [
    [ranked, bodies[0]],
    [apart, bodies[1]],
  ]);
  if (long) followScroll(() => bodies.map((body) => body.update()));
  draw();
}

/** Stands where no row matches: a table that is merely empty looks broken. */
function emptyRow(columns: number): string {
  return `<tr class="empty"><td colspan="${columns}">No result matches. Loosen or reset the filter above.</td></tr>`;
}

/** Calls back once a frame while anything scrolls or the window changes its size. */
function followScroll(update: () => void): void {
  let due = false;
  const soon = (): void => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      update();
    });
  };
  document.addEventListener("scroll", soon, { capture: true, passive: true });
  addEventListener("resize", soon);
}
