import { beforeAll, describe, expect, it } from "vitest";
import { Extraction, Result } from "../../src/core/contract.ts";
import { fcos, scratch, write, zooboard } from "./run.ts";

const root = scratch();

beforeAll(async () => {
  await write(root, {
    "one/fcos.md": fcos,
    "one/plain.md":
      "# ATSS\n\nResults on COCO.\n\n| Method | Lr schd | box AP |\n|--|--|--|\n| ATSS | 1x | - |\n",
    "two/fcos.md": fcos,
  });
});

describe("extract", () => {
  it("prints the whole extraction as JSON that the contract accepts", async () => {
    const { code, out, err } = await zooboard("extract", "--root", root);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const extraction = Extraction.parse(JSON.parse(out));
    expect(extraction.zoos.map((zoo) => zoo.id)).toEqual(["one", "two"]);
    expect(extraction.results.map((result) => result.id)).toContain("one/fcos_r50_fpn_1x_coco");
    expect(extraction.results.map((result) => result.id)).toContain("two/fcos_r50_fpn_1x_coco");
  });

  it("prints one result a line as NDJSON", async () => {
    const { code, out } = await zooboard("extract", "--root", root, "--format", "ndjson");
    expect(code).toBe(0);
    const results = out
      .trimEnd()
      .split("\n")
      .map((line) => Result.parse(JSON.parse(line)));
    expect(results.length).toBe(3);
  });

  it("prints one line a metric as CSV, and one for a result without", async () => {
    const { code, out } = await zooboard("extract", "--root", root, "--format", "csv");
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\r\n");
    expect(lines.length).toBe(4);
    expect(lines[0]).toMatch(/^id,primary,zoo,document,method,/);
    expect(lines.filter((line) => line.includes(",box_ap,36.6,coco,val,convention,"))).toHaveLength(2);
  });

  it("reads one zoo with --zoo, several when it is repeated, and leaves the seeds", async () => {
    const ids = async (...args: string[]) =>
      Extraction.parse(JSON.parse((await zooboard("extract", ...args)).out)).zoos.map((zoo) => zoo.id);
    expect(await ids("--zoo", `${root}/one`)).toEqual(["one"]);
    expect(await ids("--zoo", `${root}/two/`, "--zoo", `${root}/one`)).toEqual(["one", "two"]);
  });

  it("prints the same bytes each time", async () => {
    const [first, second] = await Promise.all([zooboard("extract"), zooboard("extract")]);
    expect(first.code).toBe(0);
    expect(first.out === second.out).toBe(true);
  });
});
