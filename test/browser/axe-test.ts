import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "./chromium.ts";
import { kindNames, kindsOfPages, themes, widths } from "./pages.ts";

const site = inject("site");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Finding {
  id: string;
  help: string;
  nodes: { target: string[]; html: string }[];
}

describe("every kind of page is accessible", () => {
  let browser: Browser;
  let kinds: Record<string, string>;
  beforeAll(async () => {
    browser = await launch();
    kinds = await kindsOfPages(site);
  });
  afterAll(() => browser.close());

  for (const width of widths) {
    it(`axe finds nothing at ${width} px, in both themes`, { timeout: 400_000 }, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      const found: string[] = [];
      for (const kind of kindNames) {
        await page.goto(new URL(kinds[kind] ?? "", site).href, { waitUntil: "networkidle" });
        await page.evaluate(axe);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          for (const { id, help, nodes } of await violations(page))
            found.push(
              `${kind}, ${theme}: ${id}, ${help}: ${nodes[0]?.target.join(" ")} (${nodes.length}) ${nodes[0]?.html.slice(0, 160)}`,
            );
        }
      }
      await context.close();
      expect(found).toEqual([]);
    });
  }
});

/** Runs axe, with all rules of WCAG 2.2 AA and best practice. */
function violations(page: Page): Promise<Finding[]> {
  return page.evaluate(async (wanted) => {
    const { axe: runner } = globalThis as unknown as {
      axe: { run: (root: Document, options: object) => Promise<{ violations: Finding[] }> };
    };
    return (await runner.run(document, { runOnly: wanted, resultTypes: ["violations"] })).violations;
  }, tags);
}
