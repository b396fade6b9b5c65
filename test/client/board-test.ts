import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columnLabel, columns, rowHtml } from "../../src/client/board-columns.ts";
import type { Board } from "../../src/client/board-data.ts";
import { board, longBoard, row } from "./board-fixture.ts";
import { type Bench, bundle, openBench, style } from "./browser.ts";

const short = board([
  row("htc", 45, { method: "HTC", methodSlug: "htc", memory: 8, schedule: "20e" }),
  row("atss-101", 42, { backbone: "ResNet-101", memory: 6, technique: "DCN" }),
  row("fcos", 40.5, { method: "FCOS", methodSlug: "fcos", memory: 4 }),
  row("atss-50", 39.4, { memory: 3.7 }),
  row("tta", 47, { comparable: false, reason: "test-time augmentation" }),
]);

function boardPage(data: Board, served: number): string {
  const usual = columns.filter((column) => column.shown);
  const head = usual
    .map((column) => `<th scope="col" data-column="${column.id}">${columnLabel(column, data)}</th>`)
    .join("");
  const rows = (comparable: boolean): string =>
    data.rows
      .filter((item) => item.comparable === comparable)
      .slice(0, served)
      .map((item) => rowHtml(item, usual, { base: "/" }))
      .join("");
  return `<!doctype html><html lang="en"><title>Board</title>${style}<h1>Board</h1>
<section data-board data-src="board.json"><div data-board-controls></div>
<table><caption>box AP on COCO</caption><thead><tr>${head}</tr></thead>
<tbody data-rows="ranked">${rows(true)}</tbody><tbody data-rows="apart">${rows(false)}</tbody></table></section>
<p>end</p><script type="module" src="/js/entry.js"></script></html>`;
}

let bench: Bench;
const long = longBoard(10_000);

beforeAll(async () => {
  const script = await bundle('import { startBoards } from "./src/client/board.ts"; startBoards();');
  bench = await openBench({
    ...script,
    "/short/": boardPage(short, 500),
    "/short/board.json": JSON.stringify(short),
    "/long/": boardPage(long, 500),
    "/long/board.json": JSON.stringify(long),
    "/broken/": boardPage(short, 500),
  });
});
afterAll(() => bench.close());

const open = async (path: string): Promise<void> => {
  await bench.page.goto(bench.url + path);
  await bench.page.locator("form").waitFor();
};
const ids = (): Promise<string[]> =>
  bench.page
    .locator("tbody[data-rows=ranked] tr[data-id]")
    .evaluateAll((rows) => rows.map((item) => (item as HTMLElement).dataset.id!.slice(4)));
const search = (): Promise<string> => bench.page.evaluate(() => location.search);
const button = (name: string | RegExp) => bench.page.locator("thead").getByRole("button", { name });

describe("a short board", () => {
  test("leaves the server's rows where they are until something is asked", async () => {
    await bench.page.goto(`${bench.url}/short/`);
    const first = await bench.page.locator("tbody tr").first().elementHandle();
    await bench.page.locator("form").waitFor();
    expect(await first!.evaluate((element) => element.isConnected)).toBe(true);
    expect(await bench.page.locator("[data-board-status]").textContent()).toBe("4 results");
  });
  test("sorts by a heading, by several with shift, tells which way, and goes back", async () => {
    await open("/short/");
    await button("Memory").click();
    expect(await ids()).toEqual(["atss-50", "fcos", "atss-101", "htc"]);
    expect(await bench.page.locator("th[data-column=memory]").getAttribute("aria-sort")).toBe("ascending");
    await button("Method").click();
    await button("box AP").focus();
    await bench.page.keyboard.press("Shift+Enter");
    expect(await ids()).toEqual(["atss-101", "atss-50", "fcos", "htc"]);
    expect(await search()).toBe("?sort=method,-value");
    expect(await button(/box AP/).textContent()).toContain("sort key 2, descending");
    await bench.page.goBack();
    await bench.page.goBack();
    expect(await ids()).toEqual(["atss-50", "fcos", "atss-101", "htc"]);
    await bench.page.goBack();
    expect(await ids()).toEqual(["htc", "atss-101", "fcos", "atss-50"]);
    expect(await search()).toBe("");
  });
  test("filters while typing; the whole typing is one step back", async () => {
    await open("/short/");
    await bench.page.getByRole("searchbox").pressSequentially("atss");
    expect(await ids()).toEqual(["atss-101", "atss-50"]);
    expect(await search()).toBe("?q=atss");
    expect(await bench.page.locator("[data-board-status]").textContent()).toBe("2 of 4 results");
    expect(await bench.page.locator("tbody tr").first().locator("td").first().textContent()).toMatch(/^1\b/);
    await bench.page.goBack();
    expect(await search()).toBe("");
    expect(await bench.page.getByRole("searchbox").inputValue()).toBe("");
    expect(await ids()).toHaveLength(4);
  });
  test("says so where nothing matches", async () => {
    await open("/short/?q=nothing+such");
    expect(await bench.page.locator("tbody[data-rows=ranked]").textContent()).toContain("No result matches");
    expect(await bench.page.locator("[data-board-status]").textContent()).toBe("0 of 4 results");
    await bench.page.getByRole("button", { name: "Reset" }).click();
    expect(await ids()).toHaveLength(4);
  });
  test("shows the view that an address asks for, form included", async () => {
    await open("/short/?method=atss&mem=..5&cols=-neck&rows=compact&apart=1");
    expect(await ids()).toEqual(["atss-50"]);
    expect(await bench.page.getByLabel("trains in").inputValue()).toBe("5");
    expect(await bench.page.locator("th[data-column=neck]").isVisible()).toBe(false);
    expect(await bench.page.locator("table").getAttribute("data-density")).toBe("compact");
    expect(await bench.page.locator("[data-facet=method] summary").textContent()).toContain("(1)");
  });
  test("answers a budget", async () => {
    await open("/short/");
    await bench.page.getByLabel("trains in").fill("6");
    expect(await search()).toBe("?mem=..6");
    const answer = bench.page.locator("[data-board-answer]");
    expect(await answer.textContent()).toContain(
      "Best within the budget: ATSS DCN, ResNet-101 FPN, 1x, 42 box AP, 6 GB",
    );
    expect(await answer.locator("li").allTextContents()).toEqual([
      "FCOS, ResNet-50 FPN, 1x, 4 GB: −1.5",
      "ATSS, ResNet-50 FPN, 1x, 3.7 GB: −2.6",
    ]);
  });
  test("picks from a facet with the keyboard alone, keeping focus and place", async () => {
    await open("/short/");
    await bench.page.locator("[data-facet=method] summary").focus();
    await bench.page.keyboard.press("Enter");
    await bench.page.getByRole("checkbox", { name: "FCOS" }).waitFor();
    await bench.page.keyboard.press("Tab");
    await bench.page.keyboard.press("Space");
    expect(await search()).toBe("?method=atss");
    expect(await bench.page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("atss");
    await bench.page.keyboard.press("Escape");
    expect(await bench.page.evaluate(() => document.activeElement?.textContent)).toBe("Method (1)");
    await bench.page.getByRole("button", { name: "Reset" }).click();
    expect(await search()).toBe("");
  });
  test("keeps what is not comparable behind a switch, with its reason", async () => {
    await open("/short/");
    const apart = bench.page.locator("tbody[data-rows=apart]");
    expect(await apart.isVisible()).toBe(false);
    await bench.page.getByLabel("Not comparable").check();
    expect(await apart.textContent()).toContain("test-time augmentation");
    expect(await search()).toBe("?apart=1");
  });
  test("adds a column that was not there", async () => {
    await open("/short/");
    await bench.page.locator("summary", { hasText: "Columns" }).click();
    await bench.page.getByLabel("Source line").check();
    expect(await bench.page.locator("tbody tr").first().textContent()).toContain("atss/README.md:1");
    expect(await search()).toBe("?cols=source");
  });
  test("moves from row to row with the arrow keys", async () => {
    await open("/short/");
    await bench.page.locator("tbody a").first().focus();
    await bench.page.keyboard.press("ArrowDown");
    await bench.page.keyboard.press("End");
    expect(await bench.page.evaluate(() => document.activeElement?.closest("tr")?.dataset.id)).toBe(
      "zoo/atss-50",
    );
  });
  test("stays as the server made it when its data cannot be had", async () => {
    await bench.page.goto(`${bench.url}/broken/`);
    await bench.page.getByText("Sorting and filtering are not available just now.").waitFor();
    expect(await ids()).toHaveLength(4);
  });
});

describe("a board of 10,000 rows", () => {
  const rendered = () => bench.page.locator("tbody tr").count();
  test("never stands in the document in full, and says how long it is", async () => {
    await open("/long/");
    expect(await rendered()).toBeLessThan(120);
    const comparable = long.rows.filter((item) => item.comparable).length;
    expect(await bench.page.locator("table").getAttribute("aria-rowcount")).toBe(String(comparable + 1));
    expect(await bench.page.locator("tbody tr[data-id]").first().getAttribute("aria-rowindex")).toBe("2");
  });
  test("shows the rows that one scrolls to, with their index, columns as wide as before", async () => {
    await open("/long/");
    const width = () =>
      bench.page.locator("thead th[data-column=method]").evaluate((th) => th.getBoundingClientRect().width);
    const before = await width();
    await bench.page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    await bench.page.waitForTimeout(100);
    const seen = await bench.page.evaluate(() =>
      document.elementFromPoint(200, 400)?.closest("tr")?.getAttribute("aria-rowindex"),
    );
    expect(Number(seen)).toBeGreaterThan(4500);
    expect(Number(seen)).toBeLessThan(5500);
    expect(await rendered()).toBeLessThan(120);
    expect(await width()).toBe(before);
  });
  test("goes on under the arrow keys where rows are not in the document yet", async () => {
    await open("/long/");
    await bench.page.locator("tbody a").first().focus();
    await bench.page.keyboard.press("End");
    const comparable = long.rows.filter((item) => item.comparable).length;
    const index = () =>
      bench.page.evaluate(() => Number(document.activeElement?.closest("tr")?.getAttribute("aria-rowindex")));
    expect(await index()).toBe(comparable + 1);
    await bench.page.keyboard.press("PageUp");
    expect(await index()).toBe(comparable + 1 - 15);
    await bench.page.waitForTimeout(100);
    expect(await index()).toBe(comparable + 1 - 15);
  });
});
