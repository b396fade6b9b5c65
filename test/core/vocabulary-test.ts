/** The vocabulary: what is wrong in it is said with file and line; what is there can be found. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extract } from "../../src/core/extract.ts";
import { headerKey, nameKey } from "../../src/core/keys.ts";
import { findNames } from "../../src/core/name-index.ts";
import { Fault } from "../../src/io/fault.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const project = fileURLToPath(new URL("../../content/vocabulary", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zooboard-vocabulary-"));
  cpSync(project, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changes a file of the copy; returns the line, from 1, at which the added text starts. */
function append(name: string, text: string): number {
  const file = join(folder, name);
  const before = readFileSync(file, "utf8").replace(/\n*$/, "\n");
  writeFileSync(file, `${before}${text}\n`);
  return before.split("\n").length;
}

const problem = async (): Promise<string> => {
  const error = await readVocabulary(folder).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Fault);
  return (error as Fault).message;
};

describe("the vocabulary", () => {
  it("takes the task of a table from no metric that many tasks have", async () => {
    const taskUnder = async (header: string) => {
      const text = `# LaneNet\n\n| Method | Backbone | ${header} |\n|---|---|---|\n| LaneNet | R-50 | 75.1 |\n`;
      const zoo = { id: "zoo", manifest: {}, files: [{ path: "lanes.md", text }] };
      return extract([zoo], await readVocabulary()).results.map(({ task }) => task);
    };
    expect(await taskUnder("mIoU")).toEqual(["semantic segmentation"]);
    expect(await taskUnder("F1")).toEqual([null]);
  });

  it("is read as it stands", async () => {
    const vocabulary = await readVocabulary();
    expect(vocabulary.methods.length).toBeGreaterThan(60);
    expect(vocabulary.metricById.get("box_ap")).toMatchObject({ unit: "percent", better: "higher" });
    expect(vocabulary.metricById.get("mate")?.better).toBe("lower");
  });

  it("names file and line of an unknown key", async () => {
    const line = append("methods.yaml", "- { slug: odd-net, name: OddNet, kind: detector, colour: red }");
    expect(await problem()).toMatch(new RegExp(`^content/vocabulary/methods\\.yaml:${line}: .*colour`));
  });

  it("names file and line of a wrong value", async () => {
    const line = append("metrics.yaml", "- { id: odd, name: odd, unit: stones, better: higher }");
    expect(await problem()).toMatch(new RegExp(`^content/vocabulary/metrics\\.yaml:${line}: .*unit`));
  });

  it.each([
    [
      "methods.yaml",
      "- { slug: odd-net, name: OddNet, kind: detector, aliases: [faster_rcnn] }",
      "faster_rcnn",
    ],
    ["datasets.yaml", "- { id: odd, name: Odd, aliases: [MS-COCO] }", "MS-COCO"],
    ["datasets.yaml", "- { id: odd, name: Odd, tokens: [cityscapes] }", "cityscapes"],
    ["metrics.yaml", "- { id: odd, name: odd, unit: ratio, better: lower, aliases: [Box  AP] }", "Box  AP"],
    ["columns.yaml", "- { role: note, aliases: [BackBone] }", "BackBone"],
  ])("names file, line and both owners of an alias clash in %s", async (file, entry, alias) => {
    const line = append(file, entry);
    const message = await problem();
    expect(message).toContain(`content/vocabulary/${file}:${line}: Unexpected alias \`${alias}\``);
    expect(message).toMatch(/it already belongs to `[^`]+`/);
  });

  it("leaves an alias that one entry names twice", async () => {
    append("methods.yaml", "- { slug: odd-net, name: OddNet, kind: detector, aliases: [odd_net, ODD NET] }");
    const vocabulary = await readVocabulary(folder);
    expect(vocabulary.methodNames.byKey.get("oddnet")?.slug).toBe("odd-net");
  });

  it("names file and line of a pattern that is no regular expression", async () => {
    const line = append("backbones.yaml", '- { family: Odd, pattern: "odd(", name: Odd }');
    expect(await problem()).toMatch(
      new RegExp(`^content/vocabulary/backbones\\.yaml:${line}: Unexpected pattern \`odd\\(\``),
    );
  });

  it("names file and line of invalid YAML", async () => {
    const line = append("columns.yaml", "- { role: note, aliases: [odd }");
    expect(await problem()).toMatch(new RegExp(`^content/vocabulary/columns\\.yaml:${line}: invalid YAML`));
  });

  it("says which file is missing", async () => {
    rmSync(join(folder, "metrics.yaml"));
    expect(await problem()).toContain("Missing vocabulary file `metrics.yaml`");
  });

  it("says how many more problems there are", async () => {
    append("methods.yaml", "- { slug: one-net, name: OneNet, kind: detector, a: 1 }");
    append("datasets.yaml", "- { id: odd, name: Odd, b: 1 }");
    expect(await problem()).toMatch(/\(and 1 more\)$/);
  });

  it("takes a word that a maintainer adds", async () => {
    append(
      "metrics.yaml",
      "- { id: odd_score, name: odd score, unit: percent, better: lower, aliases: [Mojo] }",
    );
    const vocabulary = await readVocabulary(folder);
    expect(vocabulary.metricHeaders.get(headerKey("MOJO"))?.[0]?.metric.id).toBe("odd_score");
  });

  it("says that the box AP of PASCAL VOC is mAP at an IoU of 0.5", async () => {
    const voc = (await readVocabulary()).datasetById.get("pascal-voc");
    expect(voc?.metricNotes?.["box_ap"]).toMatch(/0\.5/);
  });
});

describe("names", () => {
  it("are found whatever their case and separators", async () => {
    const { methodNames } = await readVocabulary();
    for (const text of ["Faster R-CNN", "faster_rcnn", "FASTER RCNN", "Faster-RCNN"])
      expect(methodNames.byKey.get(nameKey(text))?.slug, text).toBe("faster-r-cnn");
  });

  it("are found at their longest, and leave words that only a model cell shortens", async () => {
    const { methodNames } = await readVocabulary();
    const found = (text: string, short: boolean) =>
      findNames(methodNames, text, short).map((hit) => hit.entry.slug);
    expect(found("Cascade Mask R-CNN and Faster R-CNN", false)).toEqual([
      "cascade-mask-r-cnn",
      "faster-r-cnn",
    ]);
    expect(found("Faster", true)).toEqual(["faster-r-cnn"]);
    expect(found("It is faster than before", false)).toEqual([]);
  });
});
