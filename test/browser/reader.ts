/** A reader at the site: a browser for a test file and fresh pages from it. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { launch } from "./chromium.ts";

export const site: string = inject("site");

export interface Reader {
  /** Opens a page of the site in a window of its own; complaints of its scripts are kept. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What scripts complained about so far. */
  complaints: string[];
}

/** Starts a browser before the tests of a file and ends it after them. */
export function reader(): Reader {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  return {
    complaints,
    open: async (path, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(`${path}: ${error}`));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${path}: ${message.text()}`);
      });
      await page.goto(new URL(path, site).href);
      return page;
    },
  };
}
