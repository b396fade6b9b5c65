/** The guide: our pages, and one page for each rule of the checks. */

import type { Diagnostic } from "../../core/contract.ts";
import { rules as checks } from "../../core/rules/index.ts";
import { severities, severityOf } from "../../core/severity.ts";
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

export interface RulePage {
  rule: string;
  family: string;
  /** Its severity, and when it is a lighter one. */
  severity: string;
  lighter: string | null;
  /** What it finds, and why that matters. */
  finds: string;
  why: string;
  href: string;
  /** The example that is also the rule's test: what it finds, and what looks alike and is left. */
  examples: { title: string; file: string; source: string; marked: { line: number; text: string }[] }[];
  findings: Diagnostic[];
}

/** An example with its longest lines cut, as a page shows it. */
function shortened(source: string): string {
  return source.replace(/^(.{400}).+$/gm, "$1…");
}

/** A page for each rule, from the rules' own headers. */
export function rulePages(): RulePage[] {
  const found = new Map<string, Diagnostic[]>();
  for (const diagnostic of catalogue.extraction.diagnostics) {
    const known = found.get(diagnostic.rule);
    if (known) known.push(diagnostic);
    else found.set(diagnostic.rule, [diagnostic]);
  }
  return checks.map(({ name, family, finds, why, lighter, example }) => ({
    rule: name,
    family,
    severity: severities[name] ?? "warning",
    lighter: lighter === undefined ? null : `${severityOf(name, true)} where ${lighter}`,
    finds,
    why,
    href: address.rule(name),
    examples: [
      ...Object.entries(example.files).map(([file, source]) => ({
        title: "Found",
        file,
        source: shortened(source),
        marked: example.expected.filter((place) => place.file === undefined || place.file === file),
      })),
      ...Object.entries(example.leaves).map(([file, source]) => ({
        title: "Left alone",
        file,
        source: shortened(source),
        marked: [],
      })),
    ],
    findings: found.get(name) ?? [],
  }));
}
