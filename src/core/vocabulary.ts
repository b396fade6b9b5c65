/**
 * The words of the field: schemas of `content/vocabulary/*.yaml` and the indexes that the reader looks words up in.
 */
import { z } from "zod";
import { headerKey, nameKey, nameWords } from "./keys.ts";

const Method = z.strictObject({
  slug: z.string().regex(/^[a-z0-9.-]+$/),
  name: z.string(),
  kind: z.enum(["detector", "technique"]),
  /** What it predicts; a metric of another kind is not credible. */
  outputs: z.array(z.enum(["box", "mask", "keypoint", "proposal"])).optional(),
  /** A technique that is evaluated by itself, such as a proposal network. */
  standalone: z.boolean().optional(),
  /** The detector that a technique is added to where a document names none. */
  base: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  /** Words that mean the method only in a cell that names a model. */
  short: z.array(z.string()).optional(),
});

const Dataset = z.strictObject({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  aliases: z.array(z.string()).optional(),
  tokens: z.array(z.union([z.string(), z.number()]).transform(String)).optional(),
  /** The split that tables report by convention; null: none is named. */
  split: z.string().nullable().optional(),
  splits: z.array(z.string()).optional(),
  metricNotes: z.record(z.string(), z.string()).optional(),
  /** What is measured on it, where that is one task. */
  task: z.string().optional(),
  /** Id of the dataset that this one is a version of. */
  versionOf: z.string().optional(),
  /** Its name is also a plain word: it counts only in the case that it is written in here. */
  cased: z.boolean().optional(),
  home: z.url().optional(),
});

const MetricWord = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  name: z.string(),
  unit: z.enum(["percent", "ratio", "count", "M", "G", "ms", "img/s", "px", "mm", "m", "rad", "m/s"]),
  better: z.enum(["higher", "lower"]),
  task: z.string().optional(),
  /** Describes the model, not its results: no leaderboard. */
  cost: z.boolean().optional(),
  /** The header names a class; the class becomes the condition. */
  perClass: z.boolean().optional(),
  aliases: z.array(z.string()).optional(),
  /** Headers that mean this metric only under its task. */
  generic: z.array(z.string()).optional(),
  /** Words that must stand in the table's header or headings for the aliases to count. */
  tableWords: z.array(z.string()).optional(),
});

const Column = z.strictObject({
  role: z.enum([
    "method",
    "backbone",
    "neck",
    "schedule",
    "memory",
    "fps",
    "train-time",
    "dataset",
    "split",
    "config",
    "weights",
    "log",
    "download",
    "paper",
    "classes",
    "teacher",
    "pretraining",
    "technique",
    "note",
    "setting",
  ]),
  fallback: z.boolean().optional(),
  beside: z.literal("pretraining").optional(),
  unit: z.string().optional(),
  units: z.record(z.string(), z.number()).optional(),
  aliases: z.array(z.string()),
});

const BackboneWord = z.strictObject({
  family: z.string(),
  pattern: z.string(),
  name: z.string(),
  upper: z.boolean().optional(),
});

const Phrase = z.strictObject({
  id: z.string(),
  pattern: z.string(),
  unless: z.string().optional(),
  reason: z.string().optional(),
});

const Words = z.strictObject({
  blanks: z.array(z.string()),
  booleans: z.strictObject({ true: z.array(z.string()), false: z.array(z.string()) }),
  necks: z.array(z.string()),
  splits: z.record(z.string(), z.array(z.string())),
  sections: z.array(z.string()),
  tasks: z.record(z.string(), z.array(z.string())),
  conditions: z.array(
    z.strictObject({ id: z.string().nullable(), words: z.array(z.string()), reason: z.string() }),
  ),
  phrases: z.array(Phrase),
  asides: z.array(z.string()),
  reports: z.array(z.string()),
  fileKinds: z.record(z.enum(["config", "weights", "log"]), z.array(z.string())),
  linkLabels: z.record(z.enum(["config", "weights", "log", "paper", "other"]), z.array(z.string())),
  genericFiles: z.array(z.string()),
  paperHosts: z.array(z.string()),
  fileTokens: z.strictObject({
    schedule: z.string(),
    batch: z.string(),
    normalisation: z.array(z.string()),
    masks: z.array(z.string()),
  }),
});

/** Words of the checks, see `checks.yaml`. */
const Checks = z.strictObject({
  placeholders: z.array(z.string()),
  switches: z.array(z.strictObject({ headers: z.array(z.string()), tokens: z.array(z.string()) })),
  styles: z.array(z.string()),
  telling: z.array(z.array(z.string())),
  versions: z.array(
    z.strictObject({ name: z.string(), token: z.string(), instead: z.string(), means: z.string() }),
  ),
  folderHosts: z.array(z.string()),
  idle: z.array(z.string()),
  sizes: z.array(z.string()),
});

export type MethodWord = z.infer<typeof Method>;
export type DatasetWord = z.infer<typeof Dataset>;
export type MetricWord = z.infer<typeof MetricWord>;
export type ColumnWord = z.infer<typeof Column>;
export type BackboneWord = z.infer<typeof BackboneWord> & { regex: RegExp };
export type PhraseWord = z.infer<typeof Phrase> & { regex: RegExp; unlessRegex: RegExp | null };
export type Words = Omit<z.infer<typeof Words>, "phrases"> & { phrases: PhraseWord[] };

/** The files of the vocabulary and the schema of each. */
const FILES = {
  methods: z.array(Method),
  datasets: z.array(Dataset),
  metrics: z.array(MetricWord),
  columns: z.array(Column),
  backbones: z.array(BackboneWord),
  words: Words,
  checks: Checks,
} as const;

export type VocabularyFile = keyof typeof FILES;
export const vocabularyFiles = Object.keys(FILES) as VocabularyFile[];

/** One vocabulary file as read: its parsed content, and where a path in it stands. */
export interface VocabularySource {
  name: VocabularyFile;
  file: string;
  data: unknown;
  lineOf: (path: (string | number)[]) => number;
}

export interface VocabularyProblem {
  file: string;
  line: number;
  message: string;
}

/** Names that can be found inside a longer text. */
export interface NameIndex<Entry> {
  byKey: Map<string, Entry>;
  /** Keys that count only in cells that name one. */
  shortKeys: Set<string>;
  /** Keys that count only where the text has the name in its own case. */
  cased: Map<string, string>;
  longest: number;
}

export interface Vocabulary {
  methods: MethodWord[];
  methodBySlug: Map<string, MethodWord>;
  methodNames: NameIndex<MethodWord>;
  datasets: DatasetWord[];
  datasetById: Map<string, DatasetWord>;
  datasetNames: NameIndex<DatasetWord>;
  datasetTokens: Map<string, DatasetWord>;
  metrics: MetricWord[];
  metricById: Map<string, MetricWord>;
  metricHeaders: Map<string, { metric: MetricWord; generic: boolean }[]>;
  columns: Map<string, ColumnWord>;
  backbones: BackboneWord[];
  words: Words;
  checks: z.infer<typeof Checks>;
  blanks: Set<string>;
  yes: Set<string>;
  no: Set<string>;
  /** Keys of headings that name a part of a document. */
  sectionKeys: Set<string>;
}

/**
 * Validates the vocabulary files and builds the indexes.
 * @param sources all files; a missing one is a problem of its own
 * @returns the vocabulary, or null with the problems that prevent it; a clash of aliases names both places
 */
export function buildVocabulary(sources: VocabularySource[]): {
  vocabulary: Vocabulary | null;
  problems: VocabularyProblem[];
} {
  const problems: VocabularyProblem[] = [];
  const data: Partial<Record<VocabularyFile, unknown>> = {};
  for (const name of vocabularyFiles) {
    const source = sources.find((candidate) => candidate.name === name);
    if (!source) {
      problems.push({
        file: `${name}.yaml`,
        line: 1,
        message: `Missing vocabulary file \`${name}.yaml\`, add it`,
      });
      continue;
    }
    const parsed = FILES[name].safeParse(source.data);
    if (parsed.success) {
      data[name] = parsed.data;
      continue;
    }
    for (const issue of parsed.error.issues) {
      const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
      const keys = issue.code === "unrecognized_keys" ? [...path, issue.keys[0] ?? ""] : path;
      problems.push({
        file: source.file,
        line: source.lineOf(keys),
        message: `Unexpected content at \`${keys.join(".")}\`: ${issue.message}`,
      });
    }
  }
  if (problems.length > 0) return { vocabulary: null, problems };

  const methods = data.methods as MethodWord[];
  const datasets = data.datasets as DatasetWord[];
  const metrics = data.metrics as MetricWord[];
  const columns = data.columns as ColumnWord[];
  const words = data.words as z.infer<typeof Words>;

  const place = (name: VocabularyFile, index: number): { file: string; line: number } => {
    const source = sources.find((candidate) => candidate.name === name);
    return { file: source?.file ?? name, line: source?.lineOf([index]) ?? 1 };
  };
  /** Registers a word; a second owner of it is a clash. */
  const clash = <Owner>(
    name: VocabularyFile,
    index: number,
    taken: Map<string, Owner>,
    key: string,
    word: string,
    same: (owner: Owner) => boolean,
    label: (owner: Owner) => string,
    owner: Owner,
  ) => {
    const other = taken.get(key);
    if (other !== undefined && !same(other)) {
      problems.push({
        ...place(name, index),
        message: `Unexpected alias \`${word}\`, it already belongs to \`${label(other)}\`; remove one of the two`,
      });
      return;
    }
    taken.set(key, owner);
  };

  const methodIndex: NameIndex<MethodWord> = {
    byKey: new Map(),
    shortKeys: new Set(),
    cased: new Map(),
    longest: 1,
  };
  for (const [index, method] of methods.entries()) {
    for (const word of [method.name, method.slug, ...(method.aliases ?? []), ...(method.short ?? [])]) {
      clash(
        "methods",
        index,
        methodIndex.byKey,
        nameKey(word),
        word,
        (owner) => owner === method,
        (owner) => owner.slug,
        method,
      );
      methodIndex.longest = Math.max(methodIndex.longest, nameWords(word).length);
    }
    for (const word of method.short ?? []) methodIndex.shortKeys.add(nameKey(word));
  }
  const datasetIndex: NameIndex<DatasetWord> = {
    byKey: new Map(),
    shortKeys: new Set(),
    cased: new Map(),
    longest: 1,
  };
  const datasetTokens = new Map<string, DatasetWord>();
  for (const [index, dataset] of datasets.entries()) {
    for (const word of [dataset.name, dataset.id, ...(dataset.aliases ?? [])]) {
      clash(
        "datasets",
        index,
        datasetIndex.byKey,
        nameKey(word),
        word,
        (owner) => owner === dataset,
        (owner) => owner.id,
        dataset,
      );
      if (dataset.cased && nameKey(word) === nameKey(dataset.name))
        datasetIndex.cased.set(nameKey(word), dataset.name);
      datasetIndex.longest = Math.max(datasetIndex.longest, nameWords(word).length);
    }
    for (const token of dataset.tokens ?? []) {
      clash(
        "datasets",
        index,
        datasetTokens,
        token.toLowerCase().replace(/[^a-z0-9.+]+/g, "-"),
        token,
        (owner) => owner === dataset,
        (owner) => owner.id,
        dataset,
      );
    }
  }
  const metricHeaders: Vocabulary["metricHeaders"] = new Map();
  const metricOwner = new Map<string, MetricWord>();
  for (const [index, metric] of metrics.entries()) {
    for (const word of metric.aliases ?? []) {
      const key = headerKey(word);
      clash(
        "metrics",
        index,
        metricOwner,
        key,
        word,
        (owner) => owner === metric,
        (owner) => owner.id,
        metric,
      );
      push(metricHeaders, key, { metric, generic: false });
    }
    for (const word of metric.generic ?? []) push(metricHeaders, headerKey(word), { metric, generic: true });
  }
  const columnIndex = new Map<string, ColumnWord>();
  for (const [index, column] of columns.entries()) {
    for (const word of column.aliases) {
      clash(
        "columns",
        index,
        columnIndex,
        headerKey(word),
        word,
        (owner) => owner === column,
        (owner) => owner.role,
        column,
      );
    }
  }
  const regex = (
    name: VocabularyFile,
    index: number,
    pattern: string,
    flags: string,
    start = false,
  ): RegExp => {
    try {
      new RegExp(pattern, flags); // what the author wrote, so that the message shows that
      return new RegExp(start ? `^(?:${pattern})` : pattern, flags);
    } catch (error) {
      problems.push({
        ...place(name, index),
        message: `Unexpected pattern \`${pattern}\`, expected a regular expression: ${(error as Error).message}`,
      });
      return /(?!)/;
    }
  };
  const backbones = (data.backbones as z.infer<typeof BackboneWord>[]).map((word, index) => ({
    ...word,
    regex: regex("backbones", index, word.pattern, "i", true),
  }));
  const phrases = words.phrases.map((phrase, index) => ({
    ...phrase,
    regex: regex("words", index, phrase.pattern, "i"),
    unlessRegex: phrase.unless ? regex("words", index, phrase.unless, "i") : null,
  }));
  if (problems.length > 0) return { vocabulary: null, problems };

  const folded = (list: string[]) => new Set(list.map((word) => word.toLowerCase()));
  return {
    problems,
    vocabulary: {
      methods,
      methodBySlug: new Map(methods.map((method) => [method.slug, method])),
      methodNames: methodIndex,
      datasets,
      datasetById: new Map(datasets.map((dataset) => [dataset.id, dataset])),
      datasetNames: datasetIndex,
      datasetTokens,
      metrics,
      metricById: new Map(metrics.map((metric) => [metric.id, metric])),
      metricHeaders,
      columns: columnIndex,
      backbones,
      words: { ...words, phrases },
      checks: data.checks as z.infer<typeof Checks>,
      blanks: folded(words.blanks),
      yes: folded(words.booleans.true),
      no: folded(words.booleans.false),
      sectionKeys: new Set(words.sections.map(nameKey)),
    },
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A name found in a text. */
export interface NameHit<Entry> {
  entry: Entry;
  /** Position of its first and after its last word, counted in words. */
  start: number;
  end: number;
  text: string;
}

/**
 * Finds all known names in a text, longest match first, from left to right.
 * @param short whether words count that are names only in cells of model columns
 */
export function findNames<Entry>(index: NameIndex<Entry>, text: string, short: boolean): NameHit<Entry>[] {
  const words = nameWords(text);
  const hits: NameHit<Entry>[] = [];
  let start = 0;
  while (start < words.length) {
    let found: NameHit<Entry> | null = null;
    const keys: string[] = [];
    for (let end = start; end < Math.min(words.length, start + index.longest); end++)
      keys.push((keys[end - start - 1] ?? "") + (words[end] ?? ""));
    for (let end = start + keys.length; end > start; end--) {
      const key = keys[end - start - 1] ?? "";
      const entry = index.byKey.get(key);
      if (
        entry !== undefined &&
        (short || !index.shortKeys.has(key)) &&
        text.includes(index.cased.get(key) ?? "")
      ) {
        found = { entry, start, end, text: words.slice(start, end).join(" ") };
        break;
      }
    }
    if (found) hits.push(found);
    start = found ? found.end : start + 1;
  }
  return hits;
}
