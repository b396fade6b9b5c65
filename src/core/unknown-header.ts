/** Finds the headers of results tables that the vocabulary does not know, and what they may mean. */
import type { ColumnReading } from "./column-reading.ts";
import type { Finding } from "./findings.ts";
import type { Grid } from "./grid.ts";
import { editDistance, headerKey } from "./keys.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Adds a finding for each header of a table that is not known or misspelt.
 * @param known the zoo's findings so far, by header: each is reported once, where it stands first
 */
export function findUnknownHeaders(
  grid: Grid,
  columns: ColumnReading[],
  file: string,
  document: string,
  vocabulary: Vocabulary,
  known: Map<string, Finding>,
): void {
  for (const [column, reading] of columns.entries()) {
    const header = grid.header[column];
    const meant = reading.kind === "role" ? reading.meant : undefined;
    if ((reading.kind !== "unknown" && meant === undefined) || !header || header.text === "") continue;
    const key = headerKey(header.text);
    if (known.has(key)) continue;
    const near = meant ?? nearestHeader(key, vocabulary);
    const kept = `which the vocabulary does not know${near === null ? "" : `; perhaps \`${near}\` is meant`}; its cells are kept as attributes. Add it to \`columns.yaml\` or \`metrics.yaml\``;
    known.set(key, {
      rule: "unknown-header",
      message: `Unexpected header \`${header.text}\`, ${meant === undefined ? kept : `expected \`${meant}\`, as which it is read; correct it`}`,
      file,
      place: header.place,
      actual: header.text,
      ...(near === null ? {} : { expected: [near] }),
      document,
    });
  }
}

/** The known header that a misspelt one is nearest to, or null. */
function nearestHeader(key: string, vocabulary: Vocabulary): string | null {
  let best: { word: string; distance: number } | null = null;
  const words = [
    ...[...vocabulary.columns].map(([word, column]) => ({ word, aliases: column.aliases })),
    ...[...vocabulary.metricHeaders].map(([word, entries]) => ({
      word,
      aliases: entries.flatMap(({ metric }) => [...(metric.aliases ?? []), ...(metric.generic ?? [])]),
    })),
  ];
  for (const { word, aliases } of words) {
    // A word of another task, which does not fit here.
    if (word === key) continue;
    const distance = editDistance(key, word, 2);
    if (distance <= Math.min(2, Math.floor(key.length / 3)) && (!best || distance < best.distance))
      best = { word: aliases.find((alias) => headerKey(alias) === word) ?? word, distance };
  }
  return best?.word ?? null;
}
