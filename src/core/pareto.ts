/**
 * The Pareto frontier of a board: the results for which no other is at least as good in both respects and better in one.
 * Used by the static picture, the chart, the list beside it and the budget line, so that they never disagree.
 */

/** What a result can be set against. Less memory, more images a second and an earlier year are better. */
export type CostKey = "memory" | "fps" | "year";

export interface Costed {
  value: number;
  memory: number | null;
  fps: number | null;
  year: number | null;
}

export const costBetter: Record<CostKey, "higher" | "lower"> = {
  memory: "lower",
  fps: "higher",
  year: "lower",
};

/**
 * The frontier of value against `x`, cheapest first. Rows without a figure for `x` are left out; rows that are equal
 * in both respects do not beat each other, so all of them stand on it, in their given order.
 */
export function paretoFrontier<Row extends Costed>(
  rows: readonly Row[],
  x: CostKey,
  better: "higher" | "lower",
): Row[] {
  const up = better === "higher" ? 1 : -1;
  const costUp = costBetter[x] === "higher" ? -1 : 1;
  const cost = (row: Row): number => costUp * (row[x] ?? Number.NaN);
  const sorted = rows
    .filter((row) => row[x] !== null && Number.isFinite(row[x]) && Number.isFinite(row.value))
    .sort((a, b) => cost(a) - cost(b) || up * (b.value - a.value));
  const frontier: Row[] = [];
  let best: Row | undefined;
  for (const row of sorted) {
    const better = best === undefined || up * (row.value - best.value) > 0;
    const equal = best !== undefined && row.value === best.value && row[x] === best[x];
    if (better || equal) frontier.push(row);
    if (better) best = row;
  }
  return frontier;
}
