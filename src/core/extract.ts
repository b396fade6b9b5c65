/** Extracts zoos: files in, the contract's Extraction out. Pure: reading files is `src/io`'s work. */

import type { Diagnostic, Extraction, Ledger, Zoo } from "./contract.ts";
import { extractDocument, type ObservedTable } from "./document-tables.ts";
import type { Finding } from "./findings.ts";
import { assignIds, type Identity } from "./identity.ts";
import { compareText, nameKey } from "./keys.ts";
import { MetadataIndex } from "./metadata.ts";
import { toDiagnostic } from "./severity.ts";
import { extractMetadata } from "./unlisted-metadata.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { withWords } from "./vocabulary-words.ts";
import { readDocuments } from "./zoo-documents.ts";
import type { ZooInput } from "./zoo-input.ts";

export type { ObservedTable, ZooInput };

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

/** Whether the ledger balances: every row and every metric cell is accounted for. */
export function balances(ledger: Ledger): boolean {
  return (
    ledger.bodyRows === ledger.resultRows + ledger.otherRows + ledger.skippedRows &&
    ledger.metricCells === ledger.metricCellsRead + ledger.metricCellsBlank + ledger.metricCellsDiagnosed
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
  const documents = readDocuments(zoo, vocabulary, report);
  const generic = new Set(vocabulary.words.genericFiles.map(nameKey));
  const metadata = new MetadataIndex((zoo.metadata ?? []).flat(), generic);
  const target = { extraction, identities, unknownHeaders, report, observe };
  for (const document of documents) extractDocument(document, metadata, vocabulary, target);
  extractMetadata(zoo, metadata, vocabulary, extraction, identities);
  for (const finding of unknownHeaders.values()) report(finding);
}
