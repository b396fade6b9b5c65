/** Exports: CSV that no spreadsheet runs, and a JSON Schema that says what the contract is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Extraction, type Result } from "../../src/core/contract.ts";
import { contractSchema, toCsv, toJson, toNdjson } from "../../src/core/export.ts";
import { extract } from "../../src/core/extract.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const vocabulary = await readVocabulary();
const text = `# FCOS\n\nResults on COCO.\n\n| Backbone | Lr schd | box AP | Config |\n|--|--|--|--|\n| R-50-FPN | 1x | 36.6 (+1.2) | [config](./fcos_r50_fpn_1x_coco.py) |\n`;
const extraction = extract([{ id: "zoo", manifest: {}, files: [{ path: "fcos.md", text }] }], vocabulary);
const [sample] = extraction.results as [Result];

/** Reads CSV as RFC 4180 says. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g;
  for (let match = fields.exec(csv); match && fields.lastIndex < csv.length; match = fields.exec(csv)) {
    rows[rows.length - 1]?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push([]);
  }
  return rows;
}

/** A field of the only row, after a trip through CSV. */
function field(result: Result, name: string): string {
  const [header = [], row = []] = parseCsv(`${toCsv([result])}"`);
  expect(row.length).toBe(header.length);
  return row[header.indexOf(name)] ?? "";
}

describe("CSV", () => {
  it("has one line a metric, with numbers as numbers", () => {
    expect(field(sample, "value")).toBe("36.6");
    expect(field(sample, "line")).toBe("7");
    expect(field({ ...sample, metrics: [] }, "metric")).toBe("");
  });

  it.each(["=1+1", "+1", "@SUM(A1)", "-cmd|' /C calc'!A0", "\tx", "\rx", '=HYPERLINK("http://example.org")'])(
    "disarms %j, which a spreadsheet would run",
    (formula) => {
      expect(field({ ...sample, method: formula }, "method")).toBe(`'${formula}`);
    },
  );

  it.each(["-1.5", "36.6 (+1.2)", "R-50", "a=b", 'say "x", then\ny'])("leaves %j as it is", (plain) => {
    expect(field({ ...sample, method: plain }, "method")).toBe(plain);
  });

  it("disarms a formula in any field that is text", () => {
    const armed = JSON.parse(JSON.stringify(sample), (key, value: unknown) =>
      typeof value === "string" && key !== "splitSource" ? "=1+1" : value,
    ) as Result;
    for (const value of parseCsv(`${toCsv([armed])}"`)[1] ?? []) expect(value).not.toMatch(/^[=+@\t\r]/);
  });

  it("gives back any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (any) => {
        expect([any, `'${any}`]).toContain(field({ ...sample, method: any }, "method"));
      }),
    );
  });
});

describe("JSON", () => {
  it("comes back as the extraction it was", () => {
    expect(Extraction.parse(JSON.parse(toJson(extraction)))).toEqual(extraction);
    expect(
      toNdjson(extraction.results)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(extraction.results);
  });

  it("has a schema that names every field of the contract, required and described alike", () => {
    const schema = contractSchema() as { $schema: string; required: string[]; properties: object };
    expect(schema.$schema).toContain("2020-12");
    expect(schema.required.sort()).toEqual(Object.keys(Extraction.shape).sort());
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(Extraction.shape).sort());
  });

  it("has a schema that takes the extraction, and one with fields added", () => {
    const schema = z.fromJSONSchema(contractSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const plain = JSON.parse(toJson(extraction)) as Extraction;
    expect(schema.safeParse(plain).error).toBeUndefined();
    const more = { ...plain, added: 1, results: plain.results.map((result) => ({ ...result, added: 1 })) };
    expect(schema.safeParse(more).error).toBeUndefined();
    expect(schema.safeParse({ ...plain, results: [{}] }).success).toBe(false);
  });

  it("is refused by the contract when a field is missing or of another kind, and taken with one more", () => {
    const { ledger, ...rest } = extraction;
    expect(Extraction.safeParse(rest).success).toBe(false);
    expect(Extraction.safeParse({ ...rest, ledger: { ...ledger, bodyRows: "1" } }).success).toBe(false);
    expect(Extraction.safeParse({ ...extraction, more: 1 }).success).toBe(true);
  });
});
