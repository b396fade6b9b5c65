/** From results to what is shown: methods, datasets and leaderboards. Only comparable figures share a ranking. */
import type { Document, Extraction, Metric, Result } from "./contract.ts";
import { compareText, nameKey, slugify } from "./keys.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { MetricWord } from "./vocabulary-schema.ts";

/** One figure on a board. */
export interface BoardEntry {
  result: Result;
  metric: Metric;
  /** Shared by ties; null for a figure that is listed apart. */
  rank: number | null;
}

export interface Leaderboard {
  dataset: { id: string; name: string };
  metric: MetricWord;
  /** null for the split that tables report by convention; else the split this board is of. */
  split: string | null;
  /** Last part of its address: `box_ap`, `box_ap-test-dev`. */
  slug: string;
  ranked: BoardEntry[];
  /** Not comparable with the ranked ones, each with its reason in `metric.reason`. */
  apart: BoardEntry[];
}

export interface CatalogueMethod {
  slug: string;
  name: string;
  kind: "detector" | "technique" | "unknown";
  /** Results whose method or technique it is, in source order. */
  results: Result[];
  /** Documents that are about it. */
  documents: Document[];
}

export interface CatalogueDataset {
  id: string;
  name: string;
  results: Result[];
  documents: Document[];
  boards: Leaderboard[];
}

export interface Catalogue {
  extraction: Extraction;
  results: Map<string, Result>;
  /** Further rows of the same checkpoint, by id. */
  witnesses: Map<string, Result[]>;
  documents: Map<string, Document>;
  methods: CatalogueMethod[];
  datasets: CatalogueDataset[];
  boards: Leaderboard[];
}

/** Slug of the method or technique that goes by a name; unknown names get a slug of their own. */
export function methodSlug(name: string, vocabulary: Vocabulary): string {
  return vocabulary.methodNames.byKey.get(nameKey(name))?.slug ?? slugify(name);
}

/** Name of a dataset; an id that the vocabulary does not know is its own name. */
export function datasetName(id: string, vocabulary: Vocabulary): string {
  return id === "unknown" ? "Unknown dataset" : (vocabulary.datasetById.get(id)?.name ?? id);
}

/** Techniques of a result, one name each. */
export function techniqueNames(result: Result): string[] {
  return result.technique === null ? [] : result.technique.split(" + ");
}

/** Builds the catalogue. Orders are stable: names and ids decide ties, never the clock or the machine. */
export function buildCatalogue(extraction: Extraction, vocabulary: Vocabulary): Catalogue {
  const results = new Map<string, Result>();
  const witnesses = new Map<string, Result[]>();
  for (const result of extraction.results) {
    if (result.primary) results.set(result.id, result);
    else witnesses.set(result.id, [...(witnesses.get(result.id) ?? []), result]);
  }
  const boards = leaderboards([...results.values()], vocabulary, witnesses);
  return {
    extraction,
    results,
    witnesses,
    documents: new Map(extraction.documents.map((document) => [document.id, document])),
    methods: catalogueMethods(extraction, [...results.values()], vocabulary),
    datasets: catalogueDatasets(extraction, [...results.values()], boards, vocabulary),
    boards,
  };
}

/** The figures of a result, and those of its witnesses for what the primary row does not measure. */
function figures(result: Result, witnesses: Result[]): Metric[] {
  const own = [...result.metrics];
  const key = (metric: Metric) => JSON.stringify([metric.id, metric.dataset, metric.split, metric.condition]);
  const known = new Set(own.map(key));
  for (const metric of witnesses.flatMap((witness) => witness.metrics)) {
    if (metric.apart === "superseded" || known.has(key(metric))) continue;
    known.add(key(metric));
    own.push(metric);
  }
  return own;
}

/**
 * Ranks results: one board a dataset and metric, and one for each other split that was measured on.
 * @param witnesses further rows of the same checkpoints, by id
 */
export function leaderboards(
  results: Result[],
  vocabulary: Vocabulary,
  witnesses: ReadonlyMap<string, Result[]> = new Map(),
): Leaderboard[] {
  const boards = new Map<string, Leaderboard>();
  const board = (dataset: string, metric: MetricWord, split: string | null): Leaderboard => {
    const slug = split === null ? metric.id : `${metric.id}-${split}`;
    const key = `${dataset}/${slug}`;
    const known = boards.get(key);
    if (known) return known;
    const made: Leaderboard = {
      dataset: { id: dataset, name: datasetName(dataset, vocabulary) },
      metric,
      split,
      slug,
      ranked: [],
      apart: [],
    };
    boards.set(key, made);
    return made;
  };
  for (const result of results) {
    for (const metric of figures(result, witnesses.get(result.id) ?? [])) {
      const word = vocabulary.metricById.get(metric.id);
      if (!word || word.cost) continue;
      const main = board(metric.dataset, word, null);
      if (metric.comparable) main.ranked.push({ result, metric, rank: null });
      else main.apart.push({ result, metric, rank: null });
      if (metric.apart === "split")
        board(metric.dataset, word, metric.split).ranked.push({ result, metric, rank: null });
    }
  }
  for (const made of boards.values()) rank(made);
  return [...boards.values()].sort(
    (a, b) =>
      b.ranked.length - a.ranked.length ||
      compareText(a.dataset.id, b.dataset.id) ||
      compareText(a.slug, b.slug),
  );
}

/** Sorts a board best first and gives ranks; equal values share the rank of the first of them. */
function rank(board: Leaderboard): void {
  const sign = board.metric.better === "higher" ? -1 : 1;
  const order = (a: BoardEntry, b: BoardEntry) =>
    sign * (a.metric.value - b.metric.value) || compareText(a.result.id, b.result.id);
  board.ranked.sort(order);
  board.apart.sort(order);
  for (const [index, entry] of board.ranked.entries()) {
    const previous = board.ranked[index - 1];
    entry.rank = previous && previous.metric.value === entry.metric.value ? previous.rank : index + 1;
  }
}

function catalogueMethods(
  extraction: Extraction,
  results: Result[],
  vocabulary: Vocabulary,
): CatalogueMethod[] {
  const methods = new Map<string, CatalogueMethod>();
  const method = (name: string): CatalogueMethod => {
    const slug = methodSlug(name, vocabulary);
    const word = vocabulary.methodBySlug.get(slug);
    const known = methods.get(slug);
    if (known) return known;
    const made: CatalogueMethod = {
      slug,
      name: word?.name ?? name,
      kind: word?.kind ?? "unknown",
      results: [],
      documents: [],
    };
    methods.set(slug, made);
    return made;
  };
  for (const result of results) {
    for (const name of new Set([result.method, ...techniqueNames(result)])) method(name).results.push(result);
  }
  for (const document of extraction.documents) {
    if (document.kind === "dataset") continue;
    const title = document.title.replace(/\s*[:(].*$/, "").trim();
    const known = document.method === null ? undefined : vocabulary.methodBySlug.get(document.method)?.name;
    const papered = document.kind === "method" && (document.arxiv !== null || document.bibtex.length > 0);
    if (known === undefined && !papered && !methods.has(methodSlug(title, vocabulary))) continue;
    method(known ?? title).documents.push(document);
  }
  return [...methods.values()].sort(
    (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.slug, b.slug),
  );
}

function catalogueDatasets(
  extraction: Extraction,
  results: Result[],
  boards: Leaderboard[],
  vocabulary: Vocabulary,
): CatalogueDataset[] {
  const datasets = new Map<string, CatalogueDataset>();
  const dataset = (id: string): CatalogueDataset => {
    const known = datasets.get(id);
    if (known) return known;
    const made: CatalogueDataset = {
      id,
      name: datasetName(id, vocabulary),
      results: [],
      documents: [],
      boards: [],
    };
    datasets.set(id, made);
    return made;
  };
  for (const result of results) {
    for (const id of new Set(result.metrics.map((metric) => metric.dataset)))
      dataset(id).results.push(result);
  }
  for (const document of extraction.documents)
    if (document.dataset !== null) dataset(document.dataset).documents.push(document);
  for (const board of boards) dataset(board.dataset.id).boards.push(board);
  return [...datasets.values()].sort(
    (a, b) => b.results.length - a.results.length || compareText(a.id, b.id),
  );
}
