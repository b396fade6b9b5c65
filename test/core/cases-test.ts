/**
 * Reads every folder of `test/cases` as a root with zoos and compares with its `expected.txt`. `UPDATE_CASES=1` (or names
 * of cases, by commas) writes the file; each of its lines is then to be judged by the design before it is committed.
 * A missing one is never made.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Extraction } from "../../src/core/contract.ts";
import { balances, extract } from "../../src/core/extract.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";
import { readZoos } from "../../src/io/zoos.ts";
import { caseText } from "./case-text.ts";

const folder = fileURLToPath(new URL("../cases", import.meta.url));
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith("lint-"))
  .map((entry) => entry.name)
  .sort();
const vocabulary = await readVocabulary();
const wanted = process.env["CI"] === undefined ? (process.env["UPDATE_CASES"] ?? "").split(",") : [];

describe("the cases", () => {
  it.each(names)("reads %s as expected", async (name) => {
    const extraction = extract(await readZoos({ root: `${folder}/${name}` }), vocabulary);
    expect(balances(extraction.ledger), "the ledger balances").toBe(true);
    expect(Extraction.safeParse(extraction).error).toBeUndefined();
    const file = `${folder}/${name}/expected.txt`;
    const text = caseText(extraction);
    if (wanted.includes("1") || wanted.includes(name)) writeFileSync(file, text);
    expect(existsSync(file), `${file} exists (UPDATE_CASES=1 writes it)`).toBe(true);
    expect(text).toBe(readFileSync(file, "utf8"));
  });
});
