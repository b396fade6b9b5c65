/**
 * "The best that trains in 6 GB": the winner under a budget and what it costs to go lower, step by step
 * down the Pareto frontier.
 */
import { costBetter, paretoFrontier } from "../core/pareto.ts";
import { type BoardRow, rowName } from "./board-data.ts";

export interface Budget {
  /** At most so much training memory, GB. */
  memory: number | null;
  /** At least so many images a second. */
  fps: number | null;
}

export interface BudgetStep {
  row: BoardRow;
  /** Difference of its value to the winner's, in the metric's unit. */
  change: number;
}

export interface BudgetAnswer {
  /** Best rows within the budget, several where they tie. */
  winners: BoardRow[];
  /** What the steps save: memory, or time. */
  along: "memory" | "fps";
  /** The next results on the frontier that cost less than the winner, nearest first. */
  steps: BudgetStep[];
  /** Rows that the question leaves out because they do not tell the figure. */
  unknown: number;
}

/** Answers a budget from comparable rows; null where no budget is given. */
export function answerBudget(
  rows: readonly BoardRow[],
  budget: Budget,
  better: "higher" | "lower",
  limit = 3,
): BudgetAnswer | null {
  if (budget.memory === null && budget.fps === null) return null;
  const along = budget.memory === null ? "fps" : "memory";
  const known = rows.filter(
    (row) => (budget.memory === null || row.memory !== null) && (budget.fps === null || row.fps !== null),
  );
  const within = known.filter(
    (row) =>
      (budget.memory === null || row.memory! <= budget.memory) &&
      (budget.fps === null || row.fps! >= budget.fps),
  );
  const unknown = rows.length - known.length;
  const frontier = paretoFrontier(within, along, better);
  const best = frontier.at(-1);
  if (!best) return { winners: [], along, steps: [], unknown };
  const steps = frontier
    .filter((row) => row.value !== best.value)
    .reverse()
    .slice(0, limit)
    .map((row) => ({ row, change: round(row.value - best.value) }));
  return { winners: frontier.filter((row) => row.value === best.value), along, steps, unknown };
}

/** The answer as sentences, for the line under the filter and its live region. */
export function budgetText(answer: BudgetAnswer, metric: string): string {
  const winner = answer.winners[0];
  if (!winner) return "Nothing on this board fits the budget.";
  const tied = answer.winners.length > 1 ? ` and ${answer.winners.length - 1} more` : "";
  return `Best within the budget: ${rowName(winner)}${tied}, ${winner.value} ${metric}, ${costText(winner, answer.along)}.`;
}

export function costText(row: BoardRow, along: "memory" | "fps"): string {
  return along === "memory" ? `${row.memory} GB` : `${row.fps} fps`;
}

/** "+1.2", "−0.6", with a true minus. */
export function signed(change: number): string {
  return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${Math.abs(change)}`;
}

/** How going on along the frontier is called. */
export function direction(along: "memory" | "fps"): string {
  return costBetter[along] === "lower" ? "with less memory" : "faster";
}

/** Takes away what subtraction adds: 39.4 − 38.1 is 1.3. */
export function round(difference: number): number {
  return Number(difference.toFixed(6));
}
