/**
 * Takes a picture of every kind of page, in both themes and at both widths.
 * `node test/browser/screenshots.ts http://localhost:4321/ /tmp/shots [kind…]`
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "./chromium.ts";
import { kindsOfPages, themes, widths } from "./pages.ts";

const [base = "http://localhost:4321/", folder = "/tmp/shots", ...only] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
const kinds = Object.entries(await kindsOfPages(base)).filter(
  ([kind]) => only.length === 0 || only.includes(kind),
);
const browser = await launch();
for (const theme of themes) {
  for (const width of widths) {
    const context = await browser.newContext({
      viewport: { width, height: width === 390 ? 844 : 900 },
      colorScheme: theme,
      hasTouch: width === 390,
      isMobile: width === 390,
    });
    const page = await context.newPage();
    for (const [kind, path] of kinds) {
      await page.goto(new URL(path, base).href, { waitUntil: "networkidle" });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: join(folder, `${kind}-${theme}-${width}.png`),
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(height, 2600) },
      });
    }
    await context.close();
  }
}
await browser.close();
console.log(`${kinds.length * themes.length * widths.length} pictures in ${folder}`);
