/** A page in a headless browser for tests of single modules: our HTML, our bundle, no site. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sparticuz from "@sparticuz/chromium";
import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";

export interface Bench {
  page: Page;
  url: string;
  /** Addresses that the page asked for. */
  asked: string[];
  close(): Promise<void>;
}

/** What a path answers: HTML, JSON or a script by its ending. */
export type Files = Record<string, string>;

/** Bundles a module of ours, with its chunks, under `/js/`. */
export async function bundle(source: string): Promise<Files> {
  const result = await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    outdir: "/js",
    entryNames: "entry",
    write: false,
  });
  return Object.fromEntries(result.outputFiles.map((file) => [file.path, file.text]));
}

/** Serves the files, opens a browser. Paths are looked up without their query. */
export async function openBench(files: Files): Promise<Bench> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").replace(/\?.*/, ""));
    asked.push(path);
    const body = files[path];
    const type = path.endsWith(".js")
      ? "text/javascript"
      : path.endsWith(".json")
        ? "application/json"
        : "text/html";
    response.writeHead(body === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
    response.end(body ?? "none");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args,
    headless: true,
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  return {
    page,
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Plain styles that the tests need: rows of one height, what is hidden stays hidden. */
export const style = `<style>
body { margin: 1rem; font: 14px/1.4 sans-serif; --ink: #111; --paper: #fff; --line: #ccc; --accent: #0050a0; }
[hidden] { display: none !important; }
table { border-collapse: collapse; } td, th { white-space: nowrap; padding: 2px 6px; text-align: start; }
thead th { position: sticky; top: 0; background: #fff; } .spacer td { padding: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
</style>`;
