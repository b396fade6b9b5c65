/** An extraction as lines of text that a person can judge: one line a document, table, result, diagnostic, and the ledger. */
import type { Diagnostic, Document, Extraction, Metric, Result, Table } from "../../src/core/contract.ts";

export function caseText(extraction: Extraction): string {
  const { documents, tables, results, diagnostics, ledger } = extraction;
  return `${[
    ...documents.map(documentLine),
    ...tables.map(tableLine),
    ...results.map(resultLine),
    ...diagnostics.map(diagnosticLine),
    `ledger ${Object.entries(ledger)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ")}`,
  ].join("\n")}\n`;
}

function documentLine(document: Document): string {
  const subject = [
    document.method && `method ${document.method}`,
    document.dataset && `dataset ${document.dataset}`,
    document.arxiv && `arxiv ${document.arxiv}`,
    document.bibtex.length > 0 && `${document.bibtex.length} citations`,
    document.superseded && `superseded by ${document.superseded}`,
    document.translations.length > 0 && `translations ${document.translations.join(" ")}`,
  ].filter((part) => part);
  const { file, line, endLine } = document.source;
  return `document ${document.id} "${document.title}" ${document.kind} ${file}:${line}-${endLine}${subject.map((part) => `, ${part}`).join("")}`;
}

function tableLine(table: Table): string {
  const section = table.section.length > 0 ? ` under ${table.section.join(" > ")}` : "";
  return `table ${table.id} ${table.kind} ${table.format} line ${table.source.line}, ${table.rows} rows [${table.header.join(" | ")}]${section}`;
}

function resultLine(result: Result): string {
  const { backbone } = result;
  const parts = [
    result.technique === null ? result.method : `${result.method} + ${result.technique}`,
    backbone === null
      ? "-"
      : [backbone.name, backbone.neck ?? "", ...backbone.modifiers.map((modifier) => `{${modifier}}`)]
          .filter((part) => part !== "")
          .join(" "),
    result.schedule ?? "-",
    result.trainingMemoryGb === null ? "-" : `${result.trainingMemoryGb} GB`,
    result.inferenceFps === null ? "-" : `${result.inferenceFps} fps`,
    result.metrics.length === 0 ? `no metric (${result.reason})` : result.metrics.map(metricText).join("; "),
    result.links.map((link) => (link.url === link.raw ? link.kind : `${link.kind} ${link.url}`)).join(" ") ||
      "no links",
  ];
  const attributes = Object.entries(result.attributes).map(([header, value]) => `${header}: ${value}`);
  if (attributes.length > 0) parts.push(`{${attributes.join(", ")}}`);
  if (result.outdatedFigures) parts.push("outdated figures");
  if (result.metadata) {
    const { file, line, name, collection, paper, trainingData, trainingMemoryGb, figures } = result.metadata;
    const said = [
      collection,
      paper && (paper.url ?? paper.title),
      trainingData,
      trainingMemoryGb !== null && `${trainingMemoryGb} GB`,
      ...figures.map((figure) => `${figure.metric} ${figure.value} ${figure.dataset} ${figure.task}`),
    ].filter((part) => part);
    parts.push(`metadata ${name} ${file}:${line} (${said.join(", ")})`);
  }
  return `${result.primary ? "result" : "witness"} ${result.id} line ${result.source.line}: ${parts.join(" | ")}`;
}

function metricText(metric: Metric): string {
  const apart = metric.comparable
    ? ""
    : ` [${metric.apart}${metric.condition === null ? "" : ` ${metric.condition}`}: ${metric.reason}]`;
  return `${metric.id} ${metric.value} ${metric.dataset}/${metric.split ?? "-"} ${metric.splitSource} @${metric.source.line}:${metric.source.column}${apart}`;
}

function diagnosticLine(diagnostic: Diagnostic): string {
  return `${diagnostic.severity} ${diagnostic.rule} ${diagnostic.file}:${diagnostic.line}:${diagnostic.column} ${diagnostic.message}`;
}
