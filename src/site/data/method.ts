/** What the page of a method shows. */
import type { Leaderboard } from "../../core/catalogue.ts";
import type { Metric, Result } from "../../core/contract.ts";
import { absolute, address } from "./address.ts";
import { boardAddress, boardTitle } from "./board.ts";
import { catalogue, methodBySlug, standings } from "./catalogue.ts";
import { documentPart } from "./documents.ts";
import { familyName } from "./families.ts";
import { count, fractionOf, list, metricTitle, shorten, valueHtml } from "./format.ts";
import { datasetTitle, methodName, methodProse, methodSlugs, proseHtml } from "./prose.ts";
import { attributes } from "./result.ts";
import { resultName } from "./result-figures.ts";

export interface BestLine {
  board: string;
  boardHref: string;
  valueHtml: string;
  fraction: number;
  rank: number | null;
  of: number;
  name: string;
  href: string;
}

/** Its best comparable result on each board. */
function bestLines(results: Result[]): BestLine[] {
  const best = new Map<Leaderboard, BestLine & { index: number }>();
  for (const result of results) {
    for (const { board, entry, index } of standings(result.id)) {
      if (index < 0 || index >= (best.get(board)?.index ?? Number.POSITIVE_INFINITY)) continue;
      best.set(board, {
        index,
        board: boardTitle(board),
        boardHref: boardAddress(board),
        valueHtml: valueHtml(entry.metric),
        fraction: fractionOf(entry.metric),
        rank: entry.rank,
        of: board.ranked.length,
        name: resultName(result),
        href: address.result(result.id),
      });
    }
  }
  return catalogue.boards.flatMap((board) => best.get(board) ?? []);
}

export interface MetricColumn {
  id: string;
  dataset: string;
  split: string | null;
  name: string;
}

export interface ResultTable {
  dataset: string;
  href: string;
  columns: MetricColumn[];
  rows: ResultRow[];
  /** Columns that hold anything at all. */
  has: { technique: boolean; settings: boolean; schedule: boolean; memory: boolean; fps: boolean };
  /** Some figures of a split that is ranked on a board of its own. */
  splits: boolean;
}

export interface ResultRow {
  id: string;
  href: string;
  name: string;
  technique: string | null;
  method: string;
  backbone: string | null;
  schedule: string | null;
  memory: number | null;
  fps: number | null;
  /** What else the row says: "Context GC(c3-c5, r4)". */
  settings: string;
  /** One for each column. */
  cells: ({ valueHtml: string; reason: string | null } | null)[];
  document: string;
  documentHref: string;
}

/** All results of a method or dataset, one table a dataset, rows in source order. */
export function resultTables(results: Result[], only?: string): ResultTable[] {
  const datasets = new Map<string, Result[]>();
  for (const result of results) {
    for (const id of new Set(result.metrics.map((metric) => metric.dataset))) {
      if (only !== undefined && id !== only) continue;
      datasets.set(id, [...(datasets.get(id) ?? []), result]);
    }
  }
  const order = catalogue.datasets.map((dataset) => dataset.id);
  return [...datasets]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([id, rows]) => resultTable(id, rows));
}

function resultTable(dataset: string, results: Result[]): ResultTable {
  const columns: MetricColumn[] = [];
  const column = (metric: Metric): number => {
    const at = columns.findIndex((known) => known.id === metric.id && known.split === metric.split);
    if (at >= 0) return at;
    const word = catalogue.boards.find((board) => board.metric.id === metric.id)?.metric;
    return (
      columns.push({
        id: metric.id,
        dataset,
        split: metric.split,
        name: metricTitle(word?.name ?? metric.id),
      }) - 1
    );
  };
  for (const result of results)
    for (const metric of result.metrics) if (metric.dataset === dataset) column(metric);
  const several = new Set(columns.map(({ split }) => split)).size > 1;
  if (!several) for (const one of columns) one.split = null;
  const rows = results.map((result) => {
    const cells: ResultRow["cells"] = columns.map(() => null);
    for (const metric of result.metrics) {
      if (metric.dataset !== dataset) continue;
      const at = columns.findIndex(
        (known) => known.id === metric.id && (!several || known.split === metric.split),
      );
      if (at >= 0 && (cells[at] === null || metric.comparable))
        cells[at] = {
          valueHtml: valueHtml(metric),
          reason: metric.comparable || (several && metric.apart === "split") ? null : metric.reason,
        };
    }
    const document = catalogue.documents.get(result.document);
    return {
      id: result.id,
      href: address.result(result.id),
      name: resultName(result),
      method: result.method,
      technique: result.technique,
      backbone: result.backbone
        ? [result.backbone.name, result.backbone.neck].filter(Boolean).join(" ")
        : null,
      schedule: result.schedule,
      memory: result.trainingMemoryGb,
      fps: result.inferenceFps,
      settings: attributes(result)
        .map(([term, text]) => `${term} ${text}`)
        .join(", "),
      cells,
      document: document?.title ?? result.document,
      documentHref: address.result(result.id),
    };
  });
  const has = {
    technique: rows.some((row) => row.technique !== null),
    settings: rows.some((row) => row.settings !== ""),
    schedule: rows.some((row) => row.schedule !== null),
    memory: rows.some((row) => row.memory !== null),
    fps: rows.some((row) => row.fps !== null),
  };
  return {
    dataset: datasetTitle(dataset),
    href: address.dataset(dataset),
    columns,
    rows,
    has,
    splits: several,
  };
}

const kinds = { buildsOn: "Builds on", usedWith: "Used with", compareWith: "Compare with" } as const;

/** Assembles the page of a method. */
export async function methodPage(slug: string) {
  const method = methodBySlug.get(slug);
  const entry = methodProse.get(slug);
  const data = entry?.data;
  const name = methodName(slug);
  const results = method?.results ?? [];
  const documents = method?.documents ?? [];
  const arxiv = data?.paper?.arxiv ?? documents.find((document) => document.arxiv !== null)?.arxiv ?? null;
  const tables = resultTables(results);
  const best = bestLines(results);
  const kin = (slugs: string[] | undefined) =>
    (slugs ?? []).map((other) => ({
      name: methodName(other),
      href: methodSlugs.has(other) ? address.method(other) : null,
    }));
  const firstSentence =
    (entry?.body ?? "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").split(/(?<=\.)\s/)[0] ?? "";
  const datasets = tables.map((table) => table.dataset);
  return {
    slug,
    name,
    aliases: (data?.aliases ?? []).filter((alias) => alias !== name),
    family: data ? familyName(data.family) : null,
    paper: data?.paper ?? null,
    arxiv,
    code: data?.code ?? null,
    html: entry ? proseHtml(entry, name, 2) : null,
    relations: Object.entries(kinds)
      .map(([key, title]) => ({ title, methods: kin(data?.[key as keyof typeof kinds]) }))
      .filter((relation) => relation.methods.length > 0),
    best,
    tables,
    results: results.length,
    documents: await Promise.all(documents.map(documentPart)),
    bibtex: [...new Set(documents.flatMap((document) => document.bibtex))],
    url: absolute(address.method(slug)),
    description: shorten(
      `${name}: ${firstSentence ? `${firstSentence} ` : ""}${results.length > 0 ? `${count(results.length, "result")} on ${list(datasets)}.` : "No results in the zoos of this site."}`,
      300,
    ),
    filters: {
      method: [name],
      dataset: datasets,
      backbone: results.map((result) => result.backbone?.name ?? null),
      year: [data?.paper?.year === undefined ? null : String(data.paper.year)],
    },
  };
}
