/** Axes: what range they show and where their ticks stand. Pure; the static picture and the live chart agree by it. */

export type Extent = readonly [number, number];

/** Least and greatest with a little air, so that no point lies on the frame. A logarithmic axis keeps above zero. */
export function extent(numbers: readonly number[], log: boolean): Extent {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  if (!Number.isFinite(low)) return [0, 1];
  if (log && low > 0) {
    const air = high > low ? (high / low) ** 0.05 : 1.2;
    return [low / air, high * air];
  }
  const air = high > low ? (high - low) * 0.05 : Math.max(1, Math.abs(high) * 0.05);
  return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
}

/** Round numbers within an extent, about as many as asked for. */
export function ticks([low, high]: Extent, log: boolean, wanted = 6): number[] {
  if (log && low > 0) {
    const found = logTicks(low, high);
    if (found.length >= 3) return found;
  }
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough)!;
  const made: number[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high * (1 + 1e-12); index++) {
    made.push(Number((index * step).toPrecision(12)));
  }
  return made;
}

function logTicks(low: number, high: number): number[] {
  const made: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const times of high / low > 100 ? [1] : high / low > 20 ? [1, 2, 5] : [1, 2, 3, 4, 6, 8]) {
      const tick = Number((times * 10 ** power).toPrecision(12));
      if (tick >= low && tick <= high) made.push(tick);
    }
  }
  return made;
}

/** Maps an extent to pixels. */
export function position(
  [low, high]: Extent,
  log: boolean,
  from: number,
  to: number,
): (value: number) => number {
  const way = log && low > 0 ? Math.log : (value: number) => value;
  const start = way(low);
  const span = way(high) - start || 1;
  return (value) => from + ((way(value) - start) / span) * (to - from);
}
