/** The card of a point: what it is, where it stands. Pointer and keyboard show the same one. */
import type { CostKey } from "../core/pareto.ts";
import { valueText } from "./board-columns.ts";
import { type Board, type BoardRow, resultUrl, rowName } from "./board-data.ts";
import type { Spot } from "./chart-points.ts";
import { costLabel } from "./chart-table.ts";
import { escapeHtml } from "./html.ts";

/** The card's words on one line, for screen readers. */
export function cardText(row: BoardRow, x: CostKey, board: Board): string {
  const rank = row.rank === null ? "" : `, rank ${row.rank}`;
  return `${rowName(row)}: ${valueText(row)} ${board.metric.name}, ${costLabel(row, x)}${rank}, ${row.zoo}`;
}

/** Fills the card and puts it beside the point, inside the plot. */
export function showCard(
  card: HTMLElement,
  row: BoardRow,
  x: CostKey,
  board: Board,
  spot: Spot,
  plot: HTMLElement,
): void {
  const facts = [
    costLabel(row, x),
    ...(x === "memory" || row.memory === null ? [] : [costLabel(row, "memory")]),
    ...(x === "fps" || row.fps === null ? [] : [costLabel(row, "fps")]),
    ...(row.rank === null ? [] : [`rank ${row.rank}`]),
    row.zoo,
  ];
  card.innerHTML = `<a href="${escapeHtml(resultUrl(board.base, row.id))}" tabindex="-1">${escapeHtml(rowName(row))}</a><div><strong>${escapeHtml(valueText(row))}</strong> ${escapeHtml(board.metric.name)}</div><div>${escapeHtml(facts.join(" · "))}</div>`;
  card.hidden = false;
  const left = spot.x + card.offsetWidth + 16 > plot.clientWidth;
  const over = spot.y + card.offsetHeight + 16 > plot.clientHeight;
  card.style.left = `${Math.max(0, left ? spot.x - card.offsetWidth - 10 : spot.x + 10)}px`;
  card.style.top = `${Math.max(0, over ? spot.y - card.offsetHeight - 10 : spot.y + 10)}px`;
}
