import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CostKey, costBetter, paretoFrontier } from "../../src/core/pareto.ts";

const row = (
  value: number,
  memory: number | null,
  fps: number | null = null,
  year: number | null = null,
) => ({
  value,
  memory,
  fps,
  year,
});

describe("the Pareto frontier", () => {
  test("keeps what no cheaper result beats, cheapest first", () => {
    const [cheap, dear, beaten, best] = [row(37, 3), row(39, 5), row(38, 6), row(42, 8)];
    expect(paretoFrontier([best, beaten, dear, cheap], "memory", "higher")).toEqual([cheap, dear, best]);
  });
  test("leaves out a result that costs the same and is worse", () => {
    expect(paretoFrontier([row(37, 3), row(38, 3)], "memory", "higher")).toEqual([row(38, 3)]);
  });
  test("keeps both of two equal results", () => {
    expect(paretoFrontier([row(38, 3), row(38, 3)], "memory", "higher")).toHaveLength(2);
  });
  test("takes more images a second for better", () => {
    expect(
      paretoFrontier([row(40, null, 10), row(38, null, 20), row(37, null, 15)], "fps", "higher"),
    ).toEqual([row(38, null, 20), row(40, null, 10)]);
  });
  test("takes a lower value for better where the metric says so", () => {
    expect(paretoFrontier([row(5, 3), row(4, 4), row(6, 2), row(7, 5)], "memory", "lower")).toEqual([
      row(6, 2),
      row(5, 3),
      row(4, 4),
    ]);
  });
  test("leaves out results without the figure and is empty for an empty board", () => {
    expect(paretoFrontier([row(40, null), row(38, 3)], "memory", "higher")).toEqual([row(38, 3)]);
    expect(paretoFrontier([], "fps", "higher")).toEqual([]);
  });
  test("holds exactly the results that no other dominates", () => {
    const figure = fc.option(fc.integer({ min: 0, max: 9 }));
    const rows = fc.array(
      fc.record({ value: fc.integer({ min: 0, max: 9 }), memory: figure, fps: figure, year: figure }),
    );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom<CostKey>("memory", "fps", "year"),
        fc.constantFrom("higher", "lower"),
        (all, x, better) => {
          const up = better === "higher" ? 1 : -1;
          const cost = costBetter[x] === "higher" ? -1 : 1;
          const placed = all.filter((item) => item[x] !== null);
          const beats = (a: (typeof all)[number], b: (typeof all)[number]): boolean =>
            up * (a.value - b.value) >= 0 &&
            cost * (b[x]! - a[x]!) >= 0 &&
            (a.value !== b.value || a[x] !== b[x]);
          const expected = placed.filter((item) => !placed.some((other) => beats(other, item)));
          expect(new Set(paretoFrontier(all, x, better))).toEqual(new Set(expected));
        },
      ),
    );
  });
});
