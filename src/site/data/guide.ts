/** The guide: our pages, and one page for each rule of the checks. */

import type { Diagnostic } from "../../core/contract.ts";
import { severities } from "../../core/severity.ts";
import { address } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { guideEntries } from "./prose.ts";

export interface GuideLink {
  title: string;
  summary: string;
  href: string;
  slug: string;
}

/** Pages of the guide in reading order. */
export function guideLinks(): GuideLink[] {
  return guideEntries.map(({ id, data }) => ({
    slug: id,
    title: data.title,
    summary: data.summary,
    href: address.guidePage(id),
  }));
}

export interface Rule {
  rule: string;
  severity: string;
  href: string;
  findings: Diagnostic[];
}

/** All rules: those of the table of severities, and any other that found something. */
export function rules(): Rule[] {
  const { diagnostics } = catalogue.extraction;
  const names = [...new Set([...Object.keys(severities), ...diagnostics.map(({ rule }) => rule)])].sort();
  return names.map((rule) => ({
    rule,
    severity: severities[rule] ?? "warning",
    href: address.rule(rule),
    findings: diagnostics.filter((diagnostic) => diagnostic.rule === rule),
  }));
}
