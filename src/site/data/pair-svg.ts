/** The picture of two boards against each other: static, in the page's own colours, each point a link. */
import { escapeHtml } from "../../client/html.ts";
import type { Pair } from "./cross-dataset.ts";

const [WIDTH, HEIGHT] = [520, 320];
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 16, 44];

/** Round steps that divide a range into about `wanted` parts. */
export function ticks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / wanted || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(6)),
  );
}

function scale(values: number[], from: number, to: number) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low || 1) * 0.06;
  const [start, end] = [low - margin, high + margin];
  return {
    start,
    end,
    at: (value: number) => Number((from + ((value - start) / (end - start)) * (to - from)).toFixed(1)),
  };
}

/** What names a point in picture and table: a, b … z, then numbers. */
export function mark(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : String(index + 1);
}

export function pairSvg(pair: Pair): string {
  const x = scale(
    pair.points.map((point) => point.x),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scale(
    pair.points.map((point) => point.y),
    HEIGHT - BOTTOM,
    TOP,
  );
  const parts: string[] = [];
  for (const tick of ticks(y.start, y.end, 5)) {
    parts.push(
      `<path class="grid" d="M${LEFT} ${y.at(tick)}H${WIDTH - RIGHT}"/><text class="tick" x="${LEFT - 8}" y="${y.at(tick) + 4}" text-anchor="end">${tick}</text>`,
    );
  }
  for (const tick of ticks(x.start, x.end, 7)) {
    parts.push(
      `<path class="grid" d="M${x.at(tick)} ${TOP}V${HEIGHT - BOTTOM}"/><text class="tick" x="${x.at(tick)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${tick}</text>`,
    );
  }
  parts.push(
    `<text class="axis" x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${escapeHtml(pair.x.name)}</text>`,
  );
  parts.push(`<text class="axis" x="${LEFT}" y="${TOP - 4}">${escapeHtml(pair.y.name)}</text>`);
  for (const [index, point] of pair.points.entries()) {
    parts.push(
      `<circle class="point" cx="${x.at(point.x)}" cy="${y.at(point.y)}" r="4"><title>${escapeHtml(`${point.name}: ${point.x} and ${point.y}`)}</title></circle><text class="mark" x="${x.at(point.x) + 7}" y="${y.at(point.y) + 4}">${mark(index)}</text>`,
    );
  }
  const label = `${pair.points.length} models by ${pair.x.name} (across) and ${pair.y.name} (up); the table holds the same figures`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(label)}">${parts.join("")}</svg>`;
}
