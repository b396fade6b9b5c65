import { describe, expect, test } from "vitest";
import {
  isFiltered,
  nextSort,
  plainView,
  readRange,
  readView,
  viewQuery,
} from "../../src/client/board-view.ts";
import { readQuery, writeQuery } from "../../src/client/query.ts";

const round = (search: string): string => writeQuery(viewQuery(readView(readQuery(search))));

describe("the view in the address", () => {
  test("says nothing of a board as it comes", () => {
    expect(writeQuery(viewQuery(plainView))).toBe("");
    expect(readView(readQuery(""))).toEqual(plainView);
  });
  test("survives being written and read", () => {
    const search =
      "?q=caffe+pth&method=atss,fcos&backbone=ResNet&technique=none&mem=..6&fps=15..&year=2019..2021&sort=-value,memory&cols=-neck,split&rows=compact&apart=1";
    expect(round(search)).toBe(search);
  });
  test("ignores columns that do not exist, doubled keys and ranges that are none", () => {
    expect(round("?sort=-nonsense,memory,-memory&mem=abc&cols=foo&rows=huge")).toBe("?sort=memory");
  });
  test("reads ranges open at either end, swapped, with a decimal comma, and a lone number", () => {
    expect(readRange("..6,5")).toEqual([null, 6.5]);
    expect(readRange("15..")).toEqual([15, null]);
    expect(readRange("8..2")).toEqual([2, 8]);
    expect(readRange("2019")).toEqual([2019, 2019]);
  });
  test("knows sorting and columns from filtering", () => {
    expect(isFiltered(readView(readQuery("?sort=memory&cols=-neck&apart=1")))).toBe(false);
    expect(isFiltered(readView(readQuery("?mem=..6")))).toBe(true);
  });
});

describe("a click on a heading", () => {
  test("sorts best first, then the other way", () => {
    const once = nextSort([], "value", false);
    expect(once).toEqual([{ column: "value", down: true }]);
    expect(nextSort(once, "value", false)).toEqual([{ column: "value", down: false }]);
    expect(nextSort([], "memory", false)).toEqual([{ column: "memory", down: false }]);
  });
  test("with shift adds a column, turns it, and takes it away", () => {
    const one = nextSort([], "backbone", false);
    const two = nextSort(one, "value", true);
    expect(two).toEqual([...one, { column: "value", down: true }]);
    const turned = nextSort(two, "value", true);
    expect(turned).toEqual([...one, { column: "value", down: false }]);
    expect(nextSort(turned, "value", true)).toEqual(one);
  });
  test("without shift leaves only that column", () => {
    expect(
      nextSort(
        [
          { column: "backbone", down: false },
          { column: "value", down: true },
        ],
        "value",
        false,
      ),
    ).toEqual([{ column: "value", down: true }]);
  });
});
