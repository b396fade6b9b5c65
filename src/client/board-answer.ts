/** The line that answers a budget: the winner, and the next steps with less memory or more speed. */

import { valueText } from "./board-columns.ts";
import { type Board, type BoardRow, resultUrl, rowName } from "./board-data.ts";
import { answerBudget, type Budget, costText, direction, signed } from "./budget.ts";
import { count, escapeHtml } from "./html.ts";

/** Markup of the answer from the rows that the view shows; "" where no budget is given. */
export function answerHtml(board: Board, shown: readonly BoardRow[], budget: Budget): string {
  const answer = answerBudget(shown, budget, board.metric.better);
  if (answer === null) return "";
  const link = (row: BoardRow): string =>
    `<a href="${escapeHtml(resultUrl(board.base, row.id))}">${escapeHtml(rowName(row))}</a>`;
  const best = answer.winners[0];
  const silent = leftOut(board.rows, budget);
  const note = silent === "" ? "" : ` <span class="note">${silent}</span>`;
  if (!best) return `<p>Nothing on this board fits the budget.${note}</p>`;
  const tied = answer.winners.length > 1 ? ` and ${count(answer.winners.length - 1, "equal result")}` : "";
  const steps = answer.steps
    .map(
      ({ row, change }) =>
        `<li>${link(row)}, ${costText(row, answer.along)}: <span class="change">${signed(change)}</span></li>`,
    )
    .join("");
  const going =
    steps === "" ? "" : `<p>Going on ${direction(answer.along)}:</p><ol class="steps">${steps}</ol>`;
  return `<p>Best within the budget: <strong>${link(best)}</strong>${tied}, <strong>${escapeHtml(valueText(best))}</strong> ${escapeHtml(board.metric.name)}, ${costText(best, answer.along)}.${note}</p>${going}`;
}

/** How many comparable results of the board the question leaves out, because they do not tell the figure. */
function leftOut(rows: readonly BoardRow[], budget: Budget): string {
  const silent = (key: "memory" | "fps"): number =>
    rows.filter((row) => row.comparable && row[key] === null).length;
  const parts = [budget.memory === null ? 0 : silent("memory"), budget.fps === null ? 0 : silent("fps")];
  const said = [
    parts[0] ? `${count(parts[0], "result")} without memory` : "",
    parts[1] ? `${count(parts[1], "result")} without speed` : "",
  ];
  const text = said.filter(Boolean).join(" and ");
  return text === "" ? "" : `${text} left out.`;
}
