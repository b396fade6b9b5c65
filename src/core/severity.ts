/** The one table that says how grave a finding is. A rule that is not named here is a warning. */
import type { Diagnostic, Severity } from "./contract.ts";
import type { Finding } from "./findings.ts";

export const severities: Record<string, Severity> = {
  // shape
  "missing-cells": "warning",
  "surplus-cell": "warning",
  "missing-outer-pipe": "info",
  "no-blank-line-before-table": "warning",
  "indented-table": "warning",
  "unclosed-table": "warning",
  "unreadable-document": "error",
  "unreadable-metafile": "warning",
  "long-line": "warning",
  "delimiter-row-mismatch": "error",
  "links-in-metric-column": "error",
  "empty-row": "info",
  "label-row": "info",
  "empty-table": "warning",
  "empty-file": "warning",
  "flattened-document": "error",
  "merge-marker": "error",
  "empty-section": "warning",
  "repeated-heading": "warning",
  "second-title": "warning",
  "repeated-header": "warning",
  "row-without-figures": "warning",
  "missing-figure": "warning",
  "missing-cost": "info",
  "empty-column": "info",
  "wrong-kind-of-value": "error",
  // values
  "unreadable-number": "warning",
  "decimal-comma": "error",
  "fewer-decimals": "info",
  "fraction-for-percent": "warning",
  "impossible-figure": "error",
  "mask-figure-without-masks": "error",
  "copied-figures": "warning",
  "unreadable-citation": "warning",
  "speed-against-size": "warning",
  "memory-against-size": "warning",
  "memory-of-like-rows": "warning",
  // links
  "empty-link": "error",
  "unsafe-link": "error",
  "placeholder-link": "warning",
  "link-to-folder": "error",
  "wrong-kind-of-file": "error",
  "missing-config": "warning",
  "missing-links": "info",
  "missing-weights": "info",
  "missing-target": "error",
  "broken-address": "error",
  "path-outside-prefix": "error",
  "mixed-encoding": "info",
  "mixed-protocol": "info",
  "odd-file-name": "warning",
  // witnesses
  "backbone-mismatch": "error",
  "schedule-mismatch": "error",
  "detector-mismatch": "error",
  "variant-mismatch": "error",
  "neck-mismatch": "warning",
  "dataset-mismatch": "warning",
  "batch-mismatch": "warning",
  "setting-mismatch": "warning",
  "input-size-mismatch": "warning",
  "pretraining-mismatch": "warning",
  "config-mismatch": "warning",
  "link-text-mismatch": "warning",
  "misspelled-name": "error",
  "loose-name": "info",
  "checkpoint-of-another-row": "error",
  "log-of-another-row": "error",
  "log-mismatch": "error",
  "shared-log": "warning",
  "date-mismatch": "info",
  "figure-mismatch": "error",
  "metafile-mismatch": "error",
  "schedule-in-text": "error",
  "batch-in-text": "error",
  "config-in-text": "warning",
  "other-version": "info",
  // identity
  "same-checkpoint-other-figures": "error",
  "same-checkpoint-other-cost": "warning",
  "shared-config": "error",
  "repeated-row": "error",
  "repeated-citation-key": "error",
  "repeated-title": "error",
  "shared-paper-link": "error",
  // vocabulary
  "unread-table": "info",
  "unknown-header": "info",
  "unknown-dataset": "warning",
  "unknown-metric": "warning",
  "unknown-backbone": "info",
  "unknown-method": "info",
  "method-spelling": "info",
  "backbone-spelling": "info",
  "imprecise-backbone": "info",
  "schedule-spelling": "info",
  "header-spelling": "info",
  // settings
  "unused-silence": "warning",
  "unknown-rule": "warning",
};

/** From the lightest to the gravest. */
export const GRADES: readonly Severity[] = ["info", "warning", "error"];

/** Severity of a finding; one that rests on a single witness is a grade lighter than the table says. */
export function severityOf(rule: string, light: boolean): Severity {
  const severity = severities[rule] ?? "warning";
  return light ? (GRADES[Math.max(0, GRADES.indexOf(severity) - 1)] ?? "info") : severity;
}

/** Address of a rule's page, relative to the site's base. */
export function ruleUrl(rule: string): string {
  return `guide/rules/${rule}/`;
}

/** Turns a finding into a diagnostic of the contract. */
export function toDiagnostic(finding: Finding): Diagnostic {
  return {
    rule: finding.rule,
    severity: severityOf(finding.rule, finding.light ?? false),
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
