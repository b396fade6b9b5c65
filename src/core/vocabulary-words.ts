/** Adds a zoo's own words to the vocabulary. */

import { headerKey } from "./keys.ts";
import type { Manifest } from "./manifest.ts";
import { addNames, copyIndex } from "./name-index.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord, MethodWord } from "./vocabulary-schema.ts";

/** The vocabulary with the words of a manifest; the vocabulary itself is left as it is. */
export function withWords(vocabulary: Vocabulary, words: Manifest["words"]): Vocabulary {
  if (!words) return vocabulary;
  const columns = new Map(vocabulary.columns);
  for (const [role, headers] of Object.entries(words.columns ?? {})) {
    const column = [...vocabulary.columns.values()].find((candidate) => candidate.role === role);
    if (column) for (const header of headers) columns.set(headerKey(header), column);
  }
  const metricHeaders = new Map(vocabulary.metricHeaders);
  for (const [id, headers] of Object.entries(words.metrics ?? {})) {
    const metric = vocabulary.metricById.get(id);
    if (metric)
      for (const header of headers) metricHeaders.set(headerKey(header), [{ metric, generic: false }]);
  }
  const datasets = new Map(vocabulary.datasetById);
  const datasetNames = copyIndex(vocabulary.datasetNames);
  for (const [id, names] of Object.entries(words.datasets ?? {})) {
    const dataset: DatasetWord = datasets.get(id) ?? { id, name: names[0] ?? id };
    datasets.set(id, dataset);
    addNames(datasetNames, dataset, [id, ...names]);
  }
  const methods = new Map(vocabulary.methodBySlug);
  const methodNames = copyIndex(vocabulary.methodNames);
  for (const [slug, names] of Object.entries(words.methods ?? {})) {
    const method: MethodWord = methods.get(slug) ?? { slug, name: names[0] ?? slug, kind: "detector" };
    methods.set(slug, method);
    addNames(methodNames, method, [slug, ...names]);
  }
  return {
    ...vocabulary,
    columns,
    metricHeaders,
    datasetById: datasets,
    datasetNames,
    methodBySlug: methods,
    methodNames,
  };
}

/** Roles, metrics and the like that a manifest adds words to, but the vocabulary does not have. */
export function unknownWords(vocabulary: Vocabulary, words: Manifest["words"]): string[] {
  const roles = new Set([...vocabulary.columns.values()].map((column) => String(column.role)));
  return [
    ...Object.keys(words?.columns ?? {}).flatMap((role) =>
      roles.has(role) ? [] : [`words.columns.${role}`],
    ),
    ...Object.keys(words?.metrics ?? {}).flatMap((id) =>
      vocabulary.metricById.has(id) ? [] : [`words.metrics.${id}`],
    ),
  ];
}
