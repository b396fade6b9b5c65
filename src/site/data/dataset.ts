/** What the page of a dataset shows, and the index of datasets. */
import { absolute, address } from "./address.ts";
import { catalogue, datasetById } from "./catalogue.ts";
import { documentPart } from "./documents.ts";
import { count, shorten } from "./format.ts";
import { boardLine } from "./home.ts";
import { resultTables } from "./method.ts";
import { datasetIds, datasetProse, datasetTitle, proseHtml } from "./prose.ts";

export interface DatasetEntry {
  id: string;
  name: string;
  href: string;
  tasks: string[];
  classes: string | null;
  images: string | null;
  results: number;
  boards: number;
}

/** Assembles the index: datasets with most results first. */
export function datasetsPage(): { entries: DatasetEntry[]; description: string } {
  const order = catalogue.datasets.map((dataset) => dataset.id);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const entries = [...datasetIds]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((id) => {
      const data = datasetProse.get(id)?.data;
      const dataset = datasetById.get(id);
      return {
        id,
        name: datasetTitle(id),
        href: address.dataset(id),
        tasks: data?.tasks ?? [],
        classes: data?.classes === undefined ? null : String(data.classes),
        images: data?.images ?? null,
        results: dataset?.results.length ?? 0,
        boards: dataset?.boards.length ?? 0,
      };
    });
  return {
    entries,
    description: `${count(entries.length, "dataset")}: what each measures, its splits and classes, where comparisons go wrong, and its leaderboards.`,
  };
}

/** Assembles the page of a dataset. */
export async function datasetPage(id: string) {
  const dataset = datasetById.get(id);
  const entry = datasetProse.get(id);
  const data = entry?.data;
  const name = datasetTitle(id);
  const results = dataset?.results ?? [];
  const facts: [string, string | null | undefined][] = [
    ["Tasks", data?.tasks?.join(", ")],
    ["Classes", data?.classes === undefined ? null : String(data.classes)],
    ["Images", data?.images],
    ["Official metric", data?.officialMetric],
    ["Licence", data?.license],
  ];
  const sentence = (entry?.body ?? "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").split(/(?<=\.)\s/)[0] ?? "";
  return {
    name,
    aliases: (data?.aliases ?? []).filter((alias) => alias !== name),
    html: entry ? proseHtml(entry, name, 1) : null,
    facts: facts.flatMap(([term, text]) => (text ? [{ term, text }] : [])),
    splits: Object.entries(data?.splits ?? {}),
    home: data?.home ?? null,
    paper: data?.paper ?? null,
    boards: (dataset?.boards ?? []).map(boardLine),
    tables: resultTables(results, id),
    results: results.length,
    documents: await Promise.all((dataset?.documents ?? []).map(documentPart)),
    url: absolute(address.dataset(id)),
    description: shorten(
      `${name}: ${sentence ? `${sentence} ` : ""}${count(results.length, "result")} on ${count(dataset?.boards.length ?? 0, "leaderboard")}.`,
      300,
    ),
    filters: { dataset: [name], method: [...new Set(results.map((result) => result.method))] },
  };
}
