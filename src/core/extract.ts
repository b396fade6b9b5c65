/** Extracts zoos: files in, the contract's Extraction out. Pure: reading files is `src/io`'s work. */

import { classifyTable } from "./classify.ts";
import type { ColumnReading } from "./columns.ts";
import {
  type DocumentOutline,
  datasetInHeading,
  datasetInProse,
  modelsPretrainedOn,
  outline,
  statedPhrases,
  type TableContext,
} from "./context.ts";
import type { Diagnostic, Document, Extraction, Ledger, Result, Table, Zoo } from "./contract.ts";
import { type DocumentSubject, readSubject } from "./document.ts";
import { type DocumentText, documentsOfFile, LONGEST_LINE } from "./documents.ts";
import type { Finding } from "./findings.ts";
import type { Block, GridRow } from "./grid.ts";
import { assignIds, type Identity } from "./identity.ts";
import { compareText, headerKey, nameKey, nameWords } from "./keys.ts";
import type { LinkBase } from "./links.ts";
import type { Manifest } from "./manifest.ts";
import { parseMarkdown } from "./markdown.ts";
import { MetadataIndex, type MetadataModel, type MetadataProblem } from "./metadata.ts";
import { readMetadataResults } from "./metadata-results.ts";
import { readRows } from "./results.ts";
import type { DraftResult, RowSetting } from "./row-setting.ts";
import type { AlignedRow } from "./rows.ts";
import { toDiagnostic } from "./severity.ts";
import { readHeaders } from "./table-columns.ts";
import {
  documentDatasets,
  firstOf,
  linkBase,
  nearestHeader,
  pathDataset,
  sharedDatasetOf,
  splitOf,
  taskOf,
  versionNear,
} from "./table-setting.ts";
import { unknownDatasetInHeading, unknownDatasetInProse } from "./unknown-dataset.ts";
import type { DatasetWord, Vocabulary } from "./vocabulary.ts";
import { withWords } from "./vocabulary-words.ts";

/** One zoo as read from disk. */
export interface ZooInput {
  id: string;
  manifest: Manifest;
  /** Line of an entry of `zoo.yaml`, by its path; absent where the manifest is no file. */
  manifestLine?: (path: (string | number)[]) => number;
  /** Markdown files, sorted by path; paths are relative to the zoo's folder, with `/`. */
  files: { path: string; text: string; translations?: string[] }[];
  /** Structured metadata, one list a metafile. */
  metadata?: MetadataModel[][];
  /** What could not be read of it. */
  metadataProblems?: MetadataProblem[];
  /** All files of the folder, for links that lead into it; absent where the folder is no checkout. */
  paths?: ReadonlySet<string>;
}

/** A table with all that was read about it, for the rules that check it. */
export interface ObservedTable {
  document: Document;
  subject: DocumentSubject;
  blocks: Block[];
  outline: DocumentOutline;
  table: Table;
  context: TableContext;
  columns: ColumnReading[];
  /** Rows of a results table with the results read from them; ids are assigned when all zoos are read. */
  rows: { row: GridRow; aligned: AlignedRow; result: Result }[];
  links: LinkBase;
}

/** A document that has been read but whose rows have not. */
interface ReadDocument {
  zoo: ZooInput;
  file: string;
  translations: string[];
  text: DocumentText;
  subject: DocumentSubject;
  blocks: Block[];
}

/**
 * Extracts all zoos.
 * @returns the extraction: everything in source order, zoos by id. Bad input never throws: it becomes a diagnostic.
 */
export function extract(
  zoos: ZooInput[],
  vocabulary: Vocabulary,
  observe?: (table: ObservedTable) => void,
): Extraction {
  const extraction: Extraction = {
    zoos: [],
    documents: [],
    tables: [],
    results: [],
    diagnostics: [],
    ledger: {
      documents: 0,
      tables: 0,
      bodyRows: 0,
      resultRows: 0,
      skippedRows: 0,
      metricCells: 0,
      metricCellsRead: 0,
      metricCellsBlank: 0,
      metricCellsDiagnosed: 0,
      otherRows: 0,
    },
  };
  const identities: Identity[] = [];
  for (const zoo of [...zoos].sort((a, b) => compareText(a.id, b.id))) {
    extraction.zoos.push(zooRecord(zoo));
    extractZoo(zoo, withWords(vocabulary, zoo.manifest.words), extraction, identities, observe);
  }
  const generic = new Set(vocabulary.words.genericFiles.map(nameKey));
  const assigned = assignIds(identities, generic);
  for (const [index, result] of extraction.results.entries()) {
    const identity = assigned[index];
    if (!identity) continue;
    result.id = identity.id;
    result.primary = identity.primary;
  }
  extraction.ledger.documents = extraction.documents.length;
  extraction.ledger.tables = extraction.tables.length;
  extraction.diagnostics.sort(byPlace);
  return extraction;
}

/** Stable order of diagnostics: file, line, column, rule, message. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function zooRecord(zoo: ZooInput): Zoo {
  const { name, repository, ref, license, home } = zoo.manifest;
  return {
    id: zoo.id,
    name: name ?? zoo.id,
    repository: repository ?? null,
    ref: ref ?? null,
    license: license ?? null,
    home: home ?? repository ?? null,
  };
}

function extractZoo(
  zoo: ZooInput,
  vocabulary: Vocabulary,
  extraction: Extraction,
  identities: Identity[],
  observe: ((table: ObservedTable) => void) | undefined,
): void {
  const unknownHeaders = new Map<string, Finding>();
  const report = (finding: Finding) => {
    extraction.diagnostics.push(toDiagnostic({ ...finding, file: `${zoo.id}/${finding.file}` }));
  };
  for (const { file, line, message } of zoo.metadataProblems ?? [])
    report({ rule: "unreadable-metafile", message, file, place: { line, column: 1 } });
  const documents: ReadDocument[] = [];
  const slugs = new Map<string, number>();
  for (const file of zoo.files) {
    const texts = documentsOfFile(file.text, vocabulary);
    if (texts.length === 0)
      report({
        rule: "empty-file",
        message: `Unexpected empty file \`${file.path}\`, expected markdown; it gives no document`,
        file: file.path,
        place: { line: 1, column: 1 },
      });
    for (const text of texts) {
      for (const place of text.longLines) {
        report({
          rule: "long-line",
          message: `Unexpected line of more than ${LONGEST_LINE} characters; what follows them is not read. Break it`,
          file: file.path,
          place,
        });
      }
      const blocks = parsed(text);
      if (blocks === null) {
        report({
          rule: "unreadable-document",
          message:
            "Unexpected depth of nested lists, quotes or elements, expected some hundreds at most; the document is left out",
          file: file.path,
          place: { line: text.line, column: 1 },
        });
        continue;
      }
      const shape = outline(blocks);
      const subject = readSubject(blocks, shape, file.path, text.several, vocabulary);
      const copies = slugs.get(subject.slug) ?? 0;
      slugs.set(subject.slug, copies + 1);
      if (copies > 0) subject.slug = `${subject.slug}-${copies + 1}`;
      applyManifest(subject, zoo.manifest, vocabulary);
      if (text.flattened) {
        report({
          rule: "flattened-document",
          message:
            "Unexpected document without newlines, expected one block a line; its headings and tables were restored",
          file: file.path,
          place: { line: text.line, column: 1 },
          document: subject.slug,
        });
      }
      documents.push({ zoo, file: file.path, translations: file.translations ?? [], text, subject, blocks });
    }
  }
  const generic = new Set(vocabulary.words.genericFiles.map(nameKey));
  const metadata = new MetadataIndex((zoo.metadata ?? []).flat(), generic);
  for (const document of documents) {
    extractDocument(document, vocabulary, extraction, identities, report, unknownHeaders, metadata, observe);
  }
  extractMetadata(zoo, metadata, vocabulary, extraction, identities);
  for (const finding of unknownHeaders.values()) report(finding);
}

/** The blocks of a document; null when it nests deeper than the parsers can follow. */
function parsed(text: DocumentText): Block[] | null {
  try {
    return parseMarkdown(text.source, text.lines).blocks;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function applyManifest(subject: DocumentSubject, manifest: Manifest, vocabulary: Vocabulary): void {
  const entry = manifest.documents?.[subject.slug];
  if (entry?.title) subject.title = entry.title;
  const kind = entry?.kind ?? manifest.defaults?.kind;
  if (kind) subject.kind = kind;
  if (entry?.method) subject.method = vocabulary.methodBySlug.get(entry.method) ?? subject.method;
  if (subject.kind === "dataset") {
    subject.method = null;
    subject.arxiv = null;
    const dataset = entry?.dataset ?? manifest.defaults?.dataset;
    subject.dataset ??= dataset === undefined ? null : datasetWord(dataset, vocabulary);
  }
}

/** A dataset that a manifest names; one that the vocabulary does not know is known by its id. */
function datasetWord(id: string, vocabulary: Vocabulary): DatasetWord {
  return vocabulary.datasetById.get(id) ?? { id, name: id };
}

function supersededBy(zoo: ZooInput, slug: string): string | null {
  const newer = zoo.manifest.supersedes?.find((entry) => entry.older === slug)?.newer;
  return newer === undefined ? null : `${zoo.id}/${newer}`;
}

function extractDocument(
  document: ReadDocument,
  vocabulary: Vocabulary,
  extraction: Extraction,
  identities: Identity[],
  report: (finding: Finding) => void,
  unknownHeaders: Map<string, Finding>,
  metadata: MetadataIndex,
  observe: ((table: ObservedTable) => void) | undefined,
): void {
  const { zoo, file, subject, blocks, text } = document;
  const shape = outline(blocks);
  const id = `${zoo.id}/${subject.slug}`;
  const superseded = supersededBy(zoo, subject.slug);
  const record: Document = {
    id,
    zoo: zoo.id,
    title: subject.title,
    kind: subject.kind,
    arxiv: subject.arxiv,
    bibtex: subject.bibtex,
    source: { file: `${zoo.id}/${file}`, line: text.line, endLine: text.endLine },
    method: subject.method?.slug ?? null,
    dataset: subject.dataset?.id ?? null,
    superseded,
    translations: (document.translations ?? []).map((translation) => `${zoo.id}/${translation}`),
  };
  extraction.documents.push(record);
  const manifestEntry = zoo.manifest.documents?.[subject.slug];
  const base = linkBase(zoo, subject.slug, file, manifestEntry?.path);
  const stated = statedPhrases(shape.prose, vocabulary);
  const proseDataset = firstOf(shape.prose, (paragraph) => datasetInProse(paragraph, vocabulary, true));
  const datasets = documentDatasets(shape.tables, vocabulary);
  for (const [index, context] of shape.tables.entries()) {
    const shared = sharedDatasetOf(context, datasets, vocabulary);
    const task = taskOf(context, subject, file, zoo, manifestEntry?.task, shared.dataset, vocabulary);
    const tableWords = new Set(
      [...context.section, subject.title, file, ...context.grid.header.map((cell) => cell.text)].flatMap(
        nameWords,
      ),
    );
    const columns = readHeaders(context.grid, { task, tableWords }, vocabulary);
    const { kind, because } = classifyTable(context.grid, columns, vocabulary);
    const table: Table = {
      id: `${id}#${index + 1}`,
      document: id,
      section: context.section,
      kind,
      header: context.grid.header.map((cell) => cell.text),
      rows: context.grid.rows.length,
      source: { file: `${zoo.id}/${file}`, line: context.grid.place.line },
      because,
      format: context.grid.format,
    };
    extraction.tables.push(table);
    extraction.ledger.bodyRows += table.rows;
    for (const repair of context.grid.repairs)
      report({
        rule: repair.rule,
        message: repair.message,
        file,
        place: repair.place,
        document: subject.slug,
      });
    if (table.rows === 0)
      report({
        rule: "empty-table",
        message: "Unexpected table without rows; add rows or remove it",
        file,
        place: context.grid.place,
        document: subject.slug,
      });
    if (kind !== "results") {
      observe?.({
        document: record,
        subject,
        blocks,
        outline: shape,
        table,
        context,
        columns,
        rows: [],
        links: base,
      });
      extraction.ledger.otherRows += table.rows;
      continue;
    }
    for (const [column, reading] of columns.entries()) {
      const header = context.grid.header[column];
      const meant = reading.kind === "role" ? reading.meant : undefined;
      if ((reading.kind !== "unknown" && meant === undefined) || !header || header.text === "") continue;
      const key = headerKey(header.text);
      if (unknownHeaders.has(key)) continue;
      const near = meant ?? nearestHeader(key, vocabulary);
      const kept = `which the vocabulary does not know${near === null ? "" : `; perhaps \`${near}\` is meant`}; its cells are kept as attributes. Add it to \`columns.yaml\` or \`metrics.yaml\``;
      unknownHeaders.set(key, {
        rule: "unknown-header",
        message: `Unexpected header \`${header.text}\`, ${meant === undefined ? kept : `expected \`${meant}\`, as which it is read; correct it`}`,
        file,
        place: header.place,
        actual: header.text,
        ...(near === null ? {} : { expected: [near] }),
        document: subject.slug,
      });
    }
    const condition = stated.get("tta-flip") ?? stated.get("tta");
    const headingDataset = firstOf([...context.section].reverse(), (heading) =>
      datasetInHeading(heading, vocabulary),
    );
    const nearDataset = firstOf(context.above, (paragraph) => datasetInProse(paragraph, vocabulary, false));
    const elsewhere = unknownDatasetInHeading(context, datasets.headings, vocabulary);
    const unknownHeading =
      elsewhere?.dataset && (elsewhere.certain || shared.dataset === null) ? elsewhere.dataset : null;
    const setting: RowSetting = {
      file,
      documentSlug: subject.slug,
      kind: subject.kind,
      documentMethod: subject.method,
      title: subject.title,
      fallbackMethod:
        subject.general || vocabulary.datasetNames.byKey.has(nameKey(subject.title))
          ? null
          : subject.title.replace(/\s*[:(].*$/, "").trim() || null,
      dataset: versionNear(
        (manifestEntry?.dataset ? datasetWord(manifestEntry.dataset, vocabulary) : undefined) ??
          unknownHeading ??
          headingDataset ??
          subject.dataset ??
          (subject.method === null ? datasetInHeading(subject.title, vocabulary) : null) ??
          nearDataset ??
          unknownDatasetInProse(context.above, vocabulary),
        context.above,
        vocabulary,
      ),
      defaultDataset:
        shared.dataset ??
        (shared.apart ? null : proseDataset?.id) ??
        pathDataset(file, vocabulary) ??
        zoo.manifest.defaults?.dataset ??
        null,
      pretrainingDataset: modelsPretrainedOn(shape.prose, vocabulary),
      split: splitOf(context, vocabulary),
      defaultSplit: manifestEntry?.split ?? zoo.manifest.defaults?.split,
      condition: condition
        ? { id: condition.phrase.id, reason: condition.phrase.reason ?? condition.phrase.id }
        : null,
      bracketsQuotePaper: stated.has("bracket-paper"),
      superseded,
      links: base,
      metadata,
    };
    const reading = readRows(context, columns, setting, vocabulary, report);
    extraction.ledger.resultRows += reading.rows.length;
    extraction.ledger.skippedRows += reading.skipped;
    extraction.ledger.metricCells += reading.metricCells;
    extraction.ledger.metricCellsRead += reading.read;
    extraction.ledger.metricCellsBlank += reading.blank;
    extraction.ledger.metricCellsDiagnosed += reading.diagnosed;
    let unknown = false;
    const observed: ObservedTable["rows"] = [];
    for (const { row, aligned, draft } of reading.rows) {
      const result = toResult(draft, zoo.id, id, table, task, stated.has("outdated-figures"));
      extraction.results.push(result);
      if (observe) observed.push({ row, aligned, result });
      identities.push(toIdentity(draft, zoo.id, subject, superseded !== null));
      unknown ||= draft.metrics.some((metric) => metric.dataset === "unknown");
    }
    observe?.({
      document: record,
      subject,
      blocks,
      outline: shape,
      table,
      context,
      columns,
      rows: observed,
      links: base,
    });
    if (unknown) {
      report({
        rule: "unknown-dataset",
        message:
          "Unexpected results without a dataset, expected one in a column, heading, the text above or the config's name; they stand on a board of their own. Name it, or set `dataset` in `zoo.yaml`",
        file,
        place: context.grid.place,
        document: subject.slug,
      });
    }
  }
}

function toResult(
  draft: DraftResult,
  zoo: string,
  document: string,
  table: Table,
  task: string | null,
  outdated: boolean,
): Result {
  const comparable = draft.metrics.some((metric) => metric.comparable);
  return {
    id: "",
    primary: true,
    zoo,
    document,
    table: table.id,
    section: table.section,
    method: draft.methodName,
    technique:
      draft.techniques.length === 0 ? null : draft.techniques.map((technique) => technique.name).join(" + "),
    backbone: draft.backbone,
    schedule: draft.schedule,
    trainingMemoryGb: draft.memory,
    inferenceFps: draft.fps,
    metrics: draft.metrics,
    attributes: draft.attributes,
    links: draft.links,
    comparable,
    reason: comparable ? null : (draft.metrics[0]?.reason ?? "the row has no figure"),
    source: { file: table.source.file, line: draft.line, cells: draft.cells },
    task: task ?? null,
    outdatedFigures: outdated,
    metadata: draft.metadata,
  };
}

/** Models of metafiles that no row was found for, where none of the file's models stands in a table. */
function extractMetadata(
  zoo: ZooInput,
  metadata: MetadataIndex,
  vocabulary: Vocabulary,
  extraction: Extraction,
  identities: Identity[],
): void {
  for (const models of zoo.metadata ?? []) {
    if (models.some((model) => metadata.joined.has(model))) continue;
    const base = linkBase(zoo, "", models[0]?.file ?? "", undefined);
    const reading = readMetadataResults(zoo.id, models, base, vocabulary);
    if (
      !reading ||
      extraction.documents.some(
        (document) => document.id === reading.document.id && document.kind === "dataset",
      )
    )
      continue;
    if (!extraction.documents.some((document) => document.id === reading.document.id))
      extraction.documents.push(reading.document);
    else reading.table.id = `${reading.document.id}#metadata`;
    for (const result of reading.results) result.table = reading.table.id;
    extraction.tables.push(reading.table);
    extraction.results.push(...reading.results);
    identities.push(...reading.identities);
    extraction.ledger.bodyRows += reading.results.length;
    extraction.ledger.resultRows += reading.results.length;
    const cells = models.reduce((sum, model) => sum + model.figures.length, 0);
    const read = reading.results.reduce((sum, result) => sum + result.metrics.length, 0);
    extraction.ledger.metricCells += read;
    extraction.ledger.metricCellsRead += read;
    if (cells > read) {
      extraction.diagnostics.push(
        toDiagnostic({
          rule: "unknown-metric",
          message: `Unexpected metric names in \`${models[0]?.file}\`: ${cells - read} of ${cells} figures have a name that the vocabulary does not know; add it to \`metrics.yaml\``,
          file: `${zoo.id}/${models[0]?.file}`,
          place: { line: models[0]?.line ?? 1, column: 1 },
        }),
      );
    }
  }
}

function toIdentity(
  draft: DraftResult,
  zoo: string,
  subject: DocumentSubject,
  superseded: boolean,
): Identity {
  const first = (kind: string) => draft.links.find((link) => link.kind === kind)?.url ?? null;
  const own = subject.method;
  let home = superseded ? 0 : 1;
  if (own !== null) {
    if (draft.techniques.includes(own)) home += 8;
    else if (own === draft.method && draft.techniques.length === 0) home += 8;
    else if (own === draft.method) home += 2;
  }
  const config = first("config");
  const raw = draft.links.find((link) => link.kind === "config")?.raw ?? "";
  const folder = config?.split("/").slice(-2)[0] ?? "";
  const ownFolder = /^(?:\.\/)?[^/:]+$/.test(raw) || nameKey(folder) === nameKey(subject.slug);
  if (ownFolder) home += 4;
  return {
    zoo,
    documentSlug: subject.slug,
    superseded,
    checkpoint: first("weights"),
    config,
    row: draft.identity,
    home,
  };
}

/** Whether the ledger balances: every row and every metric cell is accounted for. */
export function balances(ledger: Ledger): boolean {
  return (
    ledger.bodyRows === ledger.resultRows + ledger.otherRows + ledger.skippedRows &&
    ledger.metricCells === ledger.metricCellsRead + ledger.metricCellsBlank + ledger.metricCellsDiagnosed
  );
}
