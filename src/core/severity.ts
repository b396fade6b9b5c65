/** The one table that says how grave a finding is. A rule that is not named here is a warning. */
import type { Diagnostic, Severity } from "./contract.ts";
import type { Finding } from "./findings.ts";

export const severities: Record<string, Severity> = {
  "unreadable-number": "warning",
  "missing-cells": "warning",
  "surplus-cell": "warning",
  "missing-outer-pipe": "info",
  "no-blank-line-before-table": "warning",
  "indented-table": "warning",
  "unclosed-table": "warning",
  "delimiter-row-mismatch": "warning",
  "links-in-metric-column": "error",
  "empty-link": "warning",
  "unsafe-link": "error",
  "empty-row": "info",
  "label-row": "info",
  "empty-table": "warning",
  "empty-file": "warning",
  "flattened-document": "error",
  "unknown-header": "info",
  "unknown-dataset": "warning",
  "second-title": "warning",
};

/** Address of a rule's page, relative to the site's base. */
export function ruleUrl(rule: string): string {
  return `guide/rules/${rule}/`;
}

/** Turns a finding into a diagnostic of the contract. */
export function toDiagnostic(finding: Finding): Diagnostic {
  return {
    rule: finding.rule,
    severity: severities[finding.rule] ?? "warning",
    message: finding.message,
    file: finding.file,
    line: finding.place.line,
    column: finding.place.column,
    ...(finding.actual === undefined ? {} : { actual: finding.actual }),
    ...(finding.expected === undefined ? {} : { expected: finding.expected }),
    ...(finding.related === undefined ? {} : { related: finding.related }),
    url: ruleUrl(finding.rule),
    ...(finding.result === undefined ? {} : { result: finding.result }),
  };
}
