import { describe, expect, test } from "vitest";
import { nearest, step } from "../../src/client/chart-points.ts";
import { extent, position, ticks } from "../../src/client/chart-scale.ts";
import { familyStyles, legendStyles } from "../../src/client/chart-style.ts";
import { chartCsv, chartTable, frontierItems } from "../../src/client/chart-table.ts";
import { chartRows, legendHtml, placeNames, scatterSvg } from "../../src/client/scatter-svg.ts";
import { board, row } from "./board-fixture.ts";

const data = board([
  row("b", 42, { memory: 6, fps: 10, method: "HTC", family: "two-stage" }),
  row("a", 39.4, { memory: 3.7, raw: "39.40" }),
  row("worse", 38, { memory: 5, family: null }),
  row("silent", 50),
  row("tta", 60, { memory: 1, comparable: false, reason: "test-time augmentation" }),
]);
const options = { x: "memory", metric: data.metric, title: "box AP on COCO" } as const;

describe("the still picture", () => {
  test("shows comparable results with the figure, and says how many, in words", () => {
    const svg = scatterSvg(data.rows, options);
    expect(svg).toContain(
      'aria-label="Scatter chart, box AP on COCO against training memory a gpu, gb: 3 results, 2 of them on the Pareto frontier.',
    );
    expect(svg).toContain(">two-stage</text>");
    expect(svg).toContain(">Pareto frontier</text>");
  });
  test("takes its colours from the page, or from a caller that has none", () => {
    expect(scatterSvg(data.rows, options)).toContain("var(--accent)");
    const colors = { ink: "#111", paper: "#fff", line: "#ccc", accent: "#b00" };
    expect(scatterSvg(data.rows, { ...options, colors })).not.toContain("var(");
  });
  test("is nothing where nothing can be drawn", () => {
    expect(scatterSvg([row("silent", 50)], options)).toBe("");
  });
  test("leaves the legend to the page where the page has one", () => {
    expect(scatterSvg(data.rows, { ...options, legend: false })).not.toContain("Pareto frontier</text>");
    expect(
      legendHtml(data.rows, "memory")
        .replace(/<[^>]+>/g, "|")
        .match(/[a-zA-Z -]{3,}/g),
    ).toEqual([" two-stage", " anchor-free", " other", " Pareto frontier"]);
  });
  test("names points of the frontier where names do not run into each other, inside the frame", () => {
    const spots = [
      { text: "ATSS", x: 10, y: 50 },
      { text: "FCOS", x: 20, y: 50 },
      { text: "Mask R-CNN", x: 190, y: 5 },
    ];
    expect(placeNames(spots, 200, 0)).toEqual([
      { text: "Mask R-CNN", x: 183, y: 10, end: true },
      { text: "FCOS", x: 27, y: 44, end: false },
    ]);
  });
  test("shows a part when zoomed", () => {
    expect(scatterSvg(data.rows, { ...options, zoom: { x: [3, 5.5], y: [35, 45] } })).toContain("2 results");
  });
  test("holds no markup that a zoo wrote", () => {
    expect(scatterSvg([row("x", 1, { memory: 2, method: "<script>" })], options)).not.toContain("<script>");
  });
  test("is a few kilobytes for 500 points", () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      row(`r${index}`, 30 + (index % 97) / 7, { memory: 2 + (index % 89) / 9 }),
    );
    expect(scatterSvg(many, options).length).toBeLessThan(25_000);
  });
});

describe("axes", () => {
  test("leave air around the points and never go below zero for what cannot", () => {
    expect(extent([2, 10], false)).toEqual([1.6, 10.4]);
    expect(extent([0.1, 10], false)[0]).toBe(0);
    expect(extent([5], false)[1]).toBeGreaterThan(5);
    expect(extent([], false)).toEqual([0, 1]);
  });
  test("have round ticks", () => {
    expect(ticks([1.6, 10.4], false)).toEqual([2, 4, 6, 8, 10]);
    expect(ticks([2014.8, 2023.2], false)).toEqual([2016, 2018, 2020, 2022]);
    expect(ticks([1.8, 70], true)).toEqual([2, 5, 10, 20, 50]);
  });
  test("put twice as much equally far apart on a logarithmic axis", () => {
    const place = position([1, 16], true, 0, 400);
    expect(place(4) - place(2)).toBeCloseTo(place(8) - place(4));
  });
});

describe("points", () => {
  const spots = [
    { x: 10, y: 90 },
    { x: 50, y: 10 },
    { x: 30, y: 50 },
  ];
  test("are found near a pointer and not far from it", () => {
    expect(nearest(spots, { x: 48, y: 14 }, 20)).toBe(1);
    expect(nearest(spots, { x: 100, y: 90 }, 20)).toBe(-1);
  });
  test("are all reached by the arrow keys", () => {
    expect(step(spots, -1, "ArrowRight")).toBe(0);
    expect(step(spots, 0, "ArrowRight")).toBe(2);
    expect(step(spots, 2, "ArrowUp")).toBe(1);
    expect(step(spots, 1, "ArrowUp")).toBe(1);
    expect(step(spots, 0, "End")).toBe(1);
    expect(step([], -1, "ArrowRight")).toBe(-1);
  });
  test("of one family look the same on every chart, different from all others", () => {
    const one = familyStyles(["two-stage", "anchor-free"]).get("anchor-free");
    const all = familyStyles(["transformer", "anchor-free", null, "one-stage-anchor-based", "head"]);
    expect(all.get("anchor-free")).toEqual(one);
    const looks = [...all.values()].map((style) => `${style.shape} ${style.turn}`);
    expect(new Set(looks).size).toBe(looks.length);
    expect(new Set([...all.values()].map((style) => style.color)).size).toBe(looks.length);
  });
  test("share one entry of the legend where families are too many", () => {
    const labels = legendStyles(["a", "b", "c", "d", "e", null]).map((style) => style.label);
    expect(labels).toEqual(["a", "b", "c", "other"]);
  });
});

describe("the chart in words", () => {
  test("lists its frontier, cheapest first, with links", () => {
    const items = frontierItems(data.rows, "memory", data);
    expect(items.replace(/<[^>]+>/g, "|")).toBe(
      "||ATSS, ResNet-50 FPN, 1x|: 39.40 at 3.7 GB|||HTC, ResNet-50 FPN, 1x|: 42 at 6 GB|",
    );
    expect(items).toContain('href="/results/zoo/a/"');
  });
  test("has a table twin of all that is drawn", () => {
    expect(chartRows(data.rows, "memory")).toHaveLength(3);
    expect(chartTable(data.rows, "memory", data).match(/<tr>/g)).toHaveLength(4);
  });
  test("quotes what CSV needs quoted", () => {
    const csv = chartCsv([row("q", 1.5, { memory: 2, technique: 'a, "b"' })], "memory", data);
    expect(csv.split("\r\n")[0]).toMatch(/^id,method,.*,box_ap$/);
    expect(csv).toContain('"a, ""b"""');
  });
});
