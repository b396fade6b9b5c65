/** Looks a header up in the vocabulary, and the words beside the name of its column: split, dataset, condition, unit. */
import type { HeaderContext, MetricColumn, Qualifiers, RoleColumn } from "./column-reading.ts";
import { headerKey } from "./keys.ts";
import { findNames } from "./name-index.ts";
import { isUnit, unitInBrackets } from "./units.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { ColumnWord } from "./vocabulary-schema.ts";

/** The column that a header names, with what is known of it from words already taken off; null where none is known. */
export function lookUp(
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
    candidates.find((candidate) => candidate.generic && candidate.metric.task === ownTask(context.task)) ??
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

/** The task whose words a table uses: beside PQ an AP is that of masks (Kirillov et al., Panoptic Segmentation, 2019). */
function ownTask(task: string | null): string | null {
  return task === "panoptic segmentation" ? "instance segmentation" : task;
}

/** A column that is no metric, its cells to be multiplied by a factor. */
export function roleOf(column: ColumnWord, factor: number): RoleColumn {
  return {
    kind: "role",
    role: column.role,
    factor,
    fallback: column.fallback ?? false,
    ...(column.units ? { units: column.units } : {}),
    ...(column.beside ? { beside: column.beside } : {}),
  };
}

/** Reads a word that qualifies a header; null when it says nothing known. */
export function qualify(text: string, known: Qualifiers, vocabulary: Vocabulary): Qualifiers | null {
  const word = text.trim().toLowerCase();
  if (isUnit(word)) return { ...known, unit: word };
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

/** The condition that a word of a header names. */
export function conditionOf(
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
