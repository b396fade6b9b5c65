/** Finding one's way among the points of a chart: the nearest to a pointer, the next under the arrow keys. Pure. */

export interface Spot {
  /** Pixels within the plot. */
  x: number;
  y: number;
}

/** Index of the spot nearest to a place, at most `reach` pixels away; -1 where there is none. */
export function nearest(spots: readonly Spot[], place: Spot, reach: number): number {
  let best = -1;
  let least = reach * reach;
  for (const [index, spot] of spots.entries()) {
    const distance = (spot.x - place.x) ** 2 + (spot.y - place.y) ** 2;
    if (distance <= least) [best, least] = [index, distance];
  }
  return best;
}

/**
 * Where an arrow key leads: left and right go through all spots in the order of their x, up and down in that of their
 * height, so that every point can be reached. From nowhere the first key leads to the leftmost.
 */
export function step(spots: readonly Spot[], from: number, key: string): number {
  const across = key === "ArrowLeft" || key === "ArrowRight" || key === "Home" || key === "End";
  const order = [...spots.keys()].sort((a, b) => {
    const [one, other] = [spots[a]!, spots[b]!];
    return across ? one.x - other.x || other.y - one.y : other.y - one.y || one.x - other.x;
  });
  if (order.length === 0) return -1;
  if (key === "End") return order.at(-1)!;
  if (key === "Home" || from < 0) return order[0]!;
  const next = order.indexOf(from) + (key === "ArrowRight" || key === "ArrowUp" ? 1 : -1);
  return order[Math.max(0, Math.min(next, order.length - 1))]!;
}
