/**
 * What cells and file names claim about an experiment, in forms that can be compared: backbones, schedules, words.
 * Two claims conflict only where both say something about the same thing and nothing in them agrees.
 */

import { readBackboneToken } from "../backbone-names.ts";
import { findNames } from "../name-index.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { MethodWord } from "../vocabulary-schema.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { cellOf, isBlank, pair, sharers } from "./lint-row.ts";

/** So many rows that differ from their files in one way make it a habit of the zoo. */
export const HABIT = 3;

/** Parts of a backbone's common name: family, then depth or size, then what tells variants apart. */
function backboneParts(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/hrnetv2p?/, "hrnet")
    .split(/[-\s]+/)
    .map((part) => part.replace(/(?<=.)v\d[a-z]?$/, "").replace(/(\d)\.0(?=\D|$)/, "$1"));
}

/** Whether two common names can mean one backbone: "ResNeXt-101" is "ResNeXt-101-32x4d" said with fewer words. */
export function sameBackbone(a: string, b: string): boolean {
  const left = backboneParts(a);
  const right = backboneParts(b);
  for (let index = 0; index < Math.min(left.length, right.length); index++)
    if (left[index] !== right[index]) return false;
  return true;
}

/** Whether two common names can mean one network, though trained in other ways: a "BEiT-B" is a "ViT-B". */
export function sameNetwork(a: string, b: string, vocabulary: Vocabulary): boolean {
  const common = (name: string) => {
    const [family, ...rest] = name.split("-");
    const kin = vocabulary.checks.networks.find((families) => families.includes(family ?? ""));
    return [kin?.[0] ?? family, ...rest].join("-");
  };
  return sameBackbone(common(a), common(b));
}

const backbonesByVocabulary = new WeakMap<Vocabulary, Map<string, string[]>>();

/** All backbones that a file name speaks of: the student's and the teacher's. */
export function backbonesInStem(stem: string, vocabulary: Vocabulary): string[] {
  const cache = backbonesByVocabulary.get(vocabulary) ?? new Map<string, string[]>();
  backbonesByVocabulary.set(vocabulary, cache);
  const known = cache.get(stem);
  if (known) return known;
  const tokens = stem.split(/[_/]+/).filter((token) => token !== "");
  const found = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const name =
      readBackboneToken(tokens.slice(index, index + 4).join("-"), vocabulary) ??
      readBackboneToken(token, vocabulary);
    if (name !== null) found.add(name);
  }
  const names = [...found];
  cache.set(stem, names);
  return names;
}

/** Backbones that a file speaks of; a checkpoint's own folder may say what its name leaves out. */
export function backbonesOf({ kind, stem, name }: Witness, vocabulary: Vocabulary): string[] {
  const own = backbonesInStem(stem, vocabulary);
  return kind !== "weights" || own.length === 0
    ? own
    : [...new Set([...own, ...backbonesInStem(name.folder, vocabulary)])];
}

/** Whether a name can be compared at all: it has a depth or size beside its family. */
export function precise(backbone: string): boolean {
  return backboneParts(backbone).length > 1;
}

/** The one size of the input that a name states: "256x192". */
export function inputSizeOf(stem: string): string | null {
  const sizes = new Set(stem.match(/(?<![a-z0-9])\d{2,4}x\d{2,4}(?![a-z0-9])/gi));
  const [only] = sizes;
  return sizes.size === 1 && only && only.split("x").every((side) => Number(side) >= 64) ? only : null;
}

/** A length of training: epochs, multiples of the usual schedule, or thousands of iterations. */
export interface Span {
  amount: number;
  unit: "x" | "e" | "k";
}

/** Lengths of training in a file name: "coco-2x_1x_nuim" has two. */
export function spansInStem(stem: string): Span[] {
  return spansIn(stem.toLowerCase());
}

function spansIn(text: string): Span[] {
  return [...text.matchAll(/(?<![a-z0-9.])(\d+(?:\.\d+)?)([xk]|ep?)(?![a-z0-9]|-\d)/g)]
    .map((match) => ({
      amount: Number(match[1]),
      unit: (match[2] === "ep" ? "e" : match[2]) as Span["unit"],
    }))
    .filter(({ amount, unit }) => unit !== "k" || !CLASSES.has(amount));
}

/** Thousands of ImageNet's classes: `convnext_tiny_22k` says what a backbone was trained on, not for how long. */
const CLASSES = new Set([1, 21, 22]);

/** Lengths of training that a cell states; the header says what a bare number counts. */
export function spansInCell(text: string, header: string): Span[] {
  const clean = text.normalize("NFKC").toLowerCase().replace(/[*†‡]/g, "");
  const marked = spansIn(
    clean.replace(/(\d)\s*(?:epochs?|ep)\b/g, "$1e").replace(/(\d)\s*(?:k iters?|k)\b/g, "$1k"),
  );
  if (marked.length > 0) return marked;
  const bare = /^(\d+)(?:\s*iters?)?$/.exec(clean.replace(/[,\s]/g, ""));
  if (!bare) return [];
  const amount = Number(bare[1]);
  if (amount >= 1000) return [{ amount: amount / 1000, unit: "k" }];
  return /epoch/i.test(header) ? [{ amount, unit: "e" }] : [];
}

/** What the usual schedule means: 12 epochs of COCO. */
const EPOCHS = 12;

export type Agreement = "same" | "spelled" | "differ" | "unknown";

/** Compares two lists of spans. `spelled`: the same said in another unit; other units cannot be told apart. */
export function compareSpans(a: Span[], b: Span[]): Agreement {
  if (a.length === 0 || b.length === 0) return "unknown";
  const pairs = a.flatMap((left) => b.map((right) => [left, right] as const));
  if (pairs.some(([left, right]) => left.unit === right.unit && left.amount === right.amount)) return "same";
  const epochs = (span: Span) =>
    span.unit === "k" ? null : span.unit === "x" ? span.amount * EPOCHS : span.amount;
  if (
    pairs.some(
      ([left, right]) => left.unit !== right.unit && epochs(left) !== null && epochs(left) === epochs(right),
    )
  )
    return "spelled";
  return pairs.every(([left, right]) => left.unit === right.unit) ? "differ" : "unknown";
}

export function spanText(span: Span): string {
  return `${span.amount}${span.unit}`;
}

/** Index of the column that holds the schedule, or -1. */
export function scheduleColumn(row: LintRow): number {
  return row.table.columns.findIndex((column) => column.kind === "role" && column.role === "schedule");
}

/** Spans of a row's schedule cell. */
export function rowSpans(row: LintRow): Span[] {
  const index = scheduleColumn(row);
  const cell = index === -1 ? null : row.aligned.cells[index];
  return cell ? spansInCell(cell.text, row.table.observed.context.grid.header[index]?.text ?? "") : [];
}

/** The backbone that a row's own cells name, with the cell; null when it is inherited or only the heading has it. */
export function rowBackbone(
  row: LintRow,
  vocabulary: Vocabulary,
): { name: string; cell: NonNullable<ReturnType<typeof cellOf>> } | null {
  const backbone = row.result.backbone;
  if (!backbone || !precise(backbone.name)) return null;
  const known = readBackboneToken(backbone.raw.replace(/^[*\s]+/, ""), vocabulary) !== null;
  if (!known) return null;
  for (const role of ["backbone", "method"]) {
    const cell = cellOf(row, role);
    if (cell && !isBlank(cell.text, vocabulary) && cell.text.includes(backbone.raw.replace(/^\*+/, "")))
      return { name: backbone.name, cell };
  }
  return null;
}

const methodsByVocabulary = new WeakMap<Vocabulary, Map<string, MethodWord[]>>();

/** Methods and techniques that a file name speaks of. */
export function methodsInStem(stem: string, vocabulary: Vocabulary): MethodWord[] {
  const cache = methodsByVocabulary.get(vocabulary) ?? new Map<string, MethodWord[]>();
  methodsByVocabulary.set(vocabulary, cache);
  let found = cache.get(stem);
  if (!found) {
    found = [...new Set(findNames(vocabulary.methodNames, stem, true).map((hit) => hit.entry))];
    cache.set(stem, found);
  }
  return found;
}

/**
 * Judges a cell against config and checkpoint by a comparison of claims.
 * @returns who stands alone: the cell against both names, a name against the cell and the other, or two witnesses
 *   that disagree with no third to decide; null when all agree or say nothing
 */
export function judge<Claim>(
  cell: Claim | null,
  config: Claim | null,
  weights: Claim | null,
  differ: (a: Claim, b: Claim) => boolean,
): { alone: "cell" | "config" | "weights"; decided: boolean } | null {
  const conflict = (a: Claim | null, b: Claim | null) => a !== null && b !== null && differ(a, b);
  const cellConfig = conflict(cell, config);
  const cellWeights = conflict(cell, weights);
  const names = conflict(config, weights);
  if (cellConfig && cellWeights) return { alone: "cell", decided: !names };
  if (cellConfig && names) return { alone: "config", decided: true };
  if (cellWeights && names) return { alone: "weights", decided: true };
  if (cellConfig) return { alone: weights === null ? "cell" : "config", decided: false };
  if (cellWeights) return { alone: config === null ? "cell" : "weights", decided: false };
  if (names) return { alone: "config", decided: false };
  return null;
}

/**
 * Whether a verdict of cell against name stands although no third witness decides: the config is linked by this row
 * alone, so that it was made for it, and the checkpoint's name says nothing.
 */
export function ownName(
  row: LintRow,
  byConfig: Map<string, LintRow[]>,
  judged: { alone: string; decided: boolean },
): boolean {
  const { config, weights } = pair(row);
  return (
    judged.alone === "cell" && config !== null && weights === null && sharers(row, byConfig).length === 1
  );
}
