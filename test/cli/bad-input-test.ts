import { chmod } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { Extraction } from "../../src/core/contract.ts";
import { balances } from "../../src/core/extract.ts";
import { fcos, scratch, write, zooboard } from "./run.ts";

const root = scratch();
const root0 = process.getuid?.() === 0;

beforeAll(async () => {
  await write(root, {
    "file.md": fcos,
    "binary/a.md": new Uint8Array([35, 32, 0, 255, 254, 10]),
    "invalid/zoo.yaml": "name: [one\nref: main\n",
    "invalid/fcos.md": fcos,
    "unknown/zoo.yaml": "name: One\ndefaults:\n  dataset: coco\n  datset: coco\n",
    "unknown/fcos.md": fcos,
    "wrong/zoo.yaml": "name: One\nrepository: not an address\n",
    "wrong/fcos.md": fcos,
    "unreadable/fcos.md": fcos,
  });
  await chmod(`${root}/unreadable/fcos.md`, 0o000);
});

/** Expects one line on standard error, exit code 2, and no stack. */
async function refuses(args: string[], message: RegExp): Promise<void> {
  const { code, out, err } = await zooboard(...args);
  expect(err).toMatch(message);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err).not.toMatch(/\n\s+at |node:internal|Error:/);
  expect({ code, out }).toEqual({ code: 2, out: "" });
}

describe("wrong usage", () => {
  it.each([
    ["an unknown command", ["extrakt"], /^zooboard: unknown command extrakt: expected .*\bextract\b/],
    ["a name of every object", ["constructor"], /^zooboard: unknown command constructor/],
    [
      "an unknown option",
      ["extract", "--rot", "x"],
      /^zooboard: unknown option '--rot'; the options are --root/,
    ],
    ["an unknown format", ["extract", "--format", "xml"], /^zooboard: unknown --format xml: expected json/],
    ["an option without its value", ["extract", "--root"], /^zooboard: .*--root/],
    ["a surplus argument", ["extract", "seeds"], /^zooboard: unexpected argument 'seeds'/],
    ["a port that is none", ["preview", "--out", ".", "--port", "many"], /^zooboard: /],
    ["no built site", ["preview", "--out", "/no/such"], /^zooboard: no site in \/no\/such: run/],
    ["an address that is none", ["build", "--site", "example"], /^zooboard: unexpected --site example/],
  ])("%s is refused in one line", (_, args, message) => refuses(args, message));

  it("prints what there is without a command, and exits 2; with --help, and exits 0", async () => {
    const bare = await zooboard();
    expect(bare.code).toBe(2);
    expect(bare.err).toContain("Usage: zooboard <command>");
    const help = await zooboard("--help");
    expect(help.code).toBe(0);
    expect(help.out).toContain("Usage: zooboard <command>");
    expect((await zooboard("extract", "--help")).out).toContain("--format");
  });
});

describe("input that cannot be read", () => {
  it.each([
    ["a missing root", ["--root", "/no/such"], /^zooboard: no folder \/no\/such: check the path/],
    ["a missing zoo", ["--zoo", "/no/such"], /^zooboard: no folder \/no\/such: check the path/],
    ["a file for a folder", ["--zoo", `${root}/file.md`], /file\.md is a file, expected a folder/],
    ["a binary file", ["--zoo", `${root}/binary`], /binary\/a\.md is a binary file, expected text/],
    ["invalid YAML", ["--zoo", `${root}/invalid`], /invalid\/zoo\.yaml:\d: invalid YAML: /],
    ["an unknown key", ["--zoo", `${root}/unknown`], /unknown\/zoo\.yaml:4: unexpected `defaults\.datset`/],
    ["a wrong value", ["--zoo", `${root}/wrong`], /wrong\/zoo\.yaml:2: unexpected `repository`/],
  ])("%s is refused in one line", (_, args, message) => refuses(["extract", ...args], message));

  it.skipIf(root0)("a file without permission is refused in one line (not as root, who may read all)", () =>
    refuses(["extract", "--zoo", `${root}/unreadable`], /cannot read .*fcos\.md: no permission/),
  );

  it("a root without a zoo is refused in one line", async () => {
    await refuses(["extract", "--root", `${root}/binary`], /no zoo in .*binary: expected one folder per zoo/);
  });
});

describe("odd input", () => {
  /** Extracts one zoo; everything goes on, and the ledger balances. */
  async function goesOn(name: string, files: Record<string, string>): Promise<Extraction> {
    const { code, out, err } = await zooboard("extract", "--zoo", await write(`${root}/${name}`, files));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const extraction = Extraction.parse(JSON.parse(out));
    expect(balances(extraction.ledger)).toBe(true);
    return extraction;
  }
  const rules = (extraction: Extraction) =>
    extraction.diagnostics.map(({ rule, file, line }) => `${rule} ${file}:${line}`);

  it("goes on past an empty file, and says so", async () => {
    const extraction = await goesOn("empty", { "empty.md": "", "fcos.md": fcos });
    expect(rules(extraction)).toEqual(["empty-file empty/empty.md:1"]);
    expect(extraction.results).toHaveLength(1);
  });

  it("goes on past a metafile that is no YAML, and says so", async () => {
    const extraction = await goesOn("metafile", {
      "fcos.md": fcos,
      "metafile.yml": "Models:\n  - Name: [\n",
    });
    expect(rules(extraction)).toEqual(["unreadable-metafile metafile/metafile.yml:3"]);
    expect(extraction.results).toHaveLength(1);
  });

  it("goes on past a table without a body, and says so", async () => {
    const extraction = await goesOn("body", { "a.md": "# FCOS\n\n| box AP | Config |\n|--|--|\n" });
    expect(rules(extraction)).toEqual(["empty-table body/a.md:3"]);
    expect(extraction.tables).toHaveLength(1);
  });

  it("goes on past a header of unknown words, says so, and keeps the cells", async () => {
    const text = fcos.replace("Lr schd", "Grumble").replace("Inf time (fps)", "Quux");
    const extraction = await goesOn("words", { "a.md": text });
    expect(rules(extraction)).toEqual(["unknown-header words/a.md:5", "unknown-header words/a.md:5"]);
    expect(extraction.results[0]?.attributes).toEqual({ Grumble: "1x", Quux: "22.7" });
  });

  const long = (text: string) => text.repeat(Math.ceil((5 * 1024 * 1024) / text.length));

  it.each([
    ["of prose", "prose", () => `${fcos}\n${long("lorem ipsum ")}\n`, 9],
    ["of minified JSON", "json", () => `${fcos}\n${long('{"a":1,"b":[1,2]},')}\n`, 9],
    ["of links", "links", () => `${fcos}\n${long("[a](b) ")}\n`, 9],
    [
      "in a row of a table",
      "row",
      () => `${fcos}| R-101-FPN | 1x | 5.5 | ${long("words ")} | 38.6 | | |\n`,
      8,
    ],
  ])(
    "goes on past a line of 5 MB %s, says so, and loses nothing",
    { timeout: 120_000 },
    async (_, name, text, line) => {
      const begun = performance.now();
      const extraction = await goesOn(name, { "a.md": text() });
      expect(performance.now() - begun).toBeLessThan(20_000);
      expect(extraction.results[0]?.metrics[0]?.value).toBe(36.6);
      expect(rules(extraction)).toContain(`long-line ${name}/a.md:${line}`);
    },
  );
});
