/**
 * Runs Lighthouse over the main kinds of pages of a served site and prints its four scores for each.
 * `npm run lighthouse [-- http://localhost:4321/]`; without an address it builds nothing and serves `dist`.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import sparticuz from "@sparticuz/chromium";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "playwright-core";
import { browserArguments } from "./chromium.ts";
import { kindsOfPages } from "./pages.ts";

const KINDS = ["home", "board", "method", "result", "search"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** A port that is free now. */
async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 9222));
    });
  });
}

/** Serves `dist`; resolves with its address. */
async function serveDist(): Promise<{ address: string; stop: () => void }> {
  const command = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));
  const child = spawn(process.execPath, [command, "preview"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((done, fail) => {
    child.stdout.on("data", (part) => {
      const found = /http:\S+/.exec(String(part))?.[0];
      if (found) done(found);
    });
    child.on("close", () => fail(new Error("no site in dist: run `npm run build` first")));
  });
  return { address, stop: () => child.kill() };
}

const given = process.argv[2];
const site = given === undefined ? await serveDist() : { address: given, stop: () => {} };
const port = await freePort();
const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: [...browserArguments(), `--remote-debugging-port=${port}`],
  headless: true,
});
let worst = 100;
try {
  const pages = await kindsOfPages(site.address);
  for (const form of ["mobile", "desktop"] as const) {
    for (const kind of KINDS) {
      const address = new URL(pages[kind] ?? "", site.address).href;
      const flags = { port, onlyCategories: [...CATEGORIES], logLevel: "error" as const };
      const result = await lighthouse(address, flags, form === "desktop" ? desktopConfig : undefined);
      const scores = CATEGORIES.map((category) =>
        Math.round((result?.lhr.categories[category]?.score ?? 0) * 100),
      );
      worst = Math.min(worst, ...scores);
      console.log(
        `${form} ${kind}: ${CATEGORIES.map((category, index) => `${category} ${scores[index]}`).join(", ")}`,
      );
      const failed = Object.values(result?.lhr.audits ?? {}).filter(
        (audit) =>
          audit.score !== null &&
          audit.score < 0.9 &&
          audit.scoreDisplayMode !== "informative" &&
          audit.scoreDisplayMode !== "metricSavings",
      );
      for (const audit of failed)
        console.log(`  ${audit.id}: ${audit.title}${audit.displayValue ? `, ${audit.displayValue}` : ""}`);
    }
  }
} finally {
  await browser.close();
  site.stop();
}
console.log(`lowest score: ${worst}`);
process.exitCode = worst === 100 ? 0 : 1;
