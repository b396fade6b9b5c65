import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { reader } from "./reader.ts";

const board = "leaderboards/coco/mask_ap/";
const { open } = reader();

/** Opens a board and waits until its script has taken it over. */
async function live(path: string, options = {}): Promise<Page> {
  const page = await open(path, options);
  await page.locator("[data-board-controls] form").waitFor();
  return page;
}

const column = (page: Page, id: string) =>
  page.locator(`tbody[data-rows=ranked] [data-column=${id}]`).allInnerTexts();
const numbers = (texts: string[]) => texts.filter((text) => text.trim() !== "").map(Number);
const sorted = (values: number[]) =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0));

describe("a leaderboard", () => {
  it("stands as the server made it, best first", async () => {
    const page = await live(board);
    const values = numbers(await column(page, "value"));
    expect(values.length).toBeGreaterThan(100);
    expect(sorted([...values].reverse())).toBe(true);
    expect(await page.locator("[data-board-status]").innerText()).toBe(`${values.length} results`);
  });

  it("sorts by a heading, and by a second one with shift, and keeps both in the address", async () => {
    const page = await live(board);
    await page.getByRole("button", { name: "Memory, GB" }).click();
    expect(sorted(numbers(await column(page, "memory")))).toBe(true);
    await page.getByRole("button", { name: "Year" }).click({ modifiers: ["Shift"] });
    expect(new URL(page.url()).search).toBe("?sort=memory,-year");
    await page.reload();
    await page.locator("[data-board-controls] form").waitFor();
    expect(sorted(numbers(await column(page, "memory")))).toBe(true);
    await page.goBack();
    expect(new URL(page.url()).search).toBe("?sort=memory");
  });

  it("filters by text, says how many are left, and ranks within them", async () => {
    const page = await live(board);
    await page.getByRole("searchbox").first().fill("htc");
    const status = page.locator("[data-board-status]");
    await expect.poll(() => status.innerText()).toMatch(/^\d+ of \d+ results$/);
    expect(new Set(await column(page, "method"))).toEqual(new Set(["HTC"]));
    expect(page.url()).toContain("?q=htc");
  });

  it("answers which is the best that trains in 6 GB, and what going lower costs", async () => {
    const page = await live(board);
    await page.getByLabel("trains in").fill("6");
    const answer = page.locator("[data-board-answer]");
    await expect.poll(() => answer.innerText()).toContain("Best within the budget");
    expect(await answer.innerText()).toContain("less memory");
    expect(Math.max(...numbers(await column(page, "memory")))).toBeLessThanOrEqual(6);
  });

  it("shows what is not comparable behind a switch, each with its reason", async () => {
    const page = await live(board);
    const apart = page.locator("tbody[data-rows=apart] tr");
    expect(await apart.filter({ visible: true }).count()).toBe(0);
    await page.getByLabel(/Not comparable/).check();
    const shown = await apart.count();
    expect(shown).toBeGreaterThan(0);
    expect(await page.locator("tbody[data-rows=apart] .reason").count()).toBe(shown);
  });

  it("leads from a row to the result's page, where the source row stands", async () => {
    const page = await live(board);
    await page.locator("tbody[data-rows=ranked] th a").first().click();
    await page.waitForURL(/\/results\//);
    expect(await page.getByText("The row as written").count()).toBe(1);
  });
});

describe("the matrix across datasets", () => {
  it("sorts by any column, gaps last", async () => {
    const page = await open("cross-dataset/");
    const table = page.locator("#several");
    await table.getByRole("button", { name: "Sort by LVIS v1 Box AP" }).click();
    const at = await table
      .locator("thead th")
      .evaluateAll((cells) => cells.findIndex((cell) => cell.getAttribute("aria-sort") !== null));
    const texts = await table.locator(`tbody tr > :nth-child(${at + 1})`).allInnerTexts();
    const gaps = texts.indexOf("—");
    expect(sorted(numbers(texts.slice(0, gaps)).reverse())).toBe(true);
    expect(texts.slice(gaps).every((text) => text === "—")).toBe(true);
  });
});
