/**
 * Runs Lighthouse on home, board, method, result and search page and prints the four scores of each.
 * `node test/browser/lighthouse.ts dist`: a site that was built for the base `/`, served compressed as static hosts
 * do. Not part of the tests, since it takes minutes.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import sparticuz from "@sparticuz/chromium";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { kindsOfPages } from "./pages.ts";

const [folder = "dist"] = process.argv.slice(2);
const port = 9333;
const served = 4399;
const base = `http://localhost:${served}/`;
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".xml": "application/xml",
};

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? "/", base).pathname));
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const body = gzipSync(await readFile(file));
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-encoding": "gzip",
    });
    response.end(body);
  } catch {
    response.writeHead(404, { "content-type": "text/plain" }).end("no such file");
  }
});
await new Promise<void>((done) => server.listen(served, done));
const categories = ["performance", "accessibility", "best-practices", "seo"];

const kinds = await kindsOfPages(base);
const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: ["--no-sandbox", "--headless=new", `--remote-debugging-port=${port}`],
  headless: true,
});
let short = 0;
for (const kind of ["home", "board", "method", "result", "search"]) {
  const url = new URL(kinds[kind] ?? "", base).href;
  const run = await lighthouse(url, { port, onlyCategories: categories, logLevel: "error" });
  const scores = categories.map((name) => Math.round((run?.lhr.categories[name]?.score ?? 0) * 100));
  console.log(`${kind.padEnd(8)} ${categories.map((name, index) => `${name} ${scores[index]}`).join(", ")}`);
  for (const audit of Object.values(run?.lhr.audits ?? {})) {
    if (audit.score !== null && audit.score < 1 && audit.scoreDisplayMode !== "informative")
      console.log(`    ${audit.id} ${audit.score} ${audit.displayValue ?? ""}`);
  }
  if (scores.some((score) => score < 100)) short++;
}
await browser.close();
server.close();
process.exitCode = short > 0 ? 1 : 0;
