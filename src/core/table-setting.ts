/** Where a table's dataset, split and task come from when its cells do not say: headings, text, paths, manifest. */
import { readHeader } from "./columns.ts";
import { datasetInHeading, datasetInProse, splitInText, type TableContext, taskInText } from "./context.ts";
import type { DocumentSubject } from "./document.ts";
import { compareText, headerKey, nameKey } from "./keys.ts";
import { isOrigin, type LinkBase } from "./links.ts";
import { datasetOfLinks } from "./metric-datasets.ts";
import { findNames } from "./name-index.ts";
import type { RowSetting } from "./row-setting.ts";
import { type DatasetHeadings, datasetHeadings, unknownDatasetInHeading } from "./unknown-dataset.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord } from "./vocabulary-schema.ts";
import type { ZooInput } from "./zoo-input.ts";

/** The first thing found in a list. */
export function firstOf<Item, Found>(items: Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Where relative links of a document lead. */
export function linkBase(zoo: ZooInput, slug: string, file: string, entry: string | undefined): LinkBase {
  const path = entry ?? zoo.manifest.documentPath?.replaceAll("{slug}", slug) ?? file;
  return {
    repository: zoo.manifest.repository?.replace(/\/+$/, "") ?? null,
    ref: zoo.manifest.ref ?? "HEAD",
    folder: path.split("/").slice(0, -1).join("/"),
  };
}

/** Dataset that most configs and checkpoints of the tables name, at least the given share: for rows that link none. */
function majorityDataset(tables: TableContext[], vocabulary: Vocabulary): (share?: number) => string | null {
  const counts = new Map<string, number>();
  for (const { grid } of tables) {
    for (const row of grid.rows) {
      const links = row.cells.flatMap((cell, index) =>
        isOrigin(vocabulary.columns.get(headerKey(grid.header[index]?.text ?? ""))?.role ?? null)
          ? []
          : cell.links.map((link) => ({
              kind: "config" as const,
              label: link.label,
              url: link.url,
              raw: link.url,
            })),
      );
      const dataset = datasetOfLinks(links, vocabulary);
      if (dataset) counts.set(dataset.id, (counts.get(dataset.id) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (share = 0) => (best && best[1] >= total * share ? best[0] : null);
}

/** What the tables of a document say of datasets together. */
export interface DocumentDatasets {
  headings: DatasetHeadings;
  /** Datasets that headings over tables name, innermost first, by heading. */
  named: Map<string, string>;
  /** Those that headings or the text above name. */
  ids: Set<string>;
  majority: (share?: number) => string | null;
}

/** Reads what the tables of a document say of datasets together. */
export function documentDatasets(tables: TableContext[], vocabulary: Vocabulary): DocumentDatasets {
  const named = new Map<string, string>();
  const ids = new Set<string>();
  for (const table of tables) {
    const found = headingDataset(table, vocabulary);
    if (found) named.set(found.heading, found.id);
    const near = found?.id ?? firstOf(table.above, (text) => datasetInProse(text, vocabulary, false))?.id;
    if (near !== undefined) ids.add(near);
  }
  const headings = datasetHeadings(tables, vocabulary);
  // What files say under a heading that names a dataset says nothing of the tables elsewhere.
  const open = tables.filter((table) => headingDataset(table, vocabulary) === null);
  return { headings, named, ids, majority: majorityDataset(open, vocabulary) };
}

/**
 * Datasets of last resort for a table of a document: what most of its own files name, else those of the document's
 * other tables without a dataset in their headings; and the one that its other tables have, where the text names none. Where headings name several datasets only a clear majority counts, and a table whose heading has
 * something unknown where another names a dataset takes nothing from the others.
 */
export function sharedDatasetOf(
  context: TableContext,
  { headings, named, ids, majority }: DocumentDatasets,
  vocabulary: Vocabulary,
): { dataset: string | null; other: string | null; apart: boolean } {
  const own = majorityDataset([context], vocabulary)();
  if (own !== null) return { dataset: own, other: null, apart: false };
  if (headingDataset(context, vocabulary) === null) {
    if (unknownDatasetInHeading(context, headings, vocabulary))
      return { dataset: null, other: null, apart: true };
    if (new Set(named.values()).size > 1) return { dataset: majority(2 / 3), other: null, apart: true };
  }
  const [only] = ids;
  return { dataset: majority(), other: ids.size === 1 ? (only ?? null) : null, apart: false };
}

/** A dataset, or the one version of it that the texts near the table name. */
export function versionNear(
  dataset: DatasetWord | null,
  texts: string[],
  vocabulary: Vocabulary,
): DatasetWord | null {
  if (dataset === null) return null;
  const named = texts.flatMap((text) => findNames(vocabulary.datasetNames, text, false));
  const versions = new Set(named.map((hit) => hit.entry).filter((entry) => entry.versionOf === dataset.id));
  const [only] = versions;
  return versions.size === 1 && only ? only : dataset;
}

function headingDataset(
  context: TableContext,
  vocabulary: Vocabulary,
): { heading: string; id: string } | null {
  return firstOf([...context.section].reverse(), (heading) => {
    const dataset = datasetInHeading(heading, vocabulary);
    return dataset && { heading, id: dataset.id };
  });
}

/** Dataset that the nearest folder or the file itself names. */
export function pathDataset(file: string, vocabulary: Vocabulary): string | null {
  for (const part of file
    .replace(/\.\w+$/, "")
    .split("/")
    .reverse()) {
    const dataset = datasetInHeading(part.replace(/_/g, " "), vocabulary);
    if (dataset) return dataset.id;
  }
  return null;
}

/** The dataset whose own splits texts name: "minival" and "test-dev" are COCO's. */
export function datasetOfSplits(texts: string[], vocabulary: Vocabulary): DatasetWord | null {
  const words = new Set(texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}-]+/u)));
  return vocabulary.datasets.find(({ ownSplits }) => ownSplits?.some((split) => words.has(split))) ?? null;
}

/** Split that the nearest text or heading names. */
export function splitOf(context: TableContext, vocabulary: Vocabulary): RowSetting["split"] {
  const found = firstOf([...context.above, ...[...context.section].reverse()], (text) =>
    splitInText(text, vocabulary),
  );
  return found === null ? null : { split: found, source: "text" };
}

/** The task of a table, by the nearest that names one. */
export function taskOf(
  context: TableContext,
  subject: DocumentSubject,
  file: string,
  zoo: ZooInput,
  entry: string | undefined,
  dataset: string | null,
  vocabulary: Vocabulary,
): string | null {
  const datasetTask = (id: string | null | undefined) =>
    id ? (vocabulary.datasetById.get(id)?.task ?? null) : null;
  const headings = [...context.section].reverse();
  const headingDataset = firstOf(headings, (heading) => datasetInHeading(heading, vocabulary));
  return (
    entry ??
    firstOf([...headings, ...context.above.slice(0, 2)], (text) => taskInText(text, vocabulary)) ??
    datasetTask(headingDataset?.id) ??
    datasetTask(subject.dataset?.id) ??
    taskOfMetrics(context, vocabulary) ??
    taskInText(subject.title, vocabulary) ??
    taskInText(file.replace(/[/_]/g, " "), vocabulary) ??
    datasetTask(dataset) ??
    zoo.manifest.defaults?.task ??
    firstOf(textOver(context, vocabulary), (text) => taskInText(text, vocabulary)) ??
    taskOfMetrics(context, vocabulary, true)
  );
}

/** Text of a document that is also about a table: of the sections around it, and of those that are about the whole. */
export function textOver(context: TableContext, vocabulary: Vocabulary): string[] {
  return context.around
    .filter(({ section }) =>
      section.every(
        (heading, depth) =>
          heading === context.section[depth] || vocabulary.sectionKeys.has(nameKey(heading)),
      ),
    )
    .map(({ text }) => text);
}

/**
 * The one task that all metrics of a table are of which are of one task only, such as mIoU.
 * @param shared whether those count, too, that other tasks share, such as AP of small objects
 */
function taskOfMetrics(context: TableContext, vocabulary: Vocabulary, shared = false): string | null {
  const tasks = new Set<string>();
  for (const { text } of context.grid.header) {
    const reading = readHeader(text, { task: null, tableWords: new Set() }, vocabulary);
    if (
      reading.kind !== "metric" ||
      reading.metric.task === undefined ||
      (reading.metric.shared && !shared) ||
      reading.generic
    )
      continue;
    tasks.add(reading.metric.task);
  }
  // Panoptic segmentation holds the others: its tables give their figures, too.
  if (tasks.has("panoptic segmentation")) return "panoptic segmentation";
  const [only] = tasks;
  return tasks.size === 1 ? (only ?? null) : null;
}
