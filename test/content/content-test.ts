/** Every method and dataset has its page, and what a page says of names, papers, links and figures holds. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/core/contract.ts";
import { nameKey } from "../../src/core/keys.ts";
import { load } from "../../src/io/load.ts";
import { projectRoot } from "../../src/io/project.ts";
import { families } from "../../src/site/data/families.ts";
import { citationAuthors, citationKey, citationTitle, departures } from "./citations.ts";
import * as exceptions from "./exceptions.ts";
import { linkFault } from "./links.ts";
import { markdown, type Page, readPages } from "./pages.ts";

const { catalogue, vocabulary } = await load({});
const methods = readPages("methods");
const datasets = readPages("datasets");
const guide = readPages("guide");
const pages = [...methods, ...datasets, ...guide];
const ids = (list: Page[]) => new Set(list.map((page) => page.id));
const [methodIds, datasetIds, guideIds] = [ids(methods), ids(datasets), ids(guide)];
const citations = catalogue.extraction.documents.flatMap((document) =>
  document.bibtex.map((entry) => ({ document, entry })),
);
const kin = (page: Page) => [
  ...(page.data.buildsOn ?? []),
  ...(page.data.usedWith ?? []),
  ...(page.data.compareWith ?? []),
];

describe("the pages", () => {
  it("stand for every method of the seeds", () => {
    expect(catalogue.methods.map(({ slug }) => slug).filter((slug) => !methodIds.has(slug))).toEqual([]);
  });

  it("stand for every dataset of the seeds", () => {
    expect(catalogue.datasets.map(({ id }) => id).filter((id) => !datasetIds.has(id))).toEqual([]);
  });

  it("are each of a method that the seeds name or that a page names as kin", () => {
    const named = new Set([...catalogue.methods.map(({ slug }) => slug), ...methods.flatMap(kin)]);
    expect([...methodIds].filter((slug) => !named.has(slug))).toEqual([]);
  });

  it("have the length that was asked for", () => {
    const wrong = (list: Page[], least: number, most: number) =>
      list
        .filter(({ words }) => words < least || words > most)
        .map((page) => `${page.file}: ${page.words} words`);
    expect([...wrong(methods, 60, 200), ...wrong(datasets, 80, 200), ...wrong(guide, 100, 600)]).toEqual([]);
  });

  it("say in their first sentence what the thing is, by its name", () => {
    const first = ({ body }: Page) =>
      body
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .trim()
        .split(/(?<=\.)\s/)[0] ?? "";
    const named = (page: Page) => nameKey(first(page)).includes(nameKey(page.data.name ?? ""));
    expect([...methods, ...datasets].filter((page) => !named(page)).map(({ file }) => file)).toEqual([]);
  });

  it("name kin that have a page, themselves not among it", () => {
    const wrong = methods.flatMap((page) =>
      kin(page)
        .filter((slug) => slug === page.id || !methodIds.has(slug))
        .map((slug) => `${page.file}: ${slug}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the front matter", () => {
  it("is complete", () => {
    const lacks = (page: Page, keys: (keyof Page["data"])[]) =>
      keys
        .filter((key) => page.data[key] === undefined || page.data[key] === "")
        .map((key) => `${page.file}: ${key}`);
    expect([
      ...methods.flatMap((page) => lacks(page, ["name", "family"])),
      ...datasets.flatMap((page) => lacks(page, ["name", "tasks", "officialMetric"])),
      ...guide.flatMap((page) => lacks(page, ["title", "order", "summary"])),
    ]).toEqual([]);
    expect(
      methods.filter(({ data }) => !(families as readonly string[]).includes(data.family ?? "")),
    ).toEqual([]);
    expect(new Set(guide.map(({ data }) => data.order)).size).toBe(guide.length);
  });

  it("names methods and datasets as the vocabulary does", () => {
    const wrong = [
      ...methods.map((page) => ({ page, name: vocabulary.methodBySlug.get(page.id)?.name })),
      ...datasets.map((page) => ({ page, name: vocabulary.datasetById.get(page.id)?.name })),
    ].filter(({ page, name }) => page.data.name !== name);
    expect(wrong.map(({ page, name }) => `${page.file}: ${page.data.name}, not ${name}`)).toEqual([]);
  });

  it("gives each alias to one method or dataset", () => {
    const clashes = (entries: { owner: string; names: (string | undefined)[] }[]) => {
      const owners = new Map<string, Set<string>>();
      for (const { owner, names } of entries)
        for (const name of names)
          if (name !== undefined)
            owners.set(nameKey(name), (owners.get(nameKey(name)) ?? new Set()).add(owner));
      return [...owners]
        .filter(([, set]) => set.size > 1)
        .map(([key, set]) => `${key}: ${[...set].join(", ")}`);
    };
    const own = (page: Page) => ({ owner: page.id, names: [page.data.name, ...(page.data.aliases ?? [])] });
    const methodWords = vocabulary.methods.map(({ slug, name, aliases = [], short = [] }) => ({
      owner: slug,
      names: [slug, name, ...aliases, ...short],
    }));
    const datasetWords = vocabulary.datasets.map(({ id, name, aliases = [] }) => ({
      owner: id,
      names: [id, name, ...aliases],
    }));
    expect(clashes([...methodWords, ...methods.map(own)])).toEqual([]);
    expect(clashes([...datasetWords, ...datasets.map(own)])).toEqual([]);
  });
});

describe("the citations of the seeds", () => {
  it("are all read", () => {
    const written = markdown(join(projectRoot, "seeds")).flatMap(
      (file) =>
        readFileSync(file, "utf8")
          .replace(/<!--[\s\S]*?-->/g, "")
          .match(/^\s*@\w+\s*\{/gm) ?? [],
    );
    expect(citations.length).toBe(written.length);
  });

  it("are entries with key, title, authors and year", () => {
    const broken = citations.filter(
      ({ entry }) =>
        !/^@\w+\s*\{[\s\S]*\}$/.test(entry) ||
        citationKey(entry) === null ||
        citationTitle(entry) === "" ||
        citationAuthors(entry).length === 0 ||
        !/[\s,{]year\s*=\s*[{"]?\d{4}[}"]?/i.test(entry),
    );
    expect(broken.map(({ document, entry }) => `${document.id}: ${entry}`)).toEqual([]);
  });

  it("have a key of their own", () => {
    const titles = new Map<string, Set<string>>();
    for (const { entry } of citations) {
      const key = citationKey(entry) ?? "";
      titles.set(key, (titles.get(key) ?? new Set()).add(nameKey(citationTitle(entry))));
    }
    const shared = [...titles].filter(([, set]) => set.size > 1).map(([key]) => key);
    expect(shared.sort()).toEqual(Object.keys(exceptions.sharedKeys).sort());
  });
});

describe("the papers", () => {
  const documentsOf = (page: Page): Document[] =>
    (datasetIds.has(page.id) && !methodIds.has(page.id)
      ? catalogue.datasets.find(({ id }) => id === page.id)
      : catalogue.methods.find(({ slug }) => slug === page.id)
    )?.documents ?? [];
  const about = [...methods, ...datasets];

  it("agree with the document's own citation, else with another document's of the same title", () => {
    const wrong: string[] = [];
    for (const page of about) {
      const own = documentsOf(page).flatMap(({ bibtex }) => bibtex);
      const same = (entry: string) => nameKey(citationTitle(entry)) === nameKey(page.data.paper?.title ?? "");
      if (own.length > 0 && !own.some(same)) wrong.push(`${page.id}: title`);
      const entries = own.length > 0 ? own : citations.map(({ entry }) => entry);
      for (const entry of entries.filter(same))
        wrong.push(...departures(page.data.paper ?? {}, entry).map(({ field }) => `${page.id}: ${field}`));
    }
    expect(wrong.sort()).toEqual(Object.keys(exceptions.papers).sort());
  });

  it("have title, authors, venue and year", () => {
    const keys = ["title", "authors", "venue", "year"] as const;
    const wrong = about.flatMap(({ file, data: { paper } }) =>
      paper === undefined ? [] : keys.filter((key) => !paper[key]).map((key) => `${file}: ${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it("have the arXiv id that the document links to", () => {
    const wrong = about.flatMap((page) =>
      documentsOf(page)
        .filter(({ kind, arxiv }) => kind !== "dataset" && arxiv !== null && arxiv !== page.data.paper?.arxiv)
        .map(({ arxiv }) => `${page.file}: ${page.data.paper?.arxiv}, not ${arxiv}`),
    );
    expect(wrong).toEqual([]);
  });

  it("share an arXiv id only where they share the title", () => {
    const titles = new Map<string, Set<string>>();
    for (const { paper } of about.map(({ data }) => data))
      if (paper?.arxiv)
        titles.set(paper.arxiv, (titles.get(paper.arxiv) ?? new Set()).add(nameKey(paper.title ?? "")));
    expect([...titles].filter(([, set]) => set.size > 1)).toEqual([]);
  });
});

describe("the links", () => {
  const fault = linkFault({
    methods: methodIds,
    datasets: datasetIds,
    guide: guideIds,
    results: catalogue.results,
  });

  it("lead to a page, a result or a figure of it", () => {
    const wrong = pages.flatMap((page) =>
      page.links
        .map(({ url, text }) => ({ url, why: fault(url, text) }))
        .filter(({ why }) => why !== null)
        .map(({ url, why }) => `${page.file}: ${url}: ${why}`),
    );
    expect(wrong).toEqual([]);
    expect(fault("method:no-such", "x")).toBe("no page");
    expect(fault("result:mmdetection/atss_r50_fpn_1x_coco#mask_ap", "")).toBe("no figure");
  });

  it("do not lead from a page to itself", () => {
    const own = [
      ...methods.map((page) => ["method", page] as const),
      ...datasets.map((page) => ["dataset", page] as const),
    ];
    const wrong = own.filter(([scheme, page]) =>
      page.links.some(({ url }) => url === `${scheme}:${page.id}`),
    );
    expect(wrong.map(([, page]) => page.file)).toEqual([]);
  });

  it("show pictures that exist and say what is on them", () => {
    const wrong = pages.flatMap((page) =>
      page.images
        .filter(
          ({ url, alt }) =>
            alt === "" || !url.startsWith("/") || !existsSync(join(projectRoot, "public", url)),
        )
        .map(({ url }) => `${page.file}: ${url}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the figures", () => {
  it("of the zoos are linked from a method's page, not typed into it", () => {
    const figures = new Set<number>();
    for (const result of catalogue.extraction.results) {
      for (const { value } of result.metrics) figures.add(value);
      for (const cost of [result.trainingMemoryGb, result.inferenceFps]) if (cost !== null) figures.add(cost);
    }
    const wrong = methods.flatMap((page) => {
      const text = page.body.replace(/`[^`]*`/g, " ").replace(/\]\([^)]*\)/g, "]");
      return [...text.matchAll(/(?<before>\S+ )?(?<![\w.-])(?<number>\d+\.\d+)(?![\w.])/g)]
        .filter(({ groups }) => figures.has(Number(groups?.["number"])))
        .map((match) => `${page.file}: ${match[0]}`);
    });
    expect(wrong).toEqual([]);
  });
});
