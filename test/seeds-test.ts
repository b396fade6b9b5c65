/** The seeds: their counts, the same results as from the raw documents, and ids that depend on no order. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Extraction, Result } from "../src/core/contract.ts";
import { balances, extract, type ZooInput } from "../src/core/extract.ts";
import { readVocabulary } from "../src/io/vocabulary.ts";
import { readZoos } from "../src/io/zoos.ts";

const seeds = fileURLToPath(new URL("../seeds", import.meta.url));
const raw = fileURLToPath(new URL("../../shared/seeds", import.meta.url));
const vocabulary = await readVocabulary();
const zoos = await readZoos({ root: seeds });
const own = extract(zoos, vocabulary);

/** What issue 2 counts in the raw documents. */
const COUNTS = {
  documents: 70,
  tables: 106,
  "results tables": 103,
  "statistics tables": 3,
  "body rows": 491,
  results: 485,
  "results with a metric": 473,
  "metric values": 762,
  "comparable metric values": 659,
  "training memories": 305,
  "inference speeds": 182,
  "config links": 468,
  "weights links": 438,
  "log links": 402,
};

function counts(extraction: Extraction): Record<string, number> {
  const { results, tables } = extraction;
  const metrics = results.flatMap((result) => result.metrics);
  const links = (kind: string) =>
    results.reduce((sum, result) => sum + result.links.filter((link) => link.kind === kind).length, 0);
  return {
    documents: extraction.documents.length,
    tables: tables.length,
    "results tables": tables.filter((table) => table.kind === "results").length,
    "statistics tables": tables.filter((table) => table.kind === "statistics").length,
    "body rows": extraction.ledger.bodyRows,
    results: results.length,
    "results with a metric": results.filter((result) => result.metrics.length > 0).length,
    "metric values": metrics.length,
    "comparable metric values": metrics.filter((metric) => metric.comparable).length,
    "training memories": results.filter((result) => result.trainingMemoryGb !== null).length,
    "inference speeds": results.filter((result) => result.inferenceFps !== null).length,
    "config links": links("config"),
    "weights links": links("weights"),
    "log links": links("log"),
  };
}

/** What must not differ between the raw documents and ours, one line a result; order does not count. */
function essence(results: Result[]): string[] {
  return results
    .map((result) => {
      const metrics = result.metrics.map(
        ({ id, value, dataset, split, splitSource, condition, comparable, reason, raw }) =>
          `${id} ${value} ${dataset} ${split} ${splitSource} ${condition} ${comparable} ${reason} ${raw}`,
      );
      const links = result.links.map((link) => `${link.kind} ${link.label} ${link.url}`);
      const { method, technique, backbone, schedule, trainingMemoryGb, inferenceFps } = result;
      return JSON.stringify([
        ...[result.id, result.primary, result.document, method, technique, backbone, schedule],
        ...[trainingMemoryGb, inferenceFps, result.outdatedFigures, metrics, links],
      ]);
    })
    .sort();
}

const places = (results: Result[]) =>
  results.map((result) => `${result.id} ${result.primary} ${result.document}`).sort();

describe("the seeds", () => {
  it("balance", () => {
    expect(balances(own.ledger)).toBe(true);
  });

  it("hold what was counted by hand", () => {
    expect(counts(own)).toEqual(COUNTS);
  });

  it("give each primary result an id of its own", () => {
    const ids = own.results.filter((result) => result.primary).map((result) => result.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(new Set(own.results.map((result) => result.id))).toEqual(new Set(ids));
  });

  it("give ids that can stand in an address", () => {
    for (const { id } of own.results) expect(id).toMatch(/^[a-z0-9._-]+\/[\w.+-]+$/);
  });

  it("rank the newer nuImages document and leave the older one apart", () => {
    const of = (document: string) => own.results.filter((result) => result.document === document);
    expect(of("nuimages/nuimages").length).toBeGreaterThan(0);
    expect(of("nuimages/nuimages-semseg").length).toBeGreaterThan(0);
    expect(of("nuimages/nuimages").filter((result) => result.comparable)).toEqual([]);
    expect(of("nuimages/nuimages-semseg").some((result) => result.comparable)).toBe(true);
  });
});

describe("ids", () => {
  it("do not change when documents are read in another order", () => {
    const turned = zoos.map((zoo) => ({ ...zoo, files: [...zoo.files].reverse() })).reverse();
    expect(places(extract(turned, vocabulary).results)).toEqual(places(own.results));
  });

  it("do not change when the rows of every table are turned round", () => {
    const turned = zoos.map((zoo) => ({ ...zoo, files: zoo.files.map(withRowsTurned) }));
    const after = extract(turned, vocabulary);
    // A row that refers to the one above ("above w/ tta", "-") means another one when it is moved.
    const refers = ({ source: { cells } }: Result) =>
      cells[0] === "-" || cells.slice(0, 2).some((cell) => /^(?:\+|above\b)/i.test(cell));
    const tables = new Set(own.results.filter(refers).map((result) => result.table));
    const kept = (extraction: Extraction) =>
      places(extraction.results.filter((result) => !tables.has(result.table)));
    expect(kept(own).length).toBeGreaterThan(400);
    expect(kept(after)).toEqual(kept(own));
  });

  it("do not change when a figure changes", () => {
    const changed = zoos.map((zoo) => ({
      ...zoo,
      files: zoo.files.map((file) => ({ ...file, text: file.text.replace(/\| (\d\d)\.\d \|/g, "| $1.7 |") })),
    }));
    const after = extract(changed, vocabulary);
    expect(after.results.map((result) => result.metrics[0]?.value)).not.toEqual(
      own.results.map((result) => result.metrics[0]?.value),
    );
    expect(places(after.results)).toEqual(places(own.results));
  });
});

/** Turns the body rows of each GFM table round. */
function withRowsTurned(file: ZooInput["files"][number]): ZooInput["files"][number] {
  const lines = file.text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    if (!/^\s*\|?(?:\s*:?-+:?\s*\|)+/.test(lines[index] ?? "")) continue;
    let end = index + 1;
    while (end < lines.length && (lines[end] ?? "").includes("|")) end++;
    lines.splice(index + 1, end - index - 1, ...lines.slice(index + 1, end).reverse());
    index = end;
  }
  return { ...file, text: lines.join("\n") };
}

const without = existsSync(raw) ? "" : ` (skipped: no raw documents at ${raw})`;

describe.skipIf(without !== "")(`the raw documents${without}`, async () => {
  const theirs = without === "" ? extract(await readZoos({ root: raw }), vocabulary) : own;

  it("hold what was counted by hand", () => {
    expect(counts(theirs)).toEqual(COUNTS);
  });

  it("give the same results as the seeds: ids, metrics, links", () => {
    expect(essence(theirs.results)).toEqual(essence(own.results));
  });

  it("give the same documents and tables", () => {
    const documents = (extraction: Extraction) =>
      extraction.documents
        .map(({ source, ...document }) => JSON.stringify({ ...document, file: source.file.split("/")[0] }))
        .sort();
    const tables = (extraction: Extraction) =>
      extraction.tables
        .map(({ source, ...table }) => JSON.stringify({ ...table, zoo: source.file.split("/")[0] }))
        .sort();
    expect(documents(theirs)).toEqual(documents(own));
    expect(tables(theirs)).toEqual(tables(own));
  });
});
