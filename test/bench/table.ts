/**
 * Compares our board with TanStack Table (with TanStack Virtual) and with a bare windowed table: mounting, sorting and
 * filtering 10,000 rows of 12 columns in one headless browser, and the JavaScript each needs, gzip. Prints ratios
 * only; below 1 is better than the other. Run with `node test/bench/table.ts`.
 */
import { gzipSync } from "node:zlib";
import sparticuz from "@sparticuz/chromium";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { columnLabel, columns, fractionStyle } from "../../src/client/board-columns.ts";
import { longBoard } from "../client/board-fixture.ts";
import { style } from "../client/browser.ts";
import "./table/contestant.ts";

const names = ["ours", "tanstack", "bare"] as const;
const measures = ["mount", "sort", "filter"] as const;
const rounds = 9;

const scripts = new Map<string, string>();
for (const name of names) {
  const entry = new URL(`./table/${name}.ts`, import.meta.url).pathname;
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
  });
  scripts.set(name, result.outputFiles[0]!.text);
}

const board = longBoard(10_000);
const data = JSON.stringify(board);
const head = columns
  .filter((column) => column.shown)
  .map((column) => `<th scope="col" data-column="${column.id}">${columnLabel(column, board)}</th>`)
  .join("");
const html = `<!doctype html><title>Bench</title>${style}<section data-board data-src="board.json" style="height:700px;overflow:auto"><div data-board-controls></div><table style="${fractionStyle(board.rows)}"><thead><tr>${head}</tr></thead><tbody></tbody></table></section>`;

/** One fresh page: each measure in milliseconds, layout included. Sorting is by a figure and by a text. */
async function run(browser: Browser, name: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto("http://bench.test/");
  await page.addScriptTag({ type: "module", content: scripts.get(name)! });
  await page.waitForFunction(() => "contestant" in window);
  const times = await page.evaluate(async (json) => {
    const board = JSON.parse(json);
    const section = document.querySelector("section")!;
    const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    const time = async (work: () => void): Promise<number> => {
      await rest();
      const start = performance.now();
      work();
      void section.scrollHeight;
      return performance.now() - start;
    };
    const mount = await time(() => window.contestant.mount(section, board));
    const rows = document.querySelectorAll("tr").length;
    if (rows < 20 || rows > 200) throw new Error(`${rows} rows in the document after mounting`);
    const sorts = [
      await time(() => window.contestant.sort("memory")),
      await time(() => window.contestant.sort("backbone")),
    ];
    const filter = await time(() => window.contestant.filter("resnet-101"));
    return [mount, (sorts[0]! + sorts[1]!) / 2, filter];
  }, data);
  await page.close();
  return times;
}

/** The run that the machine's other work disturbed least. */
const least = (numbers: number[]): number => Math.min(...numbers);

const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: sparticuz.args.filter((arg) => arg !== "--single-process"),
  headless: true,
});
const taken = new Map<string, number[][]>(names.map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const name of names) taken.get(name)!.push(await run(browser, name));
}
await browser.close();

const result = new Map<string, number[]>();
for (const name of names) {
  const times = measures.map((_, index) => least(taken.get(name)!.map((one) => one[index]!)));
  result.set(name, [...times, gzipSync(scripts.get(name)!, { level: 9 }).length]);
}
const ours = result.get("ours")!;
console.log(`ours ÷ the other, 10,000 rows × 12 columns, fastest of ${rounds} runs (below 1: ours is less)`);
for (const name of ["tanstack", "bare"]) {
  const other = result.get(name)!;
  const ratios = [...measures, "gzip"].map(
    (measure, index) => `${measure} ${(ours[index]! / other[index]!).toFixed(2)}`,
  );
  console.log(`${name.padEnd(9)} ${ratios.join("  ")}`);
}
if (process.argv.includes("--absolute")) console.log(Object.fromEntries(result));
