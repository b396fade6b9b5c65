/** Which files of a folder are read, and what a zoo is called. */
import { mkdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { Fault } from "../../src/io/fault.ts";
import { listZooFiles, matchesGlob } from "../../src/io/zoo-files.ts";
import { readZoos } from "../../src/io/zoos.ts";
import { fcos, scratch, write } from "../cli/run.ts";

const paths = async (folder: string, manifest = {}) =>
  (await listZooFiles(folder, manifest)).documents.map((document) => document.path);
const files = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "# x\n"]));

describe("the files of a zoo", () => {
  it("are its markdown files, sorted, in whatever folder", async () => {
    const folder = await write(
      scratch(),
      files("b.md", "a/README.MD", "c/d/e.markdown", "f.txt", "g.mdx.bak"),
    );
    expect(await paths(folder)).toEqual(["a/README.MD", "b.md", "c/d/e.markdown"]);
  });

  it("are none of what tools put there, and none about the project", async () => {
    const folder = await write(
      scratch(),
      files(
        ...[
          "a.md",
          "node_modules/x/README.md",
          ".github/PULL_REQUEST_TEMPLATE.md",
          "vendor/x.md",
          "build/y.md",
        ],
        ...["CHANGELOG.md", "docs/changelog_v1.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "LICENSE.md"],
        ...["docs/changelogs/v2.md", "HISTORY.md", "release_notes.md"],
      ),
    );
    expect(await paths(folder)).toEqual(["a.md"]);
  });

  it("come with the metafiles of their own names, and with an index that only lists them", async () => {
    const folder = await write(scratch(), {
      "hrnet_coco.md": "# HRNet on COCO\n",
      "hrnet_coco.yml": "Models:\n- Name: hrnet_w32\n  Config: hrnet_w32.py\n",
      "data.yml": "Models:\n- Name: none\n",
      "train.md": "# Train\n",
      "train.yaml": "lr: 0.1\n",
      "model-index.yml": "Import:\n- hrnet_coco.yml\n",
    });
    const [zoo] = await readZoos({ zoos: [folder] });
    expect(zoo?.metadata?.flat().map(({ file, name }) => `${file} ${name}`)).toEqual([
      "hrnet_coco.yml hrnet_w32",
    ]);
    expect(zoo?.metadataProblems).toEqual([]);
  });

  it("keep names that only begin alike", async () => {
    const folder = await write(scratch(), files("historynet.md", "newsnet/README.md", "changesim.md"));
    expect(await paths(folder)).toEqual(["changesim.md", "historynet.md", "newsnet/README.md"]);
  });

  it("count a translation once, with the English or unmarked file in front", async () => {
    const folder = await write(
      scratch(),
      files(
        ...["README.md", "README_zh-CN.md", "README.ja.md", "docs/en/a.md", "docs/zh_cn/a.md"],
        ...["docs/zh_cn/only.md", "net-v2.md", "model_en.md", "model_cn.md"],
      ),
    );
    const { documents } = await listZooFiles(folder, {});
    expect(documents.map(({ path, translations }) => [path, ...translations])).toEqual([
      ["README.md", "README.ja.md", "README_zh-CN.md"],
      ["docs/en/a.md", "docs/zh_cn/a.md"],
      ["docs/zh_cn/only.md"],
      ["model_en.md", "model_cn.md"],
      ["net-v2.md"],
    ]);
  });

  it("are chosen by the manifest", async () => {
    const folder = await write(scratch(), files("docs/a.md", "docs/old/b.md", "c.md"));
    expect(await paths(folder, { include: ["docs/**"] })).toEqual(["docs/a.md", "docs/old/b.md"]);
    expect(await paths(folder, { include: ["docs/**"], exclude: ["docs/old/*"] })).toEqual(["docs/a.md"]);
  });
});

describe("a glob", () => {
  it.each([
    ["docs/a.md", "docs/*.md"],
    ["docs/a/b.md", "docs/**"],
    ["b.md", "**/b.md"],
    ["x/y/b.md", "**/b.md"],
    ["a+b(c).md", "a+b(c).md"],
  ])("matches %s by %s", (path, pattern) => expect(matchesGlob(path, pattern)).toBe(true));

  it.each([
    ["docs/a/b.md", "docs/*.md"],
    ["xb.md", "**/b.md"],
    ["docsXa.md", "docs.a.md"],
    ["docs/a.md", "docs"],
  ])("leaves %s by %s", (path, pattern) => expect(matchesGlob(path, pattern)).toBe(false));
});

describe("zoos", () => {
  it("take the manifest of their own, else that of the same name in the seeds, else none", async () => {
    const root = await write(scratch(), {
      "mmdetection/fcos.md": fcos,
      "bdd100k/fcos.md": fcos,
      "bdd100k/zoo.yaml": "name: Mine\n",
      "other/fcos.md": fcos,
    });
    const zoos = await readZoos({ root });
    expect(zoos.map((zoo) => [zoo.id, zoo.manifest.name])).toEqual([
      ["bdd100k", "Mine"],
      ["mmdetection", "MMDetection"],
      ["other", undefined],
    ]);
  });

  it("are called by their folder, in letters that an address can hold", async () => {
    const folder = await write(scratch(), { "My Zoo (2)/a.md": fcos });
    expect((await readZoos({ zoos: [`${folder}/My Zoo (2)/`] })).map((zoo) => zoo.id)).toEqual(["my-zoo-2-"]);
  });

  it("may not share a name", async () => {
    const folder = await write(scratch(), { "a/zoo/x.md": fcos, "b/zoo/x.md": fcos });
    await expect(readZoos({ zoos: [`${folder}/a/zoo`, `${folder}/b/zoo`] })).rejects.toThrow(
      new Fault("two zoos are called zoo: rename one of the folders"),
    );
  });

  it("know their repository from a checkout, without its password", async () => {
    const folder = await write(scratch(), {
      "zoo/a.md": fcos,
      "zoo/.git/config": '[remote "origin"]\n\turl = https://me:secret@example.org/people/zoo.git\n',
      "zoo/.git/HEAD": "ref: refs/heads/dev-2.x\n",
    });
    const [zoo] = await readZoos({ zoos: [`${folder}/zoo`] });
    expect(zoo?.manifest).toMatchObject({ repository: "https://example.org/people/zoo", ref: "dev-2.x" });
  });

  it("may be empty", async () => {
    const folder = scratch();
    await mkdir(`${folder}/zoo`);
    expect((await readZoos({ zoos: [`${folder}/zoo`] }))[0]?.files).toEqual([]);
  });
});
