/** Reads a header: whether its column holds a metric, a name, a link, a setting. */
import { editDistance, headerKey } from "./keys.ts";
import {
  type ColumnWord,
  type DatasetWord,
  findNames,
  type MetricWord,
  type Vocabulary,
} from "./vocabulary.ts";

/** What a header says beside the name of its column. */
interface Qualifiers {
  split: string | null;
  dataset: DatasetWord | null;
  /** undefined: the header says nothing; null: it says "the plain result". */
  condition: string | null | undefined;
  conditionReason: string | null;
  unit: string | null;
}

export interface MetricColumn extends Qualifiers {
  kind: "metric";
  metric: MetricWord;
  /** Its name means this metric only under its task. */
  generic: boolean;
  /** Class named by a per-class header. */
  className: string | null;
  /** Dataset whose name is part of the metric's: "COCO mAP" is also a way to count. */
  style: DatasetWord | null;
}

/** A column that is no metric. */
export interface RoleColumn {
  kind: "role";
  role: ColumnWord["role"];
  factor: number;
  /** Factors of the units that its cells may have. */
  units?: Record<string, number>;
  fallback: boolean;
  /** Its role where another column holds the downloads. */
  beside?: ColumnWord["role"];
  /** Read by its cells, its header does not say so. */
  inferred?: boolean;
  /** The known header that this one, misspelt, is read as. */
  meant?: string;
}

export type ColumnReading =
  | MetricColumn
  /** Two metrics in one column: "mAP_11 / mAP_40". */
  | { kind: "metrics"; parts: MetricColumn[] }
  | RoleColumn
  | { kind: "unknown" };

export interface HeaderContext {
  task: string | null;
  /** Words of the header row and headings, for metrics whose aliases are ambiguous. */
  tableWords: Set<string>;
}

/** Units in brackets, and the factor to the metric's own unit. */
const UNIT_FACTORS: Record<string, Record<string, number>> = {
  M: { m: 1, k: 0.001, g: 1000, b: 1000 },
  G: { g: 1, b: 1, m: 0.001, k: 0.000001, t: 1000, gflops: 1, mflops: 0.001, tflops: 1000 },
  ms: { ms: 1, s: 1000, "s/im": 1000, "s/img": 1000, "s/iter": 1000, "ms/img": 1 },
};

/** Factor from a unit, as written in header or cell, to the unit of the vocabulary; 1 where nothing is to convert. */
export function unitFactor(unit: string | null, target: string): number {
  if (unit === null) return 1;
  return UNIT_FACTORS[target]?.[unit.toLowerCase().replace(/^#/, "")] ?? 1;
}

/** What a header says without qualifiers. */
export const NOTHING: Qualifiers = {
  split: null,
  dataset: null,
  condition: undefined,
  conditionReason: null,
  unit: null,
};

/** Characters of a header that can still be a name. */
const LONGEST = 160;

/** Reads one header; never fails: what the vocabulary does not know is "unknown". */
export function readHeader(text: string, context: HeaderContext, vocabulary: Vocabulary): ColumnReading {
  const empty = NOTHING;
  const clean = text.replace(/[*†‡↑↓⬆⬇]+/g, "").trim();
  if (clean === "" || clean.length > LONGEST) return { kind: "unknown" };
  // "Results (Top-1 %) Linear Eval": a head over several headers.
  const headed = /^results?\b\s*(.+)$/i.exec(clean)?.[1];
  const headless = headed === undefined ? null : resolve(headed, empty, context, vocabulary, 0);
  if (headless?.kind === "metric" && !lookUp(clean, empty, context, vocabulary)) return headless;
  const inBrackets = bracketPair(clean, empty, context, vocabulary);
  if (inBrackets) return inBrackets;
  const unmarked = clean.replace(/(?:\^\d+|%)$/, "").trim();
  const found =
    resolve(clean, empty, context, vocabulary, 0) ??
    (unmarked === clean ? null : resolve(unmarked, empty, context, vocabulary, 0));
  if (found) return found;
  const parts = clean.split(/\s*(?:\/|\||\bor\b|\s-\s)\s*/);
  if (parts.length === 2) {
    const pair = parts.map((part) => resolve(part, empty, context, vocabulary, 0));
    const metrics = pair.filter((part): part is MetricColumn => part?.kind === "metric");
    if (metrics.length === 2) return { kind: "metrics", parts: metrics };
    const links = pair.filter(
      (part) =>
        part?.kind === "role" && ["weights", "log", "config", "download", "method"].includes(part.role),
    );
    if (links.length === 2) return { kind: "role", role: "download", factor: 1, fallback: false };
  }
  return misspelt(clean, vocabulary) ?? { kind: "unknown" };
}

/** Two figures of one metric in a column: "mAP (box;mask)", "mIoU (ss/ms)". */
function bracketPair(
  text: string,
  known: Qualifiers,
  context: HeaderContext,
  vocabulary: Vocabulary,
): ColumnReading | null {
  const [, base = "", first = "", second = ""] = /^(.+?)\s*\(([^();/]+)[;/]([^();/]+)\)$/.exec(text) ?? [];
  if (base === "" || lookUp(text, known, context, vocabulary)) return null;
  const parts = [first, second].flatMap((part) => {
    const found = resolve(`${part.trim()} ${base}`, known, context, vocabulary, 0);
    return found?.kind === "metric" && !found.metric.cost ? [found] : [];
  });
  return parts.length === 2 ? { kind: "metrics", parts } : null;
}

/** Letters that a header needs so that one wrong letter leaves no doubt of what is meant. */
const UNMISTAKABLE = 10;

/** Reads a long header with one wrong letter: "Pre-traind model". Figures are never read by a guess. */
function misspelt(text: string, vocabulary: Vocabulary): ColumnReading | null {
  const key = headerKey(text);
  if (key.replace(/[^\p{L}]/gu, "").length < UNMISTAKABLE || /\d/.test(key)) return null;
  for (const [known, column] of vocabulary.columns) {
    if (editDistance(key, known, 1) > 1) continue;
    const meant = column.aliases.find((alias) => headerKey(alias) === known) ?? known;
    return { ...roleOf(column, 1), meant };
  }
  return null;
}

/** Reads a header with its qualifiers taken off one by one; null where nothing known remains. */
export function resolve(
  text: string,
  known: Qualifiers,
  context: HeaderContext,
  vocabulary: Vocabulary,
  depth: number,
): MetricColumn | RoleColumn | null {
  const direct = lookUp(text, known, context, vocabulary);
  if (direct || depth > 4) return direct;
  const group = /^(.*?)\s*[([（【]([^()[\]（）]*)[)\]）】]\s*(.*)$/.exec(text);
  if (group) {
    const rest = `${group[1] ?? ""} ${group[3] ?? ""}`.trim();
    const inner = qualify(group[2] ?? "", known, vocabulary);
    if (rest !== "") {
      // "mAP (Mask)" is the mask mAP.
      const whole = inner ? null : lookUp(`${group[2]} ${rest}`, known, context, vocabulary);
      if (whole?.kind === "metric") return whole;
      const found = resolve(rest, inner ?? known, context, vocabulary, depth + 1);
      if (found && (inner || found.kind === "role" || /^[\d\s@.,:-]*$/.test(group[2] ?? ""))) return found;
      if (found?.kind === "metric" && !inner)
        return {
          ...found,
          condition: group[2]?.trim().toLowerCase() ?? null,
          conditionReason: `measured as "${group[2]?.trim()}"`,
        };
    }
  }
  for (const separator of [/[\s\-–_:@]+/g]) {
    for (const match of text.matchAll(separator)) {
      const left = text.slice(0, match.index);
      const right = text.slice(match.index + match[0].length);
      if (left === "" || right === "") continue;
      for (const [qualifier, rest] of [
        [left, right],
        [right, left],
      ] as const) {
        const inner = qualify(qualifier, known, vocabulary);
        if (!inner) continue;
        const found = resolve(rest, inner, context, vocabulary, depth + 1);
        if (found?.kind === "metric") return found;
      }
    }
  }
  // "mAP test 0.5:0.95": the qualifier stands between the parts of the metric's name.
  const words = text.split(/\s+/);
  for (let at = 1; at < words.length - 1; at++) {
    const inner = qualify(words[at] ?? "", known, vocabulary);
    if (!inner) continue;
    const found = resolve(words.toSpliced(at, 1).join(" "), inner, context, vocabulary, depth + 1);
    if (found?.kind === "metric") return found;
  }
  return null;
}

function lookUp(
  text: string,
  known: Qualifiers,
  context: HeaderContext,
  vocabulary: Vocabulary,
): MetricColumn | RoleColumn | null {
  const key = headerKey(text);
  const candidates = vocabulary.metricHeaders.get(key) ?? [];
  const fits = (words: string[] | undefined) => !words || words.some((word) => context.tableWords.has(word));
  const found =
    candidates.find((candidate) => !candidate.generic && fits(candidate.metric.tableWords)) ??
    candidates.find((candidate) => candidate.generic && candidate.metric.task === context.task) ??
    candidates.find((candidate) => candidate.generic);
  if (found) {
    const { metric, generic } = found;
    // "mIoU (ms)" counts no milliseconds: it is the multi-scale one.
    const told = known.unit === metric.unit ? null : conditionOf(known.unit ?? "", vocabulary);
    if (told?.condition) return lookUp(text, { ...known, ...told, unit: null }, context, vocabulary);
    const unit = known.unit ?? unitInBrackets(text);
    const style = findNames(vocabulary.datasetNames, text, false)[0]?.entry ?? null;
    return {
      kind: "metric",
      metric,
      generic,
      className: metric.perClass ? text : null,
      style,
      ...known,
      unit,
    };
  }
  const column = vocabulary.columns.get(key);
  if (!column) return null;
  if (column.units && known.unit !== null && !Object.hasOwn(column.units, known.unit.toLowerCase()))
    return null;
  const factor = known.unit === null ? 1 : (column.units?.[known.unit.toLowerCase()] ?? 1);
  return roleOf(column, factor);
}

function roleOf(column: ColumnWord, factor: number): RoleColumn {
  return {
    kind: "role",
    role: column.role,
    factor,
    fallback: column.fallback ?? false,
    ...(column.units ? { units: column.units } : {}),
    ...(column.beside ? { beside: column.beside } : {}),
  };
}

/** The unit of a header that the vocabulary knows with its brackets: "Inf time (s/im)". */
function unitInBrackets(text: string): string | null {
  const inner = /[([（]\s*([^()[\]（）]+?)\s*[)\]）]\s*$/.exec(text)?.[1]?.toLowerCase() ?? "";
  return UNITS.test(inner) ? inner : null;
}

const UNITS =
  /^(?:gb|gib|mb|mib|g|m|k|t|b|fps|%|ms|s|h|hours?|s\/iter|s\/im|s\/img|ms\/img|img\/s|imgs\/s|im\/s|images\/s|samples\/s|task\/s|gflops|mflops|px|mm|cm|#)$/i;

/** The condition that a word of a header names. */
function conditionOf(
  word: string,
  vocabulary: Vocabulary,
): Pick<Qualifiers, "condition" | "conditionReason"> | null {
  const key = headerKey(word);
  if (key === "") return null;
  for (const { id, words, reason } of vocabulary.words.conditions)
    if (words.some((name) => headerKey(name) === key))
      return { condition: id, conditionReason: reason === "" ? null : reason };
  return null;
}

/** Reads a word that qualifies a header; null when it says nothing known. */
function qualify(text: string, known: Qualifiers, vocabulary: Vocabulary): Qualifiers | null {
  const word = text.trim().toLowerCase();
  if (UNITS.test(word)) return { ...known, unit: word };
  const key = headerKey(word);
  for (const [split, names] of Object.entries(vocabulary.words.splits)) {
    if (names.some((name) => headerKey(name) === key)) return { ...known, split };
  }
  const condition = conditionOf(word, vocabulary);
  if (condition) return { ...known, ...condition };
  const hits = findNames(vocabulary.datasetNames, word, false);
  const hit = hits[0];
  if (hit && hits.length === 1) {
    const rest = word
      .split(/[\s\-_]+/)
      .slice(hit.end)
      .join(" ");
    if (hit.start === 0 && rest === "") return { ...known, dataset: hit.entry };
    const inner = hit.start === 0 ? qualify(rest, known, vocabulary) : null;
    if (inner) return { ...inner, dataset: hit.entry };
  }
  return null;
}
