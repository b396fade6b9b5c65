/** What the page on quality shows: the ledger, and every finding by zoo, document and rule. */
import type { Diagnostic, Severity } from "../../core/contract.ts";
import { balances } from "../../core/extract.ts";
import { compareText } from "../../core/keys.ts";
import { address } from "./address.ts";
import { catalogue, zooName } from "./catalogue.ts";
import { documentHref } from "./documents.ts";
import { documentAt } from "./findings.ts";
import { count } from "./format.ts";

export interface FindingGroup {
  title: string;
  href: string | null;
  findings: Diagnostic[];
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
    group.findings.push(diagnostic);
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
      .map(([rule, found]) => ({ rule, href: address.rule(rule), ...bySeverity(found) }))
      .sort(
        (a, b) =>
          b.errors - a.errors || b.warnings - a.warnings || b.hints - a.hints || compareText(a.rule, b.rule),
      ),
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
        ...bySeverity(diagnostics.filter(({ file }) => file.startsWith(`${zoo.id}/`))),
      };
    }),
    description: `Of ${count(ledger.metricCells, "metric cell")}, ${ledger.metricCellsRead.toLocaleString("en")} were read, ${ledger.metricCellsBlank.toLocaleString("en")} are blank, ${ledger.metricCellsDiagnosed.toLocaleString("en")} could not be read. ${count(diagnostics.length, "finding")} about the sources, each with its place.`,
  };
}

/** How many findings there are of each severity. */
function bySeverity(found: Diagnostic[]): { errors: number; warnings: number; hints: number } {
  const number = (severity: Severity) => found.filter((finding) => finding.severity === severity).length;
  return { errors: number("error"), warnings: number("warning"), hints: number("info") };
}
