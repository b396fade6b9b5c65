import { describe, expect, test } from "vitest";
import { createModel } from "../../src/client/board-model.ts";
import { readView } from "../../src/client/board-view.ts";
import { readQuery } from "../../src/client/query.ts";
import { board, row } from "./board-fixture.ts";

const rows = [
  row("best", 45, { method: "HTC", methodSlug: "htc", memory: 8, fps: 5, schedule: "20e" }),
  row("tie-a", 42, { memory: 6, backbone: "ResNeXt-101-32x4d", backboneFamily: "ResNeXt", technique: "DCN" }),
  row("tie-b", 42, { memory: 4, fps: 12, schedule: "10x" }),
  row("slow", 40, { fps: 9, schedule: "2x" }),
  row("small", 36, { memory: 3, fps: 20 }),
  row("tta", 47, { comparable: false, reason: "test-time augmentation", memory: 8 }),
];
const data = board(rows);
const model = createModel(data);
const show = (search: string) => {
  const shown = model.show(readView(readQuery(search)));
  const id = (index: number): string => data.rows[index]!.id.slice(4);
  return {
    ranked: shown.ranked.map(id),
    apart: shown.apart.map(id),
    ranks: shown.ranks && shown.ranked.map((index) => shown.ranks![index]),
  };
};

describe("a board's rows", () => {
  test("stand by rank, with those that are not comparable apart", () => {
    expect(show("")).toEqual({
      ranked: ["best", "tie-a", "tie-b", "slow", "small"],
      apart: ["tta"],
      ranks: null,
    });
  });
  test("are ranked anew within a filter, ties sharing a rank and the next one skipped", () => {
    expect(show("?method=atss")).toMatchObject({
      ranked: ["tie-a", "tie-b", "slow", "small"],
      ranks: [1, 1, 3, 4],
    });
  });
  test("keep the rank within the filter however they are sorted", () => {
    expect(show("?method=atss&sort=memory")).toMatchObject({
      ranked: ["small", "tie-b", "tie-a", "slow"],
      ranks: [4, 1, 1, 3],
    });
  });
  test("without the figure come last in both directions", () => {
    expect(show("?sort=fps").ranked.at(-1)).toBe("tie-a");
    expect(show("?sort=-fps").ranked.at(-1)).toBe("tie-a");
  });
  test("sort by a second column where the first is equal", () => {
    expect(show("?sort=-value,memory").ranked.slice(0, 3)).toEqual(["best", "tie-b", "tie-a"]);
  });
  test("sort schedules as numbers: 2x before 10x", () => {
    expect(show("?sort=schedule").ranked).toEqual(["tie-a", "small", "slow", "tie-b", "best"]);
  });
  test("are found by several words in any order, in any of their names", () => {
    expect(show("?q=dcn+resnext").ranked).toEqual(["tie-a"]);
    expect(show("?q=zoo/small").ranked).toEqual(["small"]);
    expect(show("?q=nothing+such")).toMatchObject({ ranked: [], apart: [] });
  });
  test("without a figure are no match for a range of it", () => {
    expect(show("?mem=..6").ranked).toEqual(["tie-a", "tie-b", "small"]);
    expect(show("?fps=10..15").ranked).toEqual(["tie-b"]);
  });
  test("without a technique can be picked", () => {
    expect(show("?technique=none").ranked).not.toContain("tie-a");
    expect(show("?technique=DCN,none").ranked).toHaveLength(5);
  });
  test("of a metric where less is better are ranked upwards", () => {
    const lower = createModel(board([row("a", 5), row("b", 3), row("c", 4)], "lower"));
    expect(lower.show(readView(readQuery(""))).ranked).toEqual([1, 2, 0]);
  });
});

describe("the choices of a facet", () => {
  test("count what picking them would leave, given the other filters but not their own", () => {
    const view = readView(readQuery("?mem=..6&backbone=ResNeXt"));
    expect(model.choices("backbone", view)).toEqual([
      expect.objectContaining({ key: "ResNet", count: 2 }),
      expect.objectContaining({ key: "ResNeXt", count: 1 }),
    ]);
  });
  test("offer the rows that have none", () => {
    expect(model.choices("technique", readView(new Map())).map((choice) => choice.key)).toEqual([
      "none",
      "DCN",
    ]);
  });
});
