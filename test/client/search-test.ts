import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Bench, bundle, openBench, style } from "./browser.ts";

const names = [
  ["method", "Mask R-CNN", "/methods/mask-r-cnn/", "1703.06870"],
  ["method", "ATSS", "/methods/atss/", "1912.02424"],
  ["dataset", "COCO", "/datasets/coco/"],
  ["guide", "How to read a leaderboard", "/guide/reading-a-leaderboard/"],
  ["result", "ATSS, ResNet-50 FPN, 1x", "/results/zoo/atss_r50/", "atss_r50_fpn_1x_coco"],
];
/** Stands in for Pagefind: finds two pages for every text, one of them only without a filter. */
const pagefind = `
const page = (url, title) => ({ id: url, data: async () => ({ url, meta: { title }, excerpt: "about <mark>norm</mark>" }) });
export const options = async () => {};
export const init = async () => {};
export const filters = async () => ({ dataset: { COCO: 3, LVIS: 1 }, year: { 2017: 1, 2019: 2 } });
export const debouncedSearch = async (text, { filters }) => text === "nothing" ? { results: [], filters: {} } : ({
  results: [page("/methods/gn/", "Group norm"), ...(filters.dataset ? [] : [page("/guide/schedules/", "Schedules")])], filters: {} });
`;
const shell = (
  main: string,
): string => `<!doctype html><html lang="en"><head><title>Shell</title>${style}</head>
<body><header><a href="/search/" data-search-open>Search</a> <span data-theme-switch></span></header><main tabindex="-1">${main}</main>
<script type="module" src="/js/entry.js"></script></body></html>`;

let bench: Bench;
beforeAll(async () => {
  const script = await bundle(
    'import { startShell } from "./src/client/shell.ts"; import { startSearchPage } from "./src/client/search-page.ts"; startShell(); startSearchPage();',
  );
  bench = await openBench({
    ...script,
    "/": shell('<input aria-label="other"><button data-copy="the text">Copy</button>'),
    "/search/": shell(
      '<section data-search data-names="/names.json" data-pagefind="/pagefind/pagefind.js"></section>',
    ),
    "/names.json": JSON.stringify(names),
    "/pagefind/pagefind.js": pagefind,
    "/results/zoo/atss_r50/": "<title>Result</title>",
  });
  await bench.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
});
afterAll(() => bench.close());

const dialog = () => bench.page.getByRole("dialog", { name: "Search" });
const hits = () => dialog().locator(".hits a").allTextContents();

describe("the search dialog", () => {
  test("opens with Ctrl K and with a slash, and by its link", async () => {
    await bench.page.goto(bench.url);
    for (const key of ["Control+k", "/"]) {
      await bench.page.keyboard.press(key);
      await dialog().waitFor();
      expect(await bench.page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe(
        "search",
      );
      await bench.page.keyboard.press("Escape");
      expect(await dialog().isVisible()).toBe(false);
    }
    await bench.page.getByRole("link", { name: "Search" }).click();
    await dialog().waitFor();
  });
  test("leaves a slash to the field that is typed in", async () => {
    await bench.page.goto(bench.url);
    await bench.page.getByLabel("other").pressSequentially("a/b");
    expect(await bench.page.getByLabel("other").inputValue()).toBe("a/b");
    expect(await dialog().isVisible()).toBe(false);
  });
  test("answers while typing, grouped and marked, and asks the network nothing more", async () => {
    await bench.page.goto(bench.url);
    await bench.page.keyboard.press("/");
    await dialog().getByRole("searchbox").fill("a");
    await dialog().locator(".hits").first().waitFor();
    bench.asked.length = 0;
    await dialog().getByRole("searchbox").fill("");
    await dialog().getByRole("searchbox").pressSequentially("ats");
    expect(await hits()).toEqual(["ATSS", "ATSS, ResNet-50 FPN, 1x"]);
    expect(await dialog().locator("h2").allTextContents()).toEqual(["Methods", "Results"]);
    expect(await dialog().locator("mark").first().textContent()).toBe("ATS");
    expect(await dialog().getByRole("status").textContent()).toBe("2 hits, use the arrow keys");
    expect(bench.asked).toEqual([]);
  });
  test("walks the hits with the arrow keys and back to the field", async () => {
    await bench.page.goto(bench.url);
    await bench.page.keyboard.press("/");
    await dialog().getByRole("searchbox").fill("atss");
    await dialog().locator(".hits").first().waitFor();
    const focused = () => bench.page.evaluate(() => document.activeElement?.textContent);
    await bench.page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("ATSS");
    await bench.page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("ATSS, ResNet-50 FPN, 1x");
    await bench.page.keyboard.press("ArrowUp");
    await bench.page.keyboard.press("ArrowUp");
    await bench.page.keyboard.type("x");
    expect(await dialog().getByRole("searchbox").inputValue()).toBe("atssx");
  });
  test("opens the result of a pasted address with Enter", async () => {
    await bench.page.goto(bench.url);
    await bench.page.keyboard.press("/");
    await dialog()
      .getByRole("searchbox")
      .fill("https://github.com/x/blob/main/configs/atss/atss_r50_fpn_1x_coco.py");
    await dialog().locator(".hits").first().waitFor();
    await bench.page.keyboard.press("Enter");
    await bench.page.waitForURL("**/results/zoo/atss_r50/");
  });
  test("leads on where nothing is found", async () => {
    await bench.page.goto(bench.url);
    await bench.page.keyboard.press("/");
    await dialog().getByRole("searchbox").fill("maskkrcmmn");
    await dialog().getByText("Nothing is called").waitFor();
    expect(await dialog().locator(".no-hits a").allTextContents()).toEqual([
      "Mask R-CNN",
      "all methods",
      "all leaderboards",
    ]);
    expect(await dialog().getByRole("link", { name: "Search the full text" }).getAttribute("href")).toContain(
      "/search/?q=maskkrcmmn",
    );
  });
});

describe("the search page", () => {
  const page = () => bench.page.locator("[data-search]");
  /** Keeps the full text from loading until the function that it returns is called. */
  const holdFullText = async (): Promise<() => void> => {
    let release = (): void => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await bench.page.route("**/pagefind.js", async (route) => {
      await held;
      await route.continue();
    });
    return release;
  };
  afterEach(() => bench.page.unroute("**/pagefind.js"));
  test("shows names and full text for the query in its address", async () => {
    await bench.page.goto(`${bench.url}/search/?q=atss`);
    await page().getByText("Group norm").waitFor();
    expect(await page().locator("h2").allTextContents()).toEqual([
      "Methods",
      "Results",
      "Methods, full text",
      "Guide, full text",
    ]);
    expect(await page().getByRole("status").textContent()).toBe("2 by name, 2 in the full text");
  });
  test("filters, keeps it in the address, and goes back", async () => {
    await bench.page.goto(`${bench.url}/search/?q=norm`);
    await page().getByText("Schedules").waitFor();
    await page().getByLabel("Dataset").selectOption("COCO");
    await page().getByText("0 by name, 1 in the full text").waitFor();
    expect(await bench.page.evaluate(() => location.search)).toBe("?q=norm&dataset=COCO");
    await bench.page.goBack();
    await page().getByText("Schedules").waitFor();
    expect(await page().getByLabel("Dataset").inputValue()).toBe("");
  });
  test("shows names while the full text is loading, says so, and keeps its place", async () => {
    const release = await holdFullText();
    await bench.page.goto(`${bench.url}/search/?q=atss`);
    await page().getByText("2 by name, the full text is loading").waitFor();
    const top = () => page().locator("[data-by-name]").boundingBox();
    const before = await top();
    release();
    await page().getByText("2 by name, 2 in the full text").waitFor();
    expect((await top())?.y).toBe(before?.y);
  });
  test("takes nothing for not found before the full text is there", async () => {
    const release = await holdFullText();
    await bench.page.goto(`${bench.url}/search/?q=nothing`);
    await page().getByText("0 by name, the full text is loading").waitFor();
    expect(await page().getByRole("link", { name: "all methods" }).count()).toBe(0);
    release();
    await page().getByRole("link", { name: "all methods" }).waitFor();
  });
  test("says that there is no full text where it cannot be loaded", async () => {
    await bench.page.route("**/pagefind.js", (route) => route.abort());
    await bench.page.goto(`${bench.url}/search/?q=atss`);
    await page().getByText("2 by name, the full text is not available").waitFor();
    expect(await page().getByLabel("Dataset").count()).toBe(0);
  });
  test("leads on where nothing is found", async () => {
    await bench.page.goto(`${bench.url}/search/?q=nothing`);
    await page().getByRole("link", { name: "all methods" }).waitFor();
    expect(await page().getByRole("link", { name: "all methods" }).getAttribute("href")).toBe("/methods/");
  });
});

describe("every page", () => {
  test("keeps the theme that was chosen, and goes back to the system's", async () => {
    await bench.page.goto(bench.url);
    await bench.page.getByLabel("Theme").selectOption("dark");
    expect(await bench.page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(await bench.page.evaluate(() => localStorage.getItem("zooboard:theme"))).toBe("dark");
    await bench.page.getByLabel("Theme").selectOption("system");
    expect(
      await bench.page.evaluate(() => [
        document.documentElement.dataset.theme ?? null,
        localStorage.getItem("zooboard:theme"),
      ]),
    ).toEqual([null, null]);
  });
  test("copies, and says so to eyes and ears", async () => {
    await bench.page.goto(bench.url);
    await bench.page.getByRole("button", { name: "Copy" }).click();
    await bench.page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await bench.page.evaluate(() => navigator.clipboard.readText())).toBe("the text");
    await bench.page.locator("body > [role=status]", { hasText: "Copied" }).waitFor({ state: "attached" });
    await bench.page.getByRole("button", { name: "Copy", exact: true }).waitFor();
  });
  test("shows its shortcuts, and lets single characters be switched off", async () => {
    await bench.page.goto(bench.url);
    await bench.page.keyboard.press("?");
    const help = bench.page.getByRole("dialog", { name: "Keyboard shortcuts" });
    expect(await help.locator("kbd").allTextContents()).toContain("Ctrl K");
    await help.getByRole("checkbox").uncheck();
    await bench.page.keyboard.press("Escape");
    await bench.page.keyboard.press("/");
    expect(await dialog().isVisible()).toBe(false);
    await bench.page.keyboard.press("Control+k");
    await dialog().waitFor();
    await bench.page.evaluate(() => localStorage.clear());
  });
});
