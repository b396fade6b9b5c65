import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { reader } from "./reader.ts";

const { open } = reader();

/** Opens search over a page and types. */
async function ask(page: Page, text: string): Promise<string[]> {
  await page.keyboard.press("Control+k");
  await page.locator("dialog.search-dialog input").fill(text);
  await expect.poll(() => page.locator("dialog.search-dialog .hits a").count()).toBeGreaterThan(0);
  return page
    .locator("dialog.search-dialog .hits a")
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.replace(/^\/zoo/, "")),
    );
}

describe("search", () => {
  it("opens with Ctrl K and with a slash, and Escape closes it", async () => {
    const page = await open("leaderboards/");
    const dialog = page.locator("dialog.search-dialog");
    await page.keyboard.press("Control+k");
    await expect.poll(() => dialog.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.isVisible()).toBe(false);
    await page.keyboard.press("/");
    await expect.poll(() => dialog.isVisible()).toBe(true);
  });

  it("finds a method by its name, by a longer name of it, and in spite of a typing error", async () => {
    const page = await open("");
    expect((await ask(page, "Mask R-CNN"))[0]).toBe("/methods/mask-r-cnn/");
    expect((await ask(page, "adaptive training sample selection"))[0]).toBe("/methods/atss/");
    expect((await ask(page, "retinanett"))[0]).toBe("/methods/retinanet/");
  });

  it("finds a result by a pasted config, by a checkpoint's address, and a method by an arXiv address", async () => {
    const page = await open("");
    const result = "/results/mmdetection/mask_rcnn_r50_fpn_1x_coco/";
    expect((await ask(page, "configs/mask_rcnn/mask_rcnn_r50_fpn_1x_coco.py"))[0]).toBe(result);
    expect(
      (
        await ask(
          page,
          "http://download.openmmlab.com/mmdetection/v2.0/mask_rcnn/mask_rcnn_r50_fpn_1x_coco/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth",
        )
      )[0],
    ).toBe(result);
    expect((await ask(page, "https://arxiv.org/abs/1912.02424"))[0]).toBe("/methods/atss/");
  });

  it("asks the network nothing while typing", async () => {
    const page = await open("");
    await ask(page, "htc");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.locator("dialog.search-dialog input").pressSequentially(" resnet", { delay: 20 });
    expect(asked).toEqual([]);
  });

  it("leads on where nothing is found", async () => {
    const page = await open("");
    await page.keyboard.press("Control+k");
    await page.locator("dialog.search-dialog input").fill("qqqqzzzz");
    const link = page.locator("dialog.search-dialog").getByRole("link", { name: "all methods" });
    await expect.poll(() => link.count()).toBe(1);
  });

  it("finds every method and every dataset of the site by its name", { timeout: 240_000 }, async () => {
    const page = await open("methods/");
    const entries: [string, string][] = await page
      .locator(".families a")
      .evaluateAll((links) =>
        links.map((link) => [link.textContent?.trim() ?? "", (link as HTMLAnchorElement).pathname]),
      );
    await page.goto(new URL("../datasets/", page.url()).href);
    entries.push(
      ...(await page
        .locator("#datasets th a")
        .evaluateAll((links) =>
          links.map((link): [string, string] => [
            link.textContent?.trim() ?? "",
            (link as HTMLAnchorElement).pathname,
          ]),
        )),
    );
    expect(entries.length).toBeGreaterThan(70);
    const missed: string[] = [];
    for (const [name, path] of entries)
      if ((await ask(page, name))[0] !== path.replace(/^\/zoo/, "")) missed.push(name);
    expect(missed).toEqual([]);
  });
});

describe("the search page", () => {
  it("searches the full text and narrows it by dataset", async () => {
    const page = await open("search/?q=cascade");
    const status = page.locator("[data-search] [role=status]").first();
    await expect.poll(() => status.innerText(), { timeout: 20_000 }).toMatch(/[1-9]\d* in the full text/);
    const all = Number(/(\d+) in the full/.exec(await status.innerText())?.[1]);
    await page.locator("select[name=dataset]").selectOption("BDD100K");
    await expect
      .poll(async () => Number(/(\d+) in the full/.exec(await status.innerText())?.[1]))
      .toBeLessThan(all);
    expect(page.url()).toContain("dataset=BDD100K");
    const links = await page
      .locator("[data-by-text] a")
      .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).pathname));
    expect(links.length).toBeGreaterThan(0);
  });

  it("is where the home page's field leads", async () => {
    const page = await open("");
    await page.getByRole("searchbox").fill("detr");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\/\?q=detr/);
    await expect.poll(() => page.locator("[data-by-name] a").first().innerText()).toBe("DETR");
  });
});
