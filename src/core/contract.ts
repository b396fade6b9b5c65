/**
 * The data contract, v1: what `zooboard extract` prints and `dist/api/v1/` publishes.
 * Fields may be added; none changes its meaning within v1. The JSON Schema is generated from these schemas.
 */
import { z } from "zod";

const Source = z.object({ file: z.string(), line: z.int().min(1) });

export const Zoo = z.object({
  id: z.string().describe("Folder name of the zoo; the first part of every result id"),
  name: z.string(),
  repository: z.string().nullable().describe("Address of the repository the documents come from"),
  ref: z.string().nullable().describe("Branch, tag or commit that relative links are resolved at"),
  license: z.string().nullable(),
  home: z.string().nullable(),
});

export const Document = z.object({
  id: z.string().describe("<zoo>/<slug>; does not depend on where in a dump the document stands"),
  zoo: z.string(),
  title: z.string(),
  kind: z.enum(["method", "dataset", "other"]),
  arxiv: z.string().nullable().describe("arXiv id of the paper the document is about, without version"),
  bibtex: z.array(z.string()).describe("Citation entries, verbatim"),
  source: Source.extend({ endLine: z.int().min(1) }),
  method: z.string().nullable().describe("Slug of the method or technique that the document is about"),
  dataset: z.string().nullable().describe("Id of the dataset that the document is about"),
  superseded: z.string().nullable().describe("Id of the document that replaces this one"),
  translations: z.array(z.string()).describe("Files that hold the same document in other languages"),
});

export const Table = z.object({
  id: z.string(),
  document: z.string(),
  section: z.array(z.string()).describe("Headings above the table, outermost first, without the title"),
  kind: z.enum(["results", "statistics", "other"]),
  header: z.array(z.string()),
  rows: z.int().min(0).describe("Body rows"),
  source: Source,
  because: z.string().describe("Why the table was taken for its kind"),
  format: z.enum(["gfm", "html", "metadata"]),
});

export const Link = z.object({
  kind: z.enum(["config", "weights", "log", "paper", "other"]),
  label: z.string(),
  url: z.string().describe("Absolute where the zoo's repository is known"),
  raw: z.string().describe("The target as written"),
});

export const Metric = z.object({
  id: z.string(),
  value: z.number().describe("In the vocabulary's unit; AP is in percent"),
  dataset: z.string(),
  split: z.string().nullable(),
  splitSource: z.enum(["header", "text", "manifest", "convention"]),
  condition: z.string().nullable(),
  comparable: z.boolean(),
  reason: z.string().nullable(),
  raw: z.string().describe("The cell's text as written"),
  source: z.object({ line: z.int().min(1), column: z.int().min(1) }),
  apart: z
    .enum(["split", "condition", "class-subset", "output", "superseded"])
    .nullable()
    .describe("What sets a figure apart that is not comparable"),
});

export const Backbone = z.object({
  raw: z.string(),
  name: z.string(),
  neck: z.string().nullable(),
  modifiers: z.array(z.string()),
});

export const Result = z.object({
  id: z.string(),
  primary: z.boolean(),
  zoo: z.string(),
  document: z.string(),
  table: z.string(),
  section: z.array(z.string()),
  method: z.string(),
  technique: z.string().nullable(),
  backbone: Backbone.nullable(),
  schedule: z.string().nullable(),
  trainingMemoryGb: z.number().nullable(),
  inferenceFps: z.number().nullable(),
  metrics: z.array(Metric),
  attributes: z.record(z.string(), z.string()),
  links: z.array(Link),
  comparable: z.boolean(),
  reason: z.string().nullable(),
  source: Source.extend({ cells: z.array(z.string()) }),
  task: z.string().nullable(),
  outdatedFigures: z.boolean().describe("The document calls its memory and speed figures outdated"),
  metadata: z
    .object({
      file: z.string(),
      line: z.int(),
      name: z.string().nullable(),
      collection: z.string().nullable(),
      config: z.string().nullable(),
      weights: z.string().nullable(),
      paper: z.object({ title: z.string().nullable(), url: z.string().nullable() }).nullable(),
      trainingData: z.string().nullable(),
      trainingMemoryGb: z.number().nullable(),
      figures: z.array(
        z.object({
          task: z.string().nullable(),
          dataset: z.string().nullable(),
          metric: z.string(),
          value: z.number(),
          line: z.int(),
        }),
      ),
    })
    .nullable()
    .describe("What structured metadata (metafile.yml) says of the same checkpoint or config"),
});

export const Severity = z.enum(["error", "warning", "info"]);

export const Diagnostic = z.object({
  rule: z.string(),
  severity: Severity,
  message: z.string(),
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  actual: z.string().optional(),
  expected: z.array(z.string()).optional(),
  related: z.array(Source).optional(),
  url: z.string(),
  result: z.string().optional().describe("Id of the result whose row the finding is in"),
});

export const Ledger = z.object({
  documents: z.int(),
  tables: z.int(),
  bodyRows: z.int(),
  resultRows: z.int(),
  skippedRows: z.int(),
  metricCells: z.int(),
  metricCellsRead: z.int(),
  metricCellsBlank: z.int(),
  metricCellsDiagnosed: z.int(),
  otherRows: z.int().describe("Body rows of statistics and other tables"),
});

export const Extraction = z.object({
  zoos: z.array(Zoo),
  documents: z.array(Document),
  tables: z.array(Table),
  results: z.array(Result),
  diagnostics: z.array(Diagnostic),
  ledger: Ledger,
});

export type Zoo = z.infer<typeof Zoo>;
export type Document = z.infer<typeof Document>;
export type Table = z.infer<typeof Table>;
export type Link = z.infer<typeof Link>;
export type Metric = z.infer<typeof Metric>;
export type Backbone = z.infer<typeof Backbone>;
export type Result = z.infer<typeof Result>;
export type Severity = z.infer<typeof Severity>;
export type Diagnostic = z.infer<typeof Diagnostic>;
export type Ledger = z.infer<typeof Ledger>;
export type Extraction = z.infer<typeof Extraction>;
