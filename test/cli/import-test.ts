import { readdir, readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { Extraction } from "../../src/core/contract.ts";
import { fcos, scratch, write, zooboard } from "./run.ts";

const folder = scratch();
const table = (name: string) =>
  `## Results and Models\n\n| Backbone | box AP | Config |\n| :--: | :--: | :--: |\n| R-50-FPN | 39.4 | [config](./configs/${name}/${name}_r50_fpn_1x_coco.py) |\n`;
const dump = `# FCOS\n\n${table("fcos")}\n# ATSS\n\n\`\`\`bash\n# no title\n\`\`\`\n\n${table("atss")}`;
const flat = `# Street Models ## Detection Results on BDD100K val. | Method | box AP | Download | |:---|:---:|:---| | FCOS | 31.0 | [model](https://example.org/z/fcos_r50_bdd100k.pth) | | ATSS | 33.0 | [model](https://example.org/z/atss_r50_bdd100k.pth) |`;

beforeAll(async () => {
  await write(folder, { "dump.md": dump, "flat.md": flat, "fcos.md": fcos });
});

describe("import", () => {
  it("splits a dump into one file a document, to the letter", async () => {
    const out = `${folder}/split`;
    const outcome = await zooboard("import", `${folder}/dump.md`, "--zoo", "little", "--out", out);
    expect({ code: outcome.code, err: outcome.err }).toEqual({ code: 0, err: "" });
    expect((await readdir(out)).sort()).toEqual(["atss.md", "fcos.md"]);
    const parts = await Promise.all(["fcos", "atss"].map((name) => readFile(`${out}/${name}.md`, "utf8")));
    expect(parts.join("\n")).toBe(dump);
    expect(outcome.out.trim().split("\n")).toEqual([`${out}/fcos.md`, `${out}/atss.md`]);
  });

  it("restores a document without newlines, and leaves its words", async () => {
    const out = `${folder}/restored`;
    expect((await zooboard("import", `${folder}/flat.md`, "--zoo", "little", "--out", out)).code).toBe(0);
    const [name = ""] = await readdir(out);
    const text = await readFile(`${out}/${name}`, "utf8");
    expect(text.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(4);
    expect(text.replace(/\s+/g, " ").trim()).toBe(flat.replace(/\s+/g, " "));
    const { results, diagnostics } = Extraction.parse(
      JSON.parse((await zooboard("extract", "--zoo", out)).out),
    );
    expect(results.map((result) => result.metrics[0]?.value)).toEqual([31, 33]);
    expect(diagnostics.filter((diagnostic) => diagnostic.rule === "flattened-document")).toEqual([]);
  });

  it("refuses to write over a file, and leaves it as it was", async () => {
    const out = await write(`${folder}/taken`, { "atss.md": "mine\n" });
    const { code, err } = await zooboard("import", `${folder}/dump.md`, "--zoo", "little", "--out", out);
    expect(code).toBe(2);
    expect(err).toBe(`zooboard: ${out}/atss.md exists: remove it, or use --force to write over it\n`);
    expect(await readdir(out)).toEqual(["atss.md"]);
    expect(await readFile(`${out}/atss.md`, "utf8")).toBe("mine\n");
  });

  it("writes over a file with --force", async () => {
    const out = await write(`${folder}/forced`, { "atss.md": "mine\n" });
    const args = ["import", `${folder}/dump.md`, "--zoo", "little", "--out", out, "--force"];
    expect((await zooboard(...args)).code).toBe(0);
    expect(await readFile(`${out}/atss.md`, "utf8")).toContain("# ATSS");
  });

  it.each([
    ["no --zoo", ["import", "a.md"], /^zooboard: import needs --zoo NAME/],
    ["no file", ["import", "--zoo", "little"], /^zooboard: import needs at least one FILE/],
    ["a bad name", ["import", "a.md", "--zoo", "../x"], /^zooboard: unexpected zoo name \.\.\/x/],
    ["a missing file", ["import", "/no/such.md", "--zoo", "little"], /^zooboard: cannot read \/no\/such\.md/],
  ])("says in one line that there is %s", async (_, args, message) => {
    const { code, out, err } = await zooboard(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain("\n");
  });
});
