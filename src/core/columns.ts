/** Reads a header: whether its column holds a metric, a name, a link, a setting. */
import {
  type ColumnReading,
  type HeaderContext,
  type MetricColumn,
  NOTHING,
  type Qualifiers,
  type RoleColumn,
} from "./column-reading.ts";
import { lookUp, qualify, roleOf } from "./header-words.ts";
import { editDistance, headerKey } from "./keys.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type { ColumnReading };

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
