/** What the page of a result shows. */
import type { Diagnostic, Document, Link, Result } from "../../core/contract.ts";
import { splitFileName } from "../../core/file-name.ts";
import { absolute, address } from "./address.ts";
import { catalogue, slugOf, sourceUrl, tableById, vocabulary, zooById, zooName } from "./catalogue.ts";
import { bibtexOf } from "./citation.ts";
import { documentHref } from "./documents.ts";
import { figureText, memoryText, metricTitle } from "./format.ts";
import { datasetTitle, methodProse } from "./prose.ts";
import { figure, resultName } from "./result-figures.ts";

export interface SourceRow {
  header: string[];
  cells: string[];
  place: string;
  href: string | null;
  document: Document;
  documentHref: string;
  section: string[];
}

function sourceRow(result: Result): SourceRow {
  const document = catalogue.documents.get(result.document);
  if (!document) throw new Error(`no document ${result.document}`);
  return {
    header: tableById.get(result.table)?.header ?? [],
    cells: result.source.cells,
    place: `${result.source.file}:${result.source.line}`,
    href: sourceUrl(document, result.source.line),
    document,
    documentHref: documentHref(document),
    section: result.section,
  };
}

export interface Download extends Link {
  file: string;
}

const linkOrder: Link["kind"][] = ["weights", "config", "log", "paper", "other"];

function downloads(result: Result): Download[] {
  return [...result.links]
    .sort((a, b) => linkOrder.indexOf(a.kind) - linkOrder.indexOf(b.kind))
    .map((link) => ({ ...link, file: splitFileName(link.url).file || link.label }));
}

/** Command of OpenMMLab's own test tool, from the row's config and checkpoint; null for other zoos and other paths. */
function command(result: Result): { config: string; text: string } | null {
  const repository = zooById.get(result.zoo)?.repository ?? "";
  if (!/^https:\/\/github\.com\/open-mmlab\/mm\w+\/?$/.test(repository)) return null;
  const config = result.links.find((link) => link.kind === "config")?.url;
  const weights = result.links.find((link) => link.kind === "weights")?.url;
  const path = config?.startsWith(repository)
    ? /\/(?:blob|tree)\/[^/]+\/(.+\.py)$/.exec(config)?.[1]
    : undefined;
  const file = weights === undefined ? "" : splitFileName(weights).file;
  if (path === undefined || !/\.(?:pth|pt)$/.test(file)) return null;
  return { config: path, text: `python tools/test.py ${path} ${file}` };
}

/** Further columns of the row that say something: those that only held a link are among the files. */
export function attributes(result: Result): [string, string][] {
  const labels = new Set(result.links.map((link) => link.label));
  return Object.entries(result.attributes).filter(
    ([, text]) => text !== "" && text !== "-" && text !== result.technique && !labels.has(text),
  );
}

/** Settings of a row, in the order in which a reader asks for them. */
function settings(result: Result): { name: string; text: string; href?: string; note?: string }[] {
  const method = { name: "Method", text: result.method, href: address.method(slugOf(result.method)) };
  const techniques = (result.technique?.split(" + ") ?? []).map((name) => ({
    name: "Technique",
    text: name,
    href: address.method(slugOf(name)),
  }));
  const stale = result.outdatedFigures
    ? { note: "the document calls its memory and speed figures outdated" }
    : {};
  const plain: [string, string | null | undefined, object?][] = [
    ["Backbone", result.backbone?.name],
    ["Neck", result.backbone?.neck],
    ["Modifiers", result.backbone?.modifiers.join(", ") || null],
    ["Schedule", result.schedule],
    [
      "Training memory",
      result.trainingMemoryGb === null ? null : `${result.trainingMemoryGb} GB a GPU`,
      stale,
    ],
    [
      "Inference speed",
      result.inferenceFps === null ? null : `${result.inferenceFps} fps, on the zoo's hardware`,
      stale,
    ],
    ["Task", result.task],
    ["Zoo", zooName(result.zoo)],
  ];
  return [
    method,
    ...techniques,
    ...plain.flatMap(([name, text, more]) =>
      text === null || text === undefined ? [] : [{ name, text, ...more }],
    ),
    ...attributes(result).map(([name, text]) => ({ name, text })),
  ];
}

const diagnosticsByResult = new Map<string, Diagnostic[]>();
const diagnosticsByLine = new Map<string, Diagnostic[]>();
for (const diagnostic of catalogue.extraction.diagnostics) {
  const [map, key] =
    diagnostic.result === undefined
      ? [diagnosticsByLine, `${diagnostic.file}:${diagnostic.line}`]
      : [diagnosticsByResult, diagnostic.result];
  map.set(key, [...(map.get(key) ?? []), diagnostic]);
}

/** Findings of a result: those that name it, and those of the line that its row stands on. */
function findings(result: Result): Diagnostic[] {
  return [
    ...(diagnosticsByResult.get(result.id) ?? []),
    ...(diagnosticsByLine.get(`${result.source.file}:${result.source.line}`) ?? []),
  ];
}

/** What structured metadata says of the same experiment, one line each. */
function metadata(result: Result): { place: string; lines: { name: string; text: string }[] } | null {
  const { metadata: said } = result;
  if (!said) return null;
  const lines: [string, string | null][] = [
    ["Name", said.name],
    ["Collection", said.collection],
    ["Training data", said.trainingData],
    ["Training memory", memoryText(said.trainingMemoryGb)],
    ...said.figures.map((one): [string, string] => [
      [one.metric, one.dataset && `on ${one.dataset}`].filter(Boolean).join(" "),
      String(one.value),
    ]),
  ];
  return {
    place: `${said.file}:${said.line}`,
    lines: lines.flatMap(([name, text]) => (text === null ? [] : [{ name, text }])),
  };
}

/** What the search filters results by. */
function searchFilters(result: Result): Record<string, (string | null)[]> {
  const year = methodProse.get(slugOf(result.method))?.data.paper?.year;
  return {
    dataset: result.metrics.map((metric) => datasetTitle(metric.dataset)),
    method: [result.method, ...(result.technique?.split(" + ") ?? [])],
    backbone: [result.backbone?.name ?? null],
    year: [year === undefined ? null : String(year)],
  };
}

/** Assembles the page of a result. */
export function resultPage(result: Result) {
  const name = resultName(result);
  const figures = result.metrics.map((metric) => figure(result, metric));
  const source = sourceRow(result);
  const url = absolute(address.result(result.id));
  const lead = result.metrics[0];
  return {
    result,
    name,
    figures,
    settings: settings(result),
    source,
    witnesses: (catalogue.witnesses.get(result.id) ?? []).map((witness) => ({
      ...sourceRow(witness),
      metrics: witness.metrics.map(
        (metric) =>
          `${metricTitle(vocabulary.metricById.get(metric.id)?.name ?? metric.id)} ${figureText(metric)}`,
      ),
    })),
    downloads: downloads(result),
    command: command(result),
    metadata: metadata(result),
    papers: source.document.bibtex,
    bibtex: bibtexOf(result, name, url, zooName(result.zoo)),
    findings: findings(result),
    url,
    description: `${name}: ${figures.map((item, index) => `${item.name} ${result.metrics[index] ? figureText(result.metrics[index]) : ""} on ${item.dataset}${item.split ? ` ${item.split}` : ""}`).join(", ") || "no figure read"}. From ${source.place}.`,
    lead: lead ? figureText(lead) : null,
    methodSlug: slugOf(result.method),
    filters: searchFilters(result),
  };
}
