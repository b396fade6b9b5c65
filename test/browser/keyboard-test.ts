import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { reader } from "./reader.ts";

const { open } = reader();

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

/** Presses Tab until what has focus says `wanted`. */
async function tabTo(page: Page, wanted: RegExp, limit = 60): Promise<void> {
  for (let press = 0; press < limit; press++) {
    await page.keyboard.press("Tab");
    if (wanted.test(await focused(page))) return;
  }
  throw new Error(`${limit} presses of Tab did not reach ${wanted}`);
}

describe("with the keyboard alone", () => {
  it("the first stop skips to the content", async () => {
    const page = await open("leaderboards/");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("what has focus can be seen", async () => {
    const page = await open("");
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
      });
      expect(outline).toBeGreaterThanOrEqual(2);
    }
  });

  it("a board is sorted and a result is reached", async () => {
    const page = await open("leaderboards/coco/mask_ap/");
    await page.locator("[data-board-controls] form").waitFor();
    await tabTo(page, /^Year/);
    await page.keyboard.press("Enter");
    expect(page.url()).toContain("?sort=-year");
    await tabTo(page, /^SCNet$/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/results\//);
    expect(await page.locator("h1").innerText()).toContain("SCNet");
  });

  it("a wide table scrolls", async () => {
    const page = await open("cross-dataset/", { viewport: { width: 390, height: 844 } });
    await page.locator(".scroll:has(#several)").focus();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => page.locator(".scroll:has(#several)").evaluate((element) => element.scrollLeft))
      .toBeGreaterThan(0);
  });
});
