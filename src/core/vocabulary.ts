/** The words of the field, and the indexes that the reader looks them up in. */
import { headerKey, nameKey, nameWords } from "./keys.ts";
import { push } from "./lists.ts";
import { emptyIndex, type NameIndex } from "./name-index.ts";
import {
  type BackboneWord,
  type Checks,
  type ColumnWord,
  type DatasetWord,
  FILES,
  type FileContents,
  type MethodWord,
  type MetricWord,
  type VocabularyFile,
  vocabularyFiles,
  type Words,
} from "./vocabulary-schema.ts";

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
  checks: Checks;
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
  const { contents, problems } = validate(sources);
  if (!contents) return { vocabulary: null, problems };
  const report: Report = (name, index, message) => {
    const source = sources.find((candidate) => candidate.name === name);
    problems.push({ file: source?.file ?? name, line: source?.lineOf([index]) ?? 1, message });
  };
  const { methods, datasets, metrics, columns, words, checks } = contents;
  const folded = (list: string[]) => new Set(list.map((word) => word.toLowerCase()));
  const vocabulary: Vocabulary = {
    methods,
    methodBySlug: new Map(methods.map((method) => [method.slug, method])),
    methodNames: indexMethods(methods, report),
    datasets,
    datasetById: new Map(datasets.map((dataset) => [dataset.id, dataset])),
    ...indexDatasets(datasets, report),
    metrics,
    metricById: new Map(metrics.map((metric) => [metric.id, metric])),
    metricHeaders: indexMetrics(metrics, report),
    columns: indexColumns(columns, report),
    backbones: contents.backbones.map((word, index) => ({
      ...word,
      regex: regex("backbones", index, word.pattern, report, true),
    })),
    words: {
      ...words,
      phrases: words.phrases.map((phrase, index) => ({
        ...phrase,
        regex: regex("words", index, phrase.pattern, report),
        unlessRegex: phrase.unless ? regex("words", index, phrase.unless, report) : null,
      })),
    },
    checks,
    blanks: folded(words.blanks),
    yes: folded(words.booleans.true),
    no: folded(words.booleans.false),
    sectionKeys: new Set(words.sections.map(nameKey)),
  };
  return problems.length > 0 ? { vocabulary: null, problems } : { vocabulary, problems };
}

/** Reports a problem of an entry of a vocabulary file. */
type Report = (name: VocabularyFile, index: number, message: string) => void;

/** Contents of all files, or null with what is wrong with them. */
function validate(sources: VocabularySource[]): {
  contents: FileContents | null;
  problems: VocabularyProblem[];
} {
  const problems: VocabularyProblem[] = [];
  const contents: Partial<Record<VocabularyFile, unknown>> = {};
  for (const name of vocabularyFiles) {
    const source = sources.find((candidate) => candidate.name === name);
    if (!source) {
      const file = `${name}.yaml`;
      problems.push({ file, line: 1, message: `Missing vocabulary file \`${file}\`, add it` });
      continue;
    }
    const parsed = FILES[name].safeParse(source.data);
    if (parsed.success) {
      contents[name] = parsed.data;
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
  return { contents: problems.length > 0 ? null : (contents as FileContents), problems };
}

function indexMethods(methods: MethodWord[], report: Report): NameIndex<MethodWord> {
  const names = emptyIndex<MethodWord>();
  for (const [index, method] of methods.entries()) {
    for (const word of [method.name, method.slug, ...(method.aliases ?? []), ...(method.short ?? [])]) {
      claim(names.byKey, nameKey(word), method, (owner) => {
        report("methods", index, taken(word, owner.slug));
      });
      names.longest = Math.max(names.longest, nameWords(word).length);
    }
    for (const word of method.short ?? []) names.shortKeys.add(nameKey(word));
  }
  return names;
}

function indexDatasets(
  datasets: DatasetWord[],
  report: Report,
): Pick<Vocabulary, "datasetNames" | "datasetTokens"> {
  const datasetNames = emptyIndex<DatasetWord>();
  const datasetTokens = new Map<string, DatasetWord>();
  for (const [index, dataset] of datasets.entries()) {
    for (const word of [dataset.name, dataset.id, ...(dataset.aliases ?? [])]) {
      claim(datasetNames.byKey, nameKey(word), dataset, (owner) => {
        report("datasets", index, taken(word, owner.id));
      });
      if (dataset.cased && nameKey(word) === nameKey(dataset.name))
        datasetNames.cased.set(nameKey(word), dataset.name);
      datasetNames.longest = Math.max(datasetNames.longest, nameWords(word).length);
    }
    for (const token of dataset.tokens ?? [])
      claim(datasetTokens, token.toLowerCase().replace(/[^a-z0-9.+]+/g, "-"), dataset, (owner) => {
        report("datasets", index, taken(token, owner.id));
      });
  }
  return { datasetNames, datasetTokens };
}

function indexMetrics(metrics: MetricWord[], report: Report): Vocabulary["metricHeaders"] {
  const headers: Vocabulary["metricHeaders"] = new Map();
  const owners = new Map<string, MetricWord>();
  for (const [index, metric] of metrics.entries()) {
    for (const word of metric.aliases ?? []) {
      const key = headerKey(word);
      claim(owners, key, metric, (owner) => {
        report("metrics", index, taken(word, owner.id));
      });
      push(headers, key, { metric, generic: false });
    }
    for (const word of metric.generic ?? []) push(headers, headerKey(word), { metric, generic: true });
  }
  return headers;
}

function indexColumns(columns: ColumnWord[], report: Report): Map<string, ColumnWord> {
  const headers = new Map<string, ColumnWord>();
  for (const [index, column] of columns.entries())
    for (const word of column.aliases)
      claim(headers, headerKey(word), column, (owner) => {
        report("columns", index, taken(word, owner.role));
      });
  return headers;
}

/** Registers a word for its owner; one that another owner has stays theirs, and is a clash. */
function claim<Owner>(
  owners: Map<string, Owner>,
  key: string,
  owner: Owner,
  clash: (owner: Owner) => void,
): void {
  const other = owners.get(key);
  if (other !== undefined && other !== owner) clash(other);
  else owners.set(key, owner);
}

function taken(word: string, owner: string): string {
  return `Unexpected alias \`${word}\`, it already belongs to \`${owner}\`; remove one of the two`;
}

/** Compiles a pattern of an entry; one that is none is reported, and matches nothing. */
function regex(name: VocabularyFile, index: number, pattern: string, report: Report, start = false): RegExp {
  try {
    new RegExp(pattern, "i"); // what the author wrote, so that the message shows that
    return new RegExp(start ? `^(?:${pattern})` : pattern, "i");
  } catch (error) {
    report(
      name,
      index,
      `Unexpected pattern \`${pattern}\`, expected a regular expression: ${(error as Error).message}`,
    );
    return /(?!)/;
  }
}
