import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnLabel, columns } from "../../src/client/board-columns.ts";
import { scatterSvg } from "../../src/client/scatter-svg.ts";
import { board, row } from "./board-fixture.ts";
import { type Bench, bundle, openBench, style } from "./browser.ts";

const data = board([
  row("htc", 45, { method: "HTC", methodSlug: "htc", memory: 8, fps: 5, family: "two-stage" }),
  row("atss-101", 42, { backbone: "ResNet-101", memory: 6, fps: 12 }),
  row("fcos", 40.5, { method: "FCOS", methodSlug: "fcos", memory: 4, fps: 20 }),
  row("atss-50", 39.4, { memory: 3.7 }),
]);
const head = columns
  .map((column) => `<th scope="col" data-column="${column.id}">${columnLabel(column, data)}</th>`)
  .join("");
const figure = `<figure id="memory" data-chart data-src="board.json" data-x="memory">
<div data-plot>${scatterSvg(data.rows, { x: "memory", metric: data.metric, title: "box AP on COCO" })}</div>
<ol data-frontier></ol><details><summary>Data</summary><div data-chart-table></div></details></figure>`;
const html = `<!doctype html><html lang="en"><title>Chart</title>${style}
<style>figure { width: 700px; margin: 0 } [data-plot][data-live] > svg { visibility: hidden }</style>
${figure}<section data-board data-src="board.json"><div data-board-controls></div>
<table><thead><tr>${head}</tr></thead><tbody data-rows="ranked"></tbody></table></section>
<script type="module" src="/js/entry.js"></script></html>`;

let bench: Bench;
beforeAll(async () => {
  const script = await bundle(
    'import { startBoards } from "./src/client/board.ts"; import { startCharts } from "./src/client/chart.ts"; startBoards(); startCharts();',
  );
  const far = html.replace("<figure", '<div style="height:3000px"></div><figure');
  bench = await openBench({
    ...script,
    "/": html,
    "/board.json": JSON.stringify(data),
    "/far/": far,
    "/far/board.json": JSON.stringify(data),
    "/results/zoo/fcos/": "<title>FCOS result</title>",
  });
});
afterAll(() => bench.close());

const open = async (path = "/"): Promise<void> => {
  await bench.page.goto(bench.url + path);
  await bench.page.locator("[data-live]").waitFor();
  await bench.page.locator("form").waitFor();
};
const plot = () => bench.page.locator("[data-plot]");
const spoken = () => bench.page.locator("figure > [role=status]").textContent();

describe("a chart", () => {
  test("loads its library only when it comes into view", async () => {
    bench.asked.length = 0;
    await bench.page.goto(`${bench.url}/far/`);
    await bench.page.locator("form").waitFor();
    expect(bench.asked.filter((path) => path.includes("chart-view"))).toHaveLength(0);
    await plot().scrollIntoViewIfNeeded();
    await bench.page.locator("[data-live]").waitFor();
    expect(bench.asked.filter((path) => path.includes("chart-view"))).toHaveLength(1);
    expect(bench.asked.filter((path) => path.endsWith("board.json"))).toHaveLength(1);
  });
  test("takes the place of its picture without moving anything", async () => {
    await bench.page.goto(bench.url);
    const before = await plot().boundingBox();
    await bench.page.locator("[data-live]").waitFor();
    expect(await plot().boundingBox()).toEqual(before);
  });
  test("moves between points with the arrow keys, says each, and opens one with Enter", async () => {
    await open();
    await plot().focus();
    await bench.page.keyboard.press("ArrowRight");
    expect(await spoken()).toBe("ATSS, ResNet-50 FPN, 1x: 39.4 box AP, 3.7 GB, rank 4, zoo");
    await bench.page.keyboard.press("ArrowRight");
    expect(await spoken()).toContain("FCOS");
    expect(await bench.page.locator(".chart-card").textContent()).toContain(
      "40.5 box AP4 GB · 20 fps · rank 3 · zoo",
    );
    await bench.page.keyboard.press("Enter");
    await bench.page.waitForURL("**/results/zoo/fcos/");
  });
  test("shows the same card under the pointer and opens the result on click", async () => {
    await open();
    await plot().focus();
    await bench.page.keyboard.press("ArrowRight");
    await bench.page.keyboard.press("ArrowRight");
    const byKey = await bench.page.locator(".chart-card").innerHTML();
    const ring = (await bench.page.locator(".chart-ring").boundingBox())!;
    await bench.page.keyboard.press("Escape");
    expect(await bench.page.locator(".chart-card").isVisible()).toBe(false);
    await bench.page.mouse.move(ring.x + 9, ring.y + 9);
    expect(await bench.page.locator(".chart-card").innerHTML()).toBe(byKey);
    await bench.page.mouse.click(ring.x + 9, ring.y + 9);
    await bench.page.waitForURL("**/results/zoo/fcos/");
  });
  test("follows the table's filter: frontier, data table and points", async () => {
    await open();
    await bench.page.getByRole("searchbox").fill("atss");
    expect(await bench.page.locator("[data-frontier] li").count()).toBe(2);
    expect(await bench.page.locator("[data-chart-table] tbody tr").count()).toBe(2);
    await plot().focus();
    await bench.page.keyboard.press("End");
    expect(await spoken()).toContain("ResNet-101");
  });
  test("filters the table by a dragged range, and zooms by one otherwise", async () => {
    await open();
    const box = (await plot().boundingBox())!;
    const drag = async (): Promise<void> => {
      await bench.page.mouse.move(box.x + box.width * 0.08, box.y + 30);
      await bench.page.mouse.down();
      await bench.page.mouse.move(box.x + box.width * 0.4, box.y + box.height - 80, { steps: 4 });
      await bench.page.mouse.up();
    };
    await drag();
    const reset = bench.page.getByRole("button", { name: "Reset zoom" });
    expect(await reset.isEnabled()).toBe(true);
    await reset.click();
    expect(await reset.isEnabled()).toBe(false);
    await bench.page.getByRole("button", { name: "Dragging filters the table" }).click();
    await drag();
    expect(await bench.page.evaluate(() => location.search)).toMatch(/^\?mem=3\.\d\.\.5\.\d$/);
    expect(await bench.page.locator("tbody[data-rows=ranked] tr").count()).toBe(2);
  });
  test("keeps the logarithmic axis in the address", async () => {
    await open();
    await bench.page.getByRole("button", { name: "Logarithmic axis" }).click();
    expect(await bench.page.evaluate(() => location.search)).toBe("?log=memory");
    await open("/?log=memory");
    expect(
      await bench.page.getByRole("button", { name: "Logarithmic axis" }).getAttribute("aria-pressed"),
    ).toBe("true");
  });
  test("downloads as PNG, SVG and CSV", async () => {
    await open();
    for (const kind of ["PNG", "SVG", "CSV"]) {
      await bench.page.locator("summary", { hasText: "Download" }).click();
      const [file] = await Promise.all([
        bench.page.waitForEvent("download"),
        bench.page.getByRole("button", { name: kind }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`coco-box_ap-memory.${kind.toLowerCase()}`);
    }
  });
});
