/** What the page on quality shows: the ledger, and every finding by zoo, document and rule. */
import type { Diagnostic, Document } from "../../core/contract.ts";
import { balances } from "../../core/extract.ts";
import { address, base } from "./address.ts";
import { catalogue, sourceUrl, zooName } from "./catalogue.ts";
import { documentHref } from "./documents.ts";
import { count } from "./format.ts";

export interface FindingLine extends Diagnostic {
  ruleHref: string;
  href: string | null;
  resultHref: string | null;
}

export interface FindingGroup {
  title: string;
  href: string | null;
  findings: FindingLine[];
}

/** The document that a line of a file belongs to. */
function documentAt(file: string, line: number): Document | undefined {
  return catalogue.extraction.documents.find(
    (document) =>
      document.source.file === file && document.source.line <= line && line <= document.source.endLine,
  );
}

const resultByLine = new Map<string, string>();
for (const result of catalogue.extraction.results)
  resultByLine.set(`${result.source.file}:${result.source.line}`, result.id);

function findingLine(diagnostic: Diagnostic, document: Document | undefined): FindingLine {
  const id = diagnostic.result ?? resultByLine.get(`${diagnostic.file}:${diagnostic.line}`);
  return {
    ...diagnostic,
    ruleHref: base + diagnostic.url,
    href: document ? sourceUrl(document, diagnostic.line) : null,
    resultHref: id !== undefined && catalogue.results.has(id) ? address.result(id) : null,
  };
}

/** Assembles the page. */
export function qualityPage() {
  const { diagnostics, ledger, zoos, documents, tables, results } = catalogue.extraction;
  const groups = new Map<string, FindingGroup>();
  for (const diagnostic of diagnostics) {
    const document = documentAt(diagnostic.file, diagnostic.line);
    const key = document?.id ?? diagnostic.file;
    const group = groups.get(key) ?? {
      title: document ? `${zooName(document.zoo)}: ${document.title}` : diagnostic.file,
      href: document ? documentHref(document) : null,
      findings: [],
    };
    group.findings.push(findingLine(diagnostic, document));
    groups.set(key, group);
  }
  const rules = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics)
    rules.set(diagnostic.rule, [...(rules.get(diagnostic.rule) ?? []), diagnostic]);
  return {
    ledger,
    balanced: balances(ledger),
    results: catalogue.results.size,
    findings: diagnostics.length,
    groups: [...groups.values()],
    rules: [...rules]
      .map(([rule, found]) => ({
        rule,
        href: address.rule(rule),
        severity: found[0]?.severity ?? "warning",
        findings: found.length,
      }))
      .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1)),
    zoos: zoos.map((zoo) => {
      const own = documents.filter((document) => document.zoo === zoo.id);
      const ids = new Set(own.map((document) => document.id));
      return {
        name: zoo.name,
        home: zoo.home,
        documents: own.length,
        tables: tables.filter((table) => ids.has(table.document)).length,
        rows: tables.filter((table) => ids.has(table.document)).reduce((sum, table) => sum + table.rows, 0),
        results: results.filter((result) => result.zoo === zoo.id && result.primary).length,
        findings: diagnostics.filter((diagnostic) => diagnostic.file.startsWith(`${zoo.id}/`)).length,
      };
    }),
    description: `Of ${count(ledger.metricCells, "metric cell")}, ${ledger.metricCellsRead.toLocaleString("en")} were read, ${ledger.metricCellsBlank.toLocaleString("en")} are blank, ${ledger.metricCellsDiagnosed.toLocaleString("en")} could not be read. ${count(diagnostics.length, "finding")} about the sources, each with its place.`,
  };
}
