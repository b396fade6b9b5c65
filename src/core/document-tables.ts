/** Reads the tables of one document into the extraction: what each of them is, and the results of those that hold some. */
import { classifyTable } from "./classify.ts";
import type { ColumnReading } from "./column-reading.ts";
import { type DocumentOutline, outline, type TableContext } from "./context.ts";
import type { Document, Extraction, Result, Table } from "./contract.ts";
import type { DocumentSubject } from "./document.ts";
import { toIdentity, toResult } from "./draft-result.ts";
import type { Finding, Report } from "./findings.ts";
import type { Block, GridRow } from "./grid.ts";
import type { Identity } from "./identity.ts";
import { nameWords } from "./keys.ts";
import type { LinkBase } from "./links.ts";
import type { MetadataIndex } from "./metadata.ts";
import { readRows, type TableReading } from "./results.ts";
import { type DocumentSetting, documentSetting, rowSetting } from "./results-setting.ts";
import type { AlignedRow } from "./rows.ts";
import { readHeaders } from "./table-columns.ts";
import { sharedDatasetOf, taskOf } from "./table-setting.ts";
import { freeName } from "./unknown-dataset.ts";
import { findUnknownHeaders } from "./unknown-header.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { ReadDocument } from "./zoo-documents.ts";

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

/** Where what is read of a document goes. */
export interface ExtractionTarget {
  extraction: Extraction;
  /** One a result of the extraction, in its order. */
  identities: Identity[];
  /** Findings about headers of the zoo, by header. */
  unknownHeaders: Map<string, Finding>;
  report: Report;
  observe: ((table: ObservedTable) => void) | undefined;
}

/** Adds a document, its tables and their results to the extraction. */
export function extractDocument(
  document: ReadDocument,
  metadata: MetadataIndex,
  vocabulary: Vocabulary,
  target: ExtractionTarget,
): void {
  const setting = documentSetting(document, outline(document.blocks), vocabulary);
  const record = documentRecord(document, setting.superseded);
  target.extraction.documents.push(record);
  for (const [index, context] of setting.outline.tables.entries())
    extractTable(context, index, document, record, setting, metadata, vocabulary, target);
}

function documentRecord(
  { zoo, file, subject, text, translations }: ReadDocument,
  superseded: string | null,
): Document {
  return {
    id: `${zoo.id}/${subject.slug}`,
    zoo: zoo.id,
    title: subject.title,
    kind: subject.kind,
    arxiv: subject.arxiv,
    bibtex: subject.bibtex,
    source: { file: `${zoo.id}/${file}`, line: text.line, endLine: text.endLine },
    method: subject.method?.slug ?? null,
    dataset: subject.dataset?.id ?? null,
    superseded,
    translations: translations.map((translation) => `${zoo.id}/${translation}`),
  };
}

function extractTable(
  context: TableContext,
  index: number,
  document: ReadDocument,
  record: Document,
  setting: DocumentSetting,
  metadata: MetadataIndex,
  vocabulary: Vocabulary,
  target: ExtractionTarget,
): void {
  const { zoo, file, subject, blocks } = document;
  const { extraction, identities, report, observe } = target;
  const shared = sharedDatasetOf(context, setting.datasets, vocabulary);
  const task = taskOf(context, subject, file, zoo, setting.manifestEntry?.task, shared.dataset, vocabulary);
  const header = context.grid.header.map((cell) => cell.text);
  const tableWords = new Set([...context.section, subject.title, file, ...header].flatMap(nameWords));
  const columns = readHeaders(context.grid, { task, tableWords }, vocabulary);
  const { kind, because } = classifyTable(context.grid, columns, vocabulary);
  const table: Table = {
    id: `${record.id}#${index + 1}`,
    document: record.id,
    section: context.section,
    kind,
    header,
    rows: context.grid.rows.length,
    source: { file: `${zoo.id}/${file}`, line: context.grid.place.line },
    because,
    format: context.grid.format,
  };
  extraction.tables.push(table);
  extraction.ledger.bodyRows += table.rows;
  reportGrid(context, file, subject.slug, report);
  const observed: ObservedTable = {
    document: record,
    subject,
    blocks,
    outline: setting.outline,
    table,
    context,
    columns,
    rows: [],
    links: setting.links,
  };
  if (kind !== "results") {
    observe?.(observed);
    extraction.ledger.otherRows += table.rows;
    return;
  }
  findUnknownHeaders(context.grid, columns, file, subject.slug, vocabulary, target.unknownHeaders);
  const ofRows = rowSetting(context, document, setting, shared, metadata, vocabulary);
  const reading = readRows(context, columns, ofRows, vocabulary, report);
  addToLedger(reading, extraction.ledger);
  let unknown = false;
  for (const { row, aligned, draft } of reading.rows) {
    const result = toResult(draft, zoo.id, record.id, table, task, setting.stated.has("outdated-figures"));
    extraction.results.push(result);
    observed.rows.push({ row, aligned, result });
    identities.push(toIdentity(draft, zoo.id, subject, setting.superseded !== null, context.section));
    unknown ||= draft.metrics.some(
      ({ id, dataset }) => dataset === "unknown" && !vocabulary.metricById.get(id)?.cost,
    );
  }
  observe?.(observed);
  if (unknown) {
    const name = freeName(context, vocabulary);
    report({
      rule: "unknown-dataset",
      message: `Unexpected results ${
        name === null
          ? "without a dataset, expected one in a column, heading, the text above or the config's name"
          : `under \`${name}\`, which is no dataset that is known`
      }; they stand on a board of their own. Name it, or set \`dataset\` in \`zoo.yaml\``,
      light: name !== null,
      file,
      place: context.grid.place,
      document: subject.slug,
    });
  }
}

/** Reports what had to be repaired before the table could be read, and that it holds nothing. */
function reportGrid({ grid }: TableContext, file: string, document: string, report: Report): void {
  for (const { rule, message, place } of grid.repairs) report({ rule, message, file, place, document });
  if (grid.rows.length === 0)
    report({
      rule: "empty-table",
      message: "Unexpected table without rows; add rows or remove it",
      file,
      place: grid.place,
      document,
    });
}

function addToLedger(reading: TableReading, ledger: Extraction["ledger"]): void {
  ledger.resultRows += reading.rows.length;
  ledger.skippedRows += reading.skipped;
  ledger.metricCells += reading.metricCells;
  ledger.metricCellsRead += reading.read;
  ledger.metricCellsBlank += reading.blank;
  ledger.metricCellsDiagnosed += reading.diagnosed;
}
