import { describe, expect, it } from "vitest";
import { reader } from "./reader.ts";

const { open, complaints } = reader();

describe("the chart of a leaderboard", () => {
  it("is a still picture until it comes into view, then a live one", async () => {
    const scripts: string[] = [];
    const page = await open("leaderboards/coco/mask_ap/");
    page.on("request", (request) => {
      if (request.resourceType() === "script") scripts.push(request.url());
    });
    await page.locator("[data-board-controls] form").waitFor();
    expect(await page.locator("[data-chart] svg").first().count()).toBe(1);
    expect(await page.locator("[data-chart] canvas").count()).toBe(0);
    expect(scripts).toEqual([]);
    await page.locator("#chart-memory").scrollIntoViewIfNeeded();
    await page.locator("#chart-memory canvas").waitFor();
    expect(scripts.some((url) => url.includes("chart-view"))).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("follows the table's filter, in its list and in its table", async () => {
    const page = await open("leaderboards/coco/mask_ap/?q=scnet");
    await page.locator("#chart-memory").scrollIntoViewIfNeeded();
    await page.locator("#chart-memory canvas").waitFor();
    const items = page.locator("#chart-memory [data-frontier] li");
    await expect
      .poll(async () => (await items.allInnerTexts()).every((text) => text.startsWith("SCNet")))
      .toBe(true);
    const rows = page.locator("#chart-memory [data-chart-table] tbody tr");
    expect((await rows.allTextContents()).every((text) => text.startsWith("SCNet"))).toBe(true);
  });

  it("moves between points with the arrow keys and opens one with Enter", async () => {
    const page = await open("leaderboards/coco/mask_ap/");
    await page.locator("#chart-memory").scrollIntoViewIfNeeded();
    await page.locator("#chart-memory canvas").waitFor();
    await page.locator("#chart-memory [data-plot]").focus();
    await page.keyboard.press("ArrowRight");
    const card = page.locator("#chart-memory .chart-card");
    await card.waitFor();
    expect(await card.innerText()).toMatch(/\d/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/results\//);
  });

  it("says so where a board has no memory figures", async () => {
    const page = await open("leaderboards/nuinsseg/mask_ap/");
    expect(await page.locator(".charts").innerText()).toContain("memory, so there is nothing to draw");
    expect(await page.locator("#chart-memory").count()).toBe(0);
  });
});
