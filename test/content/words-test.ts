/** Our prose is in our own words, and spelt as the rest of the project. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { restoreFlattened } from "../../src/core/restore.ts";
import { projectRoot } from "../../src/io/project.ts";
import { markdown } from "./pages.ts";

/** As many words in a row as a text of ours may not share with a document of the zoos. */
const RUN = 12;
/** Stands for what is not prose: names in links, addresses. A run ends there. */
const BREAK = "⁂";

/** Words of the prose of a document: without front matter, code, tables, titles, and what links say. */
function proseWords(text: string): string[] {
  const prose = text
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/^ *```[\s\S]*?^ *```/gm, "\n")
    .split("\n")
    .filter((line) => !line.includes("|") && !/^#/.test(line))
    .join("\n")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/\[[^\]]*\]/g, BREAK)
    .replace(/https?:\S+/g, BREAK);
  return prose.toLowerCase().match(/[\p{L}\p{N}]+|⁂/gu) ?? [];
}

function runs(words: string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN);
    if (!run.includes(BREAK)) found.push(run.join(" "));
  }
  return found;
}

const raw = join(projectRoot, "../shared/seeds");
const ours = [
  ...["content", "seeds"].flatMap((name) => markdown(join(projectRoot, name))),
  join(projectRoot, "README.md"),
];

describe("our prose", () => {
  it("finds a run of words that two texts share, over the end of a line, and no shorter one", () => {
    const words = "one two three four five six\nseven eight nine ten eleven twelve";
    expect(runs(proseWords(`before ${words} after`))).toContain(words.replace("\n", " "));
    expect(runs(proseWords(words.slice(4)))).toEqual([]);
    expect(runs(proseWords(words.replace("five", "[five](x)")))).toEqual([]);
  });

  it.skipIf(!existsSync(raw))(
    `shares no run of ${RUN} words with the raw documents (skipped where ../shared/seeds does not exist)`,
    () => {
      const theirs = new Set<string>();
      for (const file of markdown(raw)) {
        const { text } = restoreFlattened(readFileSync(file, "utf8")).source;
        for (const run of runs(proseWords(text))) theirs.add(run);
      }
      expect(theirs.size).toBeGreaterThan(1000);
      const shared = ours.flatMap((file) => {
        const found = runs(proseWords(readFileSync(file, "utf8"))).filter((run) => theirs.has(run));
        return found.length > 0 ? [`${file}: ${found[0]} (${found.length})`] : [];
      });
      expect(shared).toEqual([]);
    },
  );

  it("is spelt as the dictionary and content/words.txt have it", async () => {
    const cspell = join(projectRoot, "node_modules/cspell/bin.mjs");
    const run = promisify(execFile)(
      process.execPath,
      [cspell, "lint", "--no-default-configuration", "--no-progress", "--no-color"],
      {
        cwd: projectRoot,
      },
    );
    const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
    expect(stdout.split("\n").filter(Boolean)).toEqual([]);
    expect(Number(/Files checked: (\d+)/.exec(stderr)?.[1])).toBe(ours.length);
  });
});
