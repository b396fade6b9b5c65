import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { kindNames, kindsOfPages } from "./pages.ts";
import { reader, site } from "./reader.ts";

const KB = 1000;
const JS = 15 * KB;
const CSS = 15 * KB;
const CHART = 60 * KB;
const LATE = 200;

interface Load {
  js: number;
  css: number;
  foreign: string[];
  shift: number;
}

const { open, complaints } = reader();
const loads = new Map<string, Load>();

/** Loads a page as a first visit does, touches nothing, and weighs what came. */
async function weigh(path: string): Promise<Load> {
  const load: Load = { js: 0, css: 0, foreign: [], shift: 0 };
  const page = await open("404.html");
  const seen: Promise<void>[] = [];
  page.on("response", (response) => {
    const url = response.url();
    if (!url.startsWith(new URL(site).origin) && !url.startsWith("data:") && !url.startsWith("blob:"))
      load.foreign.push(url);
    const type = response.request().resourceType();
    if (type !== "script" && type !== "stylesheet") return;
    seen.push(
      response.body().then((body) => {
        load[type === "script" ? "js" : "css"] += gzipSync(body, { level: 9 }).length;
      }),
    );
  });
  await page.addInitScript(() => {
    const shifts = { shift: 0 };
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        shifts.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  // What comes late is what shifts, so everything but the page and its style comes late.
  await page.route(/\.(svg|png|webp|js|json|pf_\w+)($|\?)/, async (route) => {
    await new Promise((done) => setTimeout(done, LATE));
    await route.continue();
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(new URL(path, site).href, { waitUntil: "networkidle" });
  await Promise.all(seen);
  load.js += await page.evaluate(() =>
    [...document.querySelectorAll("script:not([src]):not([type='application/ld+json'])")].reduce(
      (sum, script) => sum + (script.textContent?.length ?? 0),
      0,
    ),
  );
  load.shift = await page.evaluate(
    () => (globalThis as unknown as { shifts: { shift: number } }).shifts.shift,
  );
  await page.context().close();
  return load;
}

beforeAll(async () => {
  const kinds = await kindsOfPages(site);
  for (const kind of kindNames) loads.set(kind, await weigh(kinds[kind] ?? ""));
}, 300_000);

const over = (measure: (load: Load) => number, limit: number) =>
  [...loads].filter(([, load]) => measure(load) > limit).map(([kind, load]) => `${kind}: ${measure(load)}`);

describe("a first visit, on every kind of page", () => {
  it("loads at most 15 kB of JavaScript", () => {
    // A search that the address asks for brings the full-text index along: that is no first visit any more.
    expect(over(({ js }) => js, JS).filter((found) => !found.startsWith("search-results"))).toEqual([]);
  });

  it("loads at most 15 kB of CSS", () => {
    expect(over(({ css }) => css, CSS)).toEqual([]);
  });

  it("asks no other host for anything", () => {
    expect([...loads.values()].flatMap(({ foreign }) => foreign)).toEqual([]);
  });

  it("shifts nothing that a reader could notice", () => {
    expect(over(({ shift }) => shift, 0.02)).toEqual([]);
  });

  it("has scripts that do not complain", () => {
    expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
  });

  it("brings the chart library for at most 60 kB, and only when a chart comes into view", async () => {
    const page = await open("leaderboards/coco/mask_ap/");
    const chunk = page.waitForResponse((response) => response.url().includes("chart-view"));
    await page.locator("#chart-memory").scrollIntoViewIfNeeded();
    const body = await (await chunk).body();
    expect(gzipSync(body, { level: 9 }).length).toBeLessThanOrEqual(CHART);
  });
});
