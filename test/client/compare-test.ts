import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bench, bundle, openBench, style } from "./browser.ts";

const result = (id: string, value: number, backbone: string) => ({
  id: `zoo/${id}`,
  method: "ATSS",
  technique: null,
  backbone,
  neck: "FPN",
  schedule: "1x",
  memory: null,
  fps: null,
  zoo: "zoo",
  attributes: {},
  metrics: [
    {
      id: "box_ap",
      name: "box AP",
      dataset: "COCO",
      split: "val",
      condition: null,
      value,
      raw: String(value),
      better: "higher",
    },
  ],
});
const index = {
  results: [
    result("a", 39.4, "ResNet-50"),
    result("b", 41.5, "ResNet-101"),
    ...Array.from({ length: 8 }, (_, at) => result(`n${at}`, 30 + at, "VGG")),
  ],
};
const page = (
  main: string,
): string => `<!doctype html><html lang="en"><head><title>Compare</title>${style}</head>
<body><main tabindex="-1">${main}</main><aside data-tray data-href="/site/compare/" hidden></aside><script type="module" src="/js/entry.js"></script></body></html>`;

let bench: Bench;
beforeAll(async () => {
  const script = await bundle(
    'import { startShell } from "./src/client/shell.ts"; import { startCompare } from "./src/client/compare.ts"; startShell(); startCompare();',
  );
  bench = await openBench({
    ...script,
    "/site/": page(
      index.results
        .map(({ id }) => `<button data-compare-id="${id}" aria-pressed="false">${id}</button>`)
        .join(""),
    ),
    "/site/compare/": page('<section data-compare data-src="/site/results-index.json"></section>'),
    "/site/results-index.json": JSON.stringify(index),
  });
});
afterAll(() => bench.close());

const search = () => bench.page.evaluate(() => location.search);

describe("the tray", () => {
  test("keeps what is picked, across pages, and leads to the comparison", async () => {
    await bench.page.goto(`${bench.url}/site/`);
    const tray = bench.page.locator("[data-tray]");
    expect(await tray.isVisible()).toBe(false);
    await bench.page.getByRole("button", { name: "zoo/a" }).click();
    await bench.page.getByRole("button", { name: "zoo/b" }).click();
    expect(await bench.page.getByRole("button", { name: "zoo/a" }).getAttribute("aria-pressed")).toBe("true");
    await bench.page.reload();
    expect(await bench.page.getByRole("button", { name: "zoo/b" }).getAttribute("aria-pressed")).toBe("true");
    await bench.page.getByRole("link", { name: "Compare 2 results" }).click();
    await bench.page.locator("table").waitFor();
    expect(await search()).toBe("?r=zoo/a,zoo/b");
  });
  test("takes no more than eight and says so", async () => {
    await bench.page.goto(`${bench.url}/site/`);
    await bench.page.evaluate(() => localStorage.clear());
    await bench.page.reload();
    for (const button of (await bench.page.getByRole("button").all()).slice(0, 9)) await button.click();
    await bench.page.getByText("8 results are picked already").waitFor({ state: "attached" });
    expect(await bench.page.getByRole("link", { name: "Compare 8 results" }).isVisible()).toBe(true);
    await bench.page.getByRole("button", { name: "Clear" }).click();
    expect(await bench.page.locator("[data-tray]").isVisible()).toBe(false);
  });
});

describe("the comparison", () => {
  test("shows what the address asks for, with differences to the first", async () => {
    await bench.page.goto(`${bench.url}/site/compare/?r=zoo/a,zoo/b,zoo/gone`);
    await bench.page.locator("table").waitFor();
    expect(await bench.page.locator("tbody tr", { hasText: "box AP" }).first().textContent()).toContain(
      "41.5 best +2.1",
    );
    expect(await bench.page.locator("tr.differs th").first().textContent()).toContain("Backbone");
    expect(await bench.page.getByText("Not found").textContent()).toContain("zoo/gone");
  });
  test("turns around what is compared with what, removes, and goes back", async () => {
    await bench.page.goto(`${bench.url}/site/compare/?r=zoo/a,zoo/b`);
    await bench.page.getByRole("button", { name: "Make first" }).click();
    expect(await search()).toBe("?r=zoo/b,zoo/a");
    expect(await bench.page.locator("tbody").first().textContent()).toContain("−2.1");
    await bench.page.getByRole("button", { name: /^Remove ATSS, ResNet-101/ }).click();
    expect(await search()).toBe("?r=zoo/a");
    await bench.page.goBack();
    expect(await bench.page.locator("thead th").count()).toBe(2);
  });
  test("says how to begin while nothing is picked", async () => {
    await bench.page.evaluate(() => localStorage.clear());
    await bench.page.goto(`${bench.url}/site/compare/`);
    await bench.page.getByText("Nothing is picked yet").waitFor();
    expect(await bench.page.getByRole("link", { name: "leaderboard" }).getAttribute("href")).toBe(
      "/site/leaderboards/",
    );
  });
});
