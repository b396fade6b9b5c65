/** The index of methods: by family, by letter, by year. */

import { address } from "./address.ts";
import { catalogue, methodBySlug } from "./catalogue.ts";
import { type Family, families, familyName } from "./families.ts";
import { count } from "./format.ts";
import { methodName, methodProse, methodSlugs } from "./prose.ts";

export interface MethodEntry {
  slug: string;
  name: string;
  href: string;
  family: Family | null;
  year: number | null;
  results: number;
  /** First sentence of what we write about it. */
  aliases: string[];
}

function entry(slug: string): MethodEntry {
  const data = methodProse.get(slug)?.data;
  return {
    slug,
    name: methodName(slug),
    href: address.method(slug),
    family: data?.family ?? null,
    year: data?.paper?.year ?? null,
    results: methodBySlug.get(slug)?.results.length ?? 0,
    aliases: data?.aliases ?? [],
  };
}

export interface TimelineRow {
  family: string;
  /** One list for each year. */
  years: MethodEntry[][];
}

/** Assembles the index. */
export function methodsPage() {
  const entries = [...methodSlugs]
    .map(entry)
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));
  const years = [...new Set(entries.flatMap(({ year }) => (year === null ? [] : [year])))].sort(
    (a, b) => a - b,
  );
  const groups = [
    ...families.map((family) => ({
      id: family as string,
      name: familyName(family),
      methods: entries.filter((method) => method.family === family),
    })),
    {
      id: "unsorted",
      name: "Not yet described",
      methods: entries.filter((method) => method.family === null),
    },
  ].filter((group) => group.methods.length > 0);
  return {
    description: `${count(entries.length, "method")} and techniques of ${count(catalogue.extraction.zoos.length, "model zoo")}, each with its paper, its results across datasets and its documents.`,
    groups,
    letters: letters(entries),
    years,
    timeline: groups
      .map((group) => ({
        family: group.name,
        years: years.map((year) => group.methods.filter((method) => method.year === year)),
      }))
      .filter((row) => row.years.some((methods) => methods.length > 0)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function letters(entries: MethodEntry[]): { letter: string; methods: MethodEntry[] }[] {
  const groups = new Map<string, MethodEntry[]>();
  for (const method of entries) {
    const first = method.name.charAt(0).toUpperCase();
    const letter = /[A-Z]/.test(first) ? first : "0–9";
    groups.set(letter, [...(groups.get(letter) ?? []), method]);
  }
  return [...groups].map(([letter, methods]) => ({ letter, methods }));
}
