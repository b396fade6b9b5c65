import { describe, expect, it } from "vitest";
import { reader } from "./reader.ts";

const { open } = reader();
const plain = { javaScriptEnabled: false };

describe("a reader without JavaScript", () => {
  it("sees the whole board: ranked rows, rows apart with their reasons, the chart as a picture", async () => {
    const page = await open("leaderboards/coco/mask_ap/", plain);
    expect(await page.locator("tbody[data-rows=ranked] tr").count()).toBeGreaterThan(100);
    const apart = page.locator("tbody[data-rows=apart] tr");
    expect(await apart.count()).toBeGreaterThan(0);
    expect(await apart.filter({ visible: true }).count()).toBe(await apart.count());
    expect(await page.locator("tbody[data-rows=apart] .reason").first().innerText()).not.toBe("");
    expect(await page.locator("[data-chart] svg circle, [data-chart] svg path").count()).toBeGreaterThan(10);
    expect(await page.locator("button").filter({ visible: true }).count()).toBe(0);
  });

  it("reads a result with its rank, its source row and its citation", async () => {
    const page = await open("results/mmdetection/mask_rcnn_r50_fpn_1x_coco/", plain);
    const text = await page.locator("main").innerText();
    for (const part of [
      "Box AP",
      "rank ",
      "The row as written",
      "mask_rcnn_r50_fpn_1x_coco.py",
      "@misc{zooboard-mmdetection-mask-rcnn",
    ])
      expect(text).toContain(part);
  });

  it("gets from a finding to its rule, its line in the source and its result, wherever it is shown", async () => {
    for (const path of ["quality/", "guide/rules/log-of-another-row/"]) {
      const page = await open(path, plain);
      const finding = page.locator(".findings li", { hasText: "Unexpected log of" }).first();
      expect(await finding.innerText()).toMatch(/:\d+:\d+, its result$/);
      const links = await finding
        .locator("a")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      expect(links[0]).toMatch(/guide\/rules\/log-of-another-row\/$/);
      expect(links[1]).toMatch(/^https:\/\/github\.com\/.+\.md/);
      expect(links[2]).toMatch(/results\/mmdetection\/cascade_rcnn_s/);
      const result = await open(new URL(links[2] ?? "", page.url()).href, plain);
      expect(await result.locator(".findings").innerText()).toContain("Unexpected log of");
    }
  });

  it("reads what a rule finds with its code as code, not between backticks", async () => {
    const page = await open("guide/rules/empty-link/", plain);
    expect(await page.locator(".lead code").innerText()).toBe("[model]()");
    expect((await page.locator("main > p").allInnerTexts()).join()).not.toContain("`");
    const list = await open("guide/rules/", plain);
    expect(await list.locator("main").innerText()).not.toContain("`");
  });

  it("gets pictures with their size, so that text stays in place while they load", async () => {
    const page = await open("guide/reading-a-leaderboard/", plain);
    const sizes = await page
      .locator(".prose img")
      .evaluateAll((all) => all.map((image) => image.getAttribute("width") && image.getAttribute("height")));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes).not.toContain(null);
  });

  it("finds every method from the search page", async () => {
    const page = await open("search/", plain);
    expect(await page.getByRole("link", { name: "Mask R-CNN", exact: true }).count()).toBe(1);
    expect(await page.locator("noscript").innerText()).toContain("Searching needs JavaScript");
  });

  it("sees the matrix with gaps as gaps", async () => {
    const page = await open("cross-dataset/", plain);
    expect(await page.locator("#several tbody tr").count()).toBeGreaterThan(3);
    expect(await page.locator("#several .none").first().innerText()).toBe("—");
  });
});
