/**
 * `npm run bench`: how the compiler compares, in ratios; a ratio of times of one run on one machine means something
 * elsewhere, a time does not. `--starlight` adds the build beside that of an Astro Starlight site with the same documents
 * as plain pages (installed with npm into a scratch folder).
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { extract } from "../../src/core/extract.ts";
import { lint } from "../../src/core/lint.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";
import { readZoos } from "../../src/io/zoos.ts";
import { median, time } from "./measure.ts";
import type { Scale } from "./scale.ts";
import { starlightRatio } from "./starlight.ts";

const ROUNDS = 15;
const raw = fileURLToPath(new URL("../../../shared/seeds", import.meta.url));
const root = existsSync(raw) ? raw : fileURLToPath(new URL("../../seeds", import.meta.url));

/** Extraction of the seeds against a bare parse of the same files, and linting against extraction, round by round in turn. */
async function parseRatio(): Promise<void> {
  const vocabulary = await readVocabulary();
  const zoos = await readZoos({ root });
  const files = zoos.flatMap((zoo) => zoo.files);
  const bare = unified().use(remarkParse).use(remarkGfm).freeze();
  const ratios: number[] = [];
  const checks: number[] = [];
  for (let round = 0; round < ROUNDS + 3; round++) {
    const ours = time(() => extract(zoos, vocabulary));
    const theirs = time(() => {
      for (const file of files) bare.parse(file.text);
    });
    const checked = time(() => lint(zoos, vocabulary));
    if (round >= 3) {
      ratios.push(ours / theirs);
      checks.push(checked / ours);
    }
  }
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  console.log(
    `extraction / bare remark-gfm parse of ${root === raw ? "the raw seeds" : "seeds/"}: ${median(ratios).toFixed(2)} (median of ${ROUNDS} rounds, ${low.toFixed(2)} to ${high.toFixed(2)}; aim: 2 or less)`,
  );
  console.log(
    `linting / extraction: ${median(checks).toFixed(2)} (median of ${ROUNDS} rounds; aim: 2 or less)`,
  );
}

/** Time a document and peak memory for growing zoos, each in a process of its own. */
function scaling(): void {
  let first: Scale | null = null;
  for (const documents of [400, 1000, 4000]) {
    const script = fileURLToPath(new URL("./scale.ts", import.meta.url));
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, String(documents)], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    const scale = JSON.parse(stdout) as Scale;
    first ??= scale;
    const ratio = scale.time / scale.documents / (first.time / first.documents);
    console.log(
      `${scale.documents} documents, ${scale.rows} rows: time a document ${ratio.toFixed(2)} of that at ${first.documents}, heap after ${scale.heap} MB, peak memory of the process ${scale.peak} MB (limit: 1024)`,
    );
  }
}

await parseRatio();
scaling();
if (process.argv.includes("--starlight")) {
  const ratio = await starlightRatio(root);
  console.log(`zooboard build / Starlight build of the same documents: ${ratio.toFixed(2)} (wall time)`);
} else
  console.log("the build beside Starlight's is left out: add --starlight (npm run bench -- --starlight)");
