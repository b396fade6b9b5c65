import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
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

  for (const theme of themes) {
    for (const width of widths) {
      it(`axe finds nothing in the ${theme} theme at ${width} px`, { timeout: 300_000 }, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
        const page = await context.newPage();
        const found: string[] = [];
        for (const kind of kindNames) {
          await page.goto(new URL(kinds[kind] ?? "", site).href, { waitUntil: "networkidle" });
          await page.evaluate(axe);
          const violations: Finding[] = await page.evaluate(async (wanted) => {
            const runner = (
              globalThis as unknown as {
                axe: { run: (root: Document, options: object) => Promise<{ violations: Finding[] }> };
              }
            ).axe;
            return (await runner.run(document, { runOnly: wanted, resultTypes: ["violations"] })).violations;
          }, tags);
          for (const { id, help, nodes } of violations)
            found.push(
              `${kind}: ${id}, ${help}: ${nodes[0]?.target.join(" ")} (${nodes.length}) ${nodes[0]?.html.slice(0, 160)}`,
            );
        }
        await context.close();
        expect(found).toEqual([]);
      });
    }
  }
});
