import { describe, expect, test } from "vitest";
import { type Compared, numberLines, settingLines, wantedIds } from "../../src/client/compare-data.ts";
import { barsHtml, compareHtml } from "../../src/client/compare-view.ts";

const metric = (value: number, more: object = {}) => ({
  id: "box_ap",
  name: "box AP",
  dataset: "COCO",
  split: "val",
  condition: null,
  value,
  raw: String(value),
  better: "higher" as const,
  ...more,
});
const result = (id: string, more: Partial<Compared> = {}): Compared => ({
  id: `zoo/${id}`,
  method: "ATSS",
  technique: null,
  backbone: "ResNet-50",
  neck: "FPN",
  schedule: "1x",
  memory: null,
  fps: null,
  zoo: "zoo",
  metrics: [],
  attributes: {},
  ...more,
});
const a = result("a", {
  metrics: [metric(39.4), metric(60, { split: "test-dev" })],
  memory: 3.7,
  attributes: { Style: "pytorch" },
});
const b = result("b", {
  metrics: [metric(41.5, { raw: "41.50" })],
  memory: 5.6,
  backbone: "ResNet-101",
  attributes: { Style: "pytorch", "Multi-scale": "Y" },
});

describe("results side by side", () => {
  test("show each number with its difference to the first, and the best of them", () => {
    expect(numberLines([a, b])).toMatchObject([
      { label: "box AP, COCO val", cells: ["39.4", "41.50"], changes: [null, 2.1], best: [1] },
      { label: "box AP, COCO test-dev", cells: ["60", null], changes: [null, null], best: [] },
      { label: "Training memory, GB", cells: ["3.7", "5.6"], changes: [null, 1.9], best: [0] },
    ]);
  });
  test("do not mix splits and conditions", () => {
    const tta = result("tta", { metrics: [metric(43, { condition: "tta" })] });
    expect(numberLines([a, tta]).map((line) => line.label)).toContain("box AP, COCO val (tta)");
  });
  test("mark the settings that differ and leave out those that nobody tells", () => {
    expect(settingLines([a, b]).map((line) => [line.label, line.differs])).toEqual([
      ["Backbone", true],
      ["Neck", false],
      ["Schedule", false],
      ["Zoo", false],
      ["Style", false],
      ["Multi-scale", true],
    ]);
  });
  test("have no best where all are equal", () => {
    expect(numberLines([a, a])[0]!.best).toEqual([]);
  });
  test("escape what a zoo wrote", () => {
    const html = compareHtml([result("x", { attributes: { "<b>": "<script>" } })], "/");
    expect(html).not.toMatch(/<b>|<script>/);
  });
  test("are drawn as bars from zero, of a number that two at least have", () => {
    const bars = barsHtml([a, b], 0);
    expect(bars).toContain('width="100.0"');
    expect(bars).toContain('width="94.9"');
    expect(barsHtml([a], 0)).toBe("");
  });
});

test("the address says what is compared, else the tray; each result once, eight at most", () => {
  expect(wantedIds(["a", "b", "a"], ["c"], 8)).toEqual(["a", "b"]);
  expect(wantedIds(undefined, ["c"], 8)).toEqual(["c"]);
  expect(
    wantedIds(
      Array.from({ length: 12 }, (_, at) => String(at)),
      [],
      8,
    ),
  ).toHaveLength(8);
});
