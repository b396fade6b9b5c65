/** Schemas of `content/vocabulary/*.yaml`: what a word of the field is. */
import { z } from "zod";

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
  /** Names of splits that no other dataset has: where one stands and nothing else names a dataset, it is this one. */
  ownSplits: z.array(z.string()).optional(),
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
  unit: z.enum(["percent", "ratio", "count", "M", "G", "ms", "img/s", "px", "mm", "m", "rad", "m/s", "dB"]),
  better: z.enum(["higher", "lower"]),
  task: z.string().optional(),
  /** Tables of further tasks give it, too: it says nothing of a table's task. */
  shared: z.boolean().optional(),
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
  stores: z.array(z.string()),
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
export const Checks = z.strictObject({
  placeholders: z.array(z.string()),
  switches: z.array(z.strictObject({ headers: z.array(z.string()), tokens: z.array(z.string()) })),
  styles: z.array(z.string()),
  telling: z.array(z.array(z.string())),
  versions: z.array(
    z.strictObject({ name: z.string(), token: z.string(), instead: z.string(), means: z.string() }),
  ),
  networks: z.array(z.array(z.string())),
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
export type Checks = z.infer<typeof Checks>;

/** The files of the vocabulary and the schema of each. */
export const FILES = {
  methods: z.array(Method),
  datasets: z.array(Dataset),
  metrics: z.array(MetricWord),
  columns: z.array(Column),
  backbones: z.array(BackboneWord),
  words: Words,
  checks: Checks,
} as const;

export type VocabularyFile = keyof typeof FILES;
export type FileContents = { [Name in VocabularyFile]: z.infer<(typeof FILES)[Name]> };
export const vocabularyFiles = Object.keys(FILES) as VocabularyFile[];
