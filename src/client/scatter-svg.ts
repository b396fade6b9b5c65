/**
 * The chart as a still picture: what the page shows without JavaScript and on paper, and what "SVG" downloads.
 * Pure, so that the site makes it at build time; its colours follow the page through custom properties.
 */
import { type CostKey, paretoFrontier } from "../core/pareto.ts";
import type { Board, BoardRow } from "./board-data.ts";
import { type Extent, extent, position, ticks } from "./chart-scale.ts";
import { familyStyles, legendStyles, type PointStyle, pointPath } from "./chart-style.ts";
import { escapeHtml } from "./html.ts";

export interface ScatterOptions {
  x: CostKey;
  metric: Board["metric"];
  /** Names the chart, for those who do not see it: "box AP on COCO". */
  title: string;
  /** A logarithmic x axis. */
  log?: boolean;
  /** What part is shown; all of it where this is left out. */
  zoom?: { x: Extent; y: Extent };
  /** Without a legend, where `legendHtml` stands beside the picture. */
  legend?: boolean;
  /** Colours for a file that has no page around it; custom properties of the page where this is left out. */
  colors?: ChartColors;
}

export interface ChartColors {
  ink: string;
  paper: string;
  line: string;
  accent: string;
}

export const axisLabels: Record<CostKey, string> = {
  memory: "Training memory a GPU, GB",
  fps: "Inference speed, images a second",
  year: "Year of the paper",
};

/** Rows that the chart can show: comparable ones that tell the figure. */
export function chartRows(rows: readonly BoardRow[], x: CostKey): BoardRow[] {
  return rows.filter((row) => row.comparable && row[x] !== null && Number.isFinite(row.value));
}

/** What stands in place of a chart that would be empty. */
export function emptyChartText(x: CostKey): string {
  const figure = { memory: "training memory", fps: "inference speed", year: "year" }[x];
  return `No comparable result on this board tells its ${figure}, so there is nothing to draw.`;
}

const width = 640;
/** The last line holds the legend. */
const height = 400;
const legendHeight = 22;
const frame = { left: 48, right: 628, top: 12, bottom: 348 };

/** The picture, or "" where no row has the figure. */
export function scatterSvg(rows: readonly BoardRow[], options: ScatterOptions): string {
  const points = chartRows(rows, options.x);
  if (points.length === 0) return "";
  const { x, metric, log = false, legend: withLegend = true } = options;
  const colors = options.colors ?? {
    ink: "var(--ink)",
    paper: "var(--paper)",
    line: "var(--line)",
    accent: "var(--accent)",
  };
  const across =
    options.zoom?.x ??
    extent(
      points.map((row) => row[x]!),
      log,
    );
  const up =
    options.zoom?.y ??
    extent(
      points.map((row) => row.value),
      false,
    );
  const px = position(across, log, frame.left, frame.right);
  const py = position(up, false, frame.bottom, frame.top);
  const inside = points.filter((row) => within(row[x]!, across) && within(row.value, up));
  const frontier = paretoFrontier(inside, x, metric.better);
  const label = `Scatter chart, ${options.title} against ${axisLabels[x].toLowerCase()}: ${inside.length} results, ${frontier.length} of them on the Pareto frontier. The data follow as a table.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${withLegend ? height : height - legendHeight}" role="img" aria-label="${escapeHtml(label)}" font-family="system-ui, sans-serif" font-size="12" fill="${colors.ink}">${[
    axes(across, up, log, px, py, colors),
    `<text x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 32}" text-anchor="middle">${escapeHtml(axisLabels[x])}${log ? ", logarithmic" : ""}</text>`,
    `<text transform="translate(12 ${(frame.top + frame.bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(metric.name)}</text>`,
    marks(inside, x, px, py, colors),
    line(frontier, x, px, py, colors),
    names(frontier, x, px, py, colors),
    withLegend ? legend(inside, colors) : "",
  ].join("")}</svg>`;
}

const within = (value: number, [low, high]: Extent): boolean => value >= low && value <= high;
const short = (number: number): number => Number(number.toFixed(1));
type Place = (value: number) => number;

function axes(across: Extent, up: Extent, log: boolean, px: Place, py: Place, colors: ChartColors): string {
  const upright = ticks(across, log).map((tick) => [short(px(tick)), tick] as const);
  const level = ticks(up, false).map((tick) => [short(py(tick)), tick] as const);
  const grid = level.map(([y]) => `M${frame.left} ${y}H${frame.right}`).join("");
  const marks = upright.map(([x]) => `M${x} ${frame.bottom}v4`).join("");
  const numbers = [
    ...upright.map(
      ([x, tick]) => `<text x="${x}" y="${frame.bottom + 16}" text-anchor="middle">${tick}</text>`,
    ),
    ...level.map(([y, tick]) => `<text x="${frame.left - 6}" y="${y + 4}" text-anchor="end">${tick}</text>`),
  ];
  return `<path d="${grid}" stroke="${colors.line}" stroke-width=".5" fill="none"/><path d="M${frame.left} ${frame.bottom}H${frame.right}${marks}" stroke="${colors.ink}" stroke-width=".75" fill="none"/>${numbers.join("")}`;
}

const paint = ({ shape, color }: PointStyle, colors: ChartColors): string =>
  shape === "crossRot"
    ? `fill="none" stroke="${color}" stroke-width="1.5"`
    : `fill="${color}" fill-opacity=".85" stroke="${colors.ink}" stroke-width=".4"`;

/** One path a family: a board of 500 points stays small. */
function marks(rows: readonly BoardRow[], x: CostKey, px: Place, py: Place, colors: ChartColors): string {
  return [...familyStyles(rows.map((row) => row.family))]
    .map(([family, style]) => {
      const path = rows
        .filter((row) => row.family === family)
        .map((row) => pointPath(style, px(row[x]!), py(row.value), 3.5));
      return `<path d="${path.join("")}" ${paint(style, colors)}/>`;
    })
    .join("");
}

function line(frontier: readonly BoardRow[], x: CostKey, px: Place, py: Place, colors: ChartColors): string {
  const path = frontier.map((row, index) =>
    index === 0
      ? `M${short(px(row[x]!))} ${short(py(row.value))}`
      : `H${short(px(row[x]!))}V${short(py(row.value))}`,
  );
  return `<path d="${path.join("")}" fill="none" stroke="${colors.accent}" stroke-width="1.5"/>`;
}

/** Where the name of a point stands, and whether it ends there. */
export interface NamePlace {
  text: string;
  x: number;
  y: number;
  end: boolean;
}

/** Places for the names of the frontier's results beside their points, as many as do not run into each other. */
export function placeNames(
  spots: readonly { text: string; x: number; y: number }[],
  right: number,
  top: number,
): NamePlace[] {
  const taken: [from: number, to: number, y: number][] = [];
  const places: NamePlace[] = [];
  for (const spot of [...spots].reverse()) {
    const size = spot.text.length * 6.8 + 4;
    const end = spot.x + size > right;
    const x = short(spot.x + (end ? -7 : 7));
    const y = short(Math.max(top + 10, spot.y - 6));
    const from = end ? x - size : x;
    if (taken.some(([a, b, other]) => from < b && from + size > a && Math.abs(other - y) < 13)) continue;
    taken.push([from, from + size, y]);
    places.push({ text: spot.text, x, y, end });
  }
  return places;
}

function names(frontier: readonly BoardRow[], x: CostKey, px: Place, py: Place, colors: ChartColors): string {
  const spots = frontier.map((row) => ({ text: row.method, x: px(row[x]!), y: py(row.value) }));
  return placeNames(spots, frame.right, frame.top)
    .map(
      (place) =>
        `<text x="${place.x}" y="${place.y}"${place.end ? ' text-anchor="end"' : ""} font-size="11" stroke="${colors.paper}" stroke-width="3" paint-order="stroke">${escapeHtml(place.text)}</text>`,
    )
    .join("");
}

/** The legend as a list, for a page: its words keep their size where the picture shrinks. */
export function legendHtml(rows: readonly BoardRow[], x: CostKey): string {
  const colors = { ink: "var(--ink)", paper: "var(--paper)", line: "var(--line)", accent: "var(--accent)" };
  const item = (mark: string, label: string): string =>
    `<li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${mark}</svg> ${escapeHtml(label)}</li>`;
  const styles = legendStyles(chartRows(rows, x).map((row) => row.family));
  const items = styles.map((style) =>
    item(`<path d="${pointPath(style, 6, 6, 4)}" ${paint(style, colors)}/>`, style.label),
  );
  const frontier = item(
    `<path d="M0 6h12" stroke="${colors.accent}" stroke-width="1.5"/>`,
    "Pareto frontier",
  );
  return `<ul class="chart-legend">${items.join("")}${frontier}</ul>`;
}

function legend(rows: readonly BoardRow[], colors: ChartColors): string {
  let at = frame.left;
  const items = legendStyles(rows.map((row) => row.family)).map((style) => {
    const item = `<path d="${pointPath(style, at + 4, height - 6, 4)}" ${paint(style, colors)}/><text x="${at + 13}" y="${height - 2}" font-size="11">${escapeHtml(style.label)}</text>`;
    at += 28 + style.label.length * 5.8;
    return item;
  });
  return `${items.join("")}<path d="M${at} ${height - 6}h18" stroke="${colors.accent}" stroke-width="1.5"/><text x="${at + 23}" y="${height - 2}" font-size="11">Pareto frontier</text>`;
}
