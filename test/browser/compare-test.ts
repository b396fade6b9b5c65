import { describe, expect, it } from "vitest";
import { reader } from "./reader.ts";

const { open } = reader();

describe("comparing", () => {
  it("collects results on any page and sets them side by side", async () => {
    const page = await open("leaderboards/coco/mask_ap/");
    await page.locator("[data-board-controls] form").waitFor();
    const buttons = page.locator("tbody[data-rows=ranked] .compare-toggle");
    await buttons.nth(0).click();
    await buttons.nth(1).click();
    expect(await buttons.nth(0).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("link", { name: "Compare 2 results" }).click();
    await page.waitForURL(/compare\/\?r=/);
    await expect.poll(() => page.locator("table.compare thead th").count()).toBe(2);
    expect(await page.locator("table.compare .change").count()).toBeGreaterThan(0);
    await page.locator("[data-remove]").first().click();
    await expect.poll(() => page.locator("table.compare thead th").count()).toBe(1);
  });

  it("opens a shared address in a browser that picked nothing", async () => {
    const page = await open(
      "compare/?r=mmdetection/mask_rcnn_r50_fpn_1x_coco,mmdetection/htc_r50_fpn_1x_coco",
    );
    await expect.poll(() => page.locator("table.compare thead th").count()).toBe(2);
    expect(await page.locator("table.compare").innerText()).toContain("mask AP, COCO val");
  });

  it("says what to do while nothing is picked", async () => {
    const page = await open("compare/");
    await expect.poll(() => page.locator("[data-compare]").innerText()).toContain("Nothing is picked yet");
  });
});

describe("theme and copying", () => {
  it("keeps a chosen theme over pages, without a flash", async () => {
    const page = await open("", { colorScheme: "light" });
    await page.getByLabel("Theme").selectOption("dark");
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.goto(new URL("methods/", page.url()).href, { waitUntil: "commit" });
    await page.waitForFunction(() => document.body !== null);
    expect(await paper()).toBe(dark);
  });

  it("copies a citation with today's date and says so", async () => {
    const page = await open("results/mmdetection/mask_rcnn_r50_fpn_1x_coco/", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.locator("[data-copy-from='#cite-result']").click();
    await expect.poll(() => page.locator("[role=status]", { hasText: "Copied" }).count()).toBe(1);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^@misc\{zooboard-mmdetection-mask-rcnn-r50-fpn-1x-coco,/);
    expect(copied).toContain(`urldate = {${new Date().toISOString().slice(0, 10)}}`);
  });
});
