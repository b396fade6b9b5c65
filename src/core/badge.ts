/** Badges: small SVG pictures for READMEs. Text widths are estimated, so that no font has to be loaded. */
import type { Leaderboard } from "./catalogue.ts";
import type { Result } from "./contract.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Width of a text in Verdana at 11 px, close enough for a badge. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[ilI.,:;|!'()]/.test(character)
      ? 4.2
      : /[mwMW@%]/.test(character)
        ? 10
        : /[A-Z0-9]/.test(character)
          ? 7.4
          : 6.5;
  return Math.ceil(width);
}

/** Text as it stands in XML and HTML. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A badge with a label on the left and a value on the right. */
export function badge(label: string, value: string, colour: "good" | "plain" | "bad" = "plain"): string {
  const left = textWidth(label) + 12;
  const right = textWidth(value) + 12;
  const fill = { good: "#2b6a4d", plain: "#1f4e79", bad: "#9b2226" }[colour];
  const title = `${label}: ${value}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escapeXml(title)}"><title>${escapeXml(title)}</title><g shape-rendering="crispEdges"><path fill="#444" d="M0 0h${left}v20H0z"/><path fill="${fill}" d="M${left} 0h${right}v20H${left}z"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11"><text x="${left / 2}" y="14">${escapeXml(label)}</text><text x="${left + right / 2}" y="14">${escapeXml(value)}</text></g></svg>\n`;
}

/** Badge of a result: its best place, else its first figure. */
export function resultBadge(
  result: Result,
  place: { board: Leaderboard; rank: number } | null,
  vocabulary: Vocabulary,
): string {
  if (place) {
    const value = place.board.ranked.find((entry) => entry.result === result)?.metric.value;
    return badge(
      `${place.board.dataset.name} ${place.board.metric.name}`,
      `${value} · #${place.rank} of ${place.board.ranked.length}`,
    );
  }
  const metric = result.metrics[0];
  if (!metric) return badge(result.method, "no figure");
  const name = vocabulary.metricById.get(metric.id)?.name ?? metric.id;
  return badge(
    `${vocabulary.datasetById.get(metric.dataset)?.name ?? metric.dataset} ${name}`,
    `${metric.value} (not ranked)`,
  );
}

/** Badge of a leaderboard: its best figure. */
export function boardBadge(board: Leaderboard): string {
  const best = board.ranked[0];
  return badge(
    `best ${board.dataset.name} ${board.metric.name}`,
    best ? `${best.metric.value} · ${best.result.method}` : "none",
  );
}

/** Badge of a zoo that was checked. */
export function zooBadge(name: string, errors: number): string {
  return badge(
    "zoo checked",
    `${errors} error${errors === 1 ? "" : "s"}`,
    errors === 0 ? "good" : "bad",
  ).replace("<title>", `<title>${escapeXml(name)} `);
}
