/** Findings with the addresses of their places: the line in its repository, the result of the row, the rule. */
import type { Diagnostic, Document } from "../../core/contract.ts";
import { address, base } from "./address.ts";
import { catalogue, sourceUrl } from "./catalogue.ts";

export interface FindingLine extends Diagnostic {
  ruleHref: string;
  /** The line in the zoo's repository; null where the zoo has no address. */
  href: string | null;
  resultHref: string | null;
}

/** The document that a line of a file belongs to. */
export function documentAt(file: string, line: number): Document | undefined {
  return catalogue.extraction.documents.find(
    (document) =>
      document.source.file === file && document.source.line <= line && line <= document.source.endLine,
  );
}

const resultByLine = new Map<string, string>();
for (const result of catalogue.extraction.results)
  resultByLine.set(`${result.source.file}:${result.source.line}`, result.id);

/** Adds to a finding where it leads. */
export function findingLine(diagnostic: Diagnostic): FindingLine {
  const document = documentAt(diagnostic.file, diagnostic.line);
  const id = diagnostic.result ?? resultByLine.get(`${diagnostic.file}:${diagnostic.line}`);
  return {
    ...diagnostic,
    ruleHref: base + diagnostic.url,
    href: document ? sourceUrl(document, diagnostic.line) : null,
    resultHref: id !== undefined && catalogue.results.has(id) ? address.result(id) : null,
  };
}
