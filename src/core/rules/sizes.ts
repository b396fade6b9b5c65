/** Orders backbones by size, and finds rows that differ in nothing but one thing. */

import { readBackboneToken } from "../backbone-names.ts";
import { headerKey } from "../keys.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { LintRow } from "./inventory.ts";
import { pair } from "./lint-row.ts";

/** Sizes that letters stand for. */
const LETTERS = ["n", "t", "s", "m", "b", "l", "x", "xl", "h", "g"];

/** Parts of a backbone's name that say how large it is. */
function sizes(name: string): { family: string; numbers: number[] } {
  const [family = "", ...rest] = name
    .toLowerCase()
    .replace(/hrnetv2p?/, "hrnet")
    .split(/[-\s]+/);
  const numbers = rest.flatMap((part): number[] => {
    const letter = LETTERS.indexOf(part);
    if (letter !== -1) return [letter];
    const groups = /^(\d+)x(\d+)d$/.exec(part);
    if (groups) return [Number(groups[1]), Number(groups[2])];
    const flops = /^(\d+(?:\.\d+)?)([mg])f$/.exec(part);
    if (flops) return [Number(flops[1]) * (flops[2] === "g" ? 1000 : 1)];
    const number = /^[a-z]?(\d+)(?:v\d[a-z]?)?$/.exec(part);
    return number ? [Number(number[1])] : [];
  });
  return { family, numbers };
}

/** Whether the second backbone of one family is larger than the first; false where that cannot be told. */
export function larger(small: string, large: string): boolean {
  const [a, b] = [sizes(small), sizes(large)];
  if (a.family !== b.family || a.numbers.length !== b.numbers.length || a.numbers.length === 0) return false;
  return (
    a.numbers.every((number, index) => number <= (b.numbers[index] ?? 0)) &&
    a.numbers.some((number, index) => number < (b.numbers[index] ?? 0))
  );
}

/** Common name of a row's backbone; null for one that the vocabulary does not know: its letters may mean anything. */
export function knownBackbone(row: LintRow, vocabulary: Vocabulary): string | null {
  const { backbone } = row.result;
  return backbone && readBackboneToken(backbone.raw, vocabulary) === backbone.name ? backbone.name : null;
}

/**
 * What a row is but for its backbone, figures and links, for comparing rows alike.
 * @param idle headers that are left out
 */
export function settingKey(row: LintRow, vocabulary: Vocabulary, idle: readonly string[]): string {
  const skipped = new Set(idle.map(headerKey));
  const cells = Object.entries(row.result.attributes)
    .filter(([header, value]) => {
      const text = value.trim().toLowerCase();
      return !skipped.has(headerKey(header)) && !vocabulary.no.has(text) && !vocabulary.blanks.has(text);
    })
    .map(([header, value]) => [headerKey(header), value.trim().toLowerCase()])
    .sort();
  const { backbone } = row.result;
  return JSON.stringify([
    row.result.method,
    row.result.technique,
    backbone?.neck,
    backbone?.modifiers,
    cells,
  ]);
}

/** GPUs by images in the names of a row: speed and memory of other batches cannot be compared. */
export function batchKey(row: LintRow): string {
  const { config, weights } = pair(row);
  return (config ?? weights)?.name.batch ?? "";
}

/** Groups rows that are alike, and in each group takes, for each thing that tells them apart, its lowest and highest row. */
export function extremes(
  rows: LintRow[],
  likeness: (row: LintRow) => string,
  apart: (row: LintRow) => string | null,
  value: (row: LintRow) => number | null,
): Map<string, { low: LintRow; high: LintRow }>[] {
  const groups = new Map<string, Map<string, { low: LintRow; high: LintRow }>>();
  for (const row of rows) {
    const [name, own] = [apart(row), value(row)];
    if (name === null || own === null || own <= 0) continue;
    const key = likeness(row);
    const group = groups.get(key) ?? new Map<string, { low: LintRow; high: LintRow }>();
    groups.set(key, group);
    const known = group.get(name);
    if (!known) group.set(name, { low: row, high: row });
    else if (own < (value(known.low) ?? 0)) known.low = row;
    else if (own > (value(known.high) ?? 0)) known.high = row;
  }
  return [...groups.values()];
}
