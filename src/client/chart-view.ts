/**
 * A chart that can be used: follows the table's filter, shows a card under pointer and keyboard, zooms, filters the
 * table by a dragged range, downloads. Loaded, with Chart.js, when its figure comes into view.
 */
import type { CostKey } from "../core/pareto.ts";
import { type Board, type BoardRow, resultUrl } from "./board-data.ts";
import { buildCanvas, within } from "./chart-canvas.ts";
import { cardText, showCard } from "./chart-card.ts";
import { followDrag } from "./chart-drag.ts";
import { chartParts, readColors } from "./chart-parts.ts";
import { nearest, type Spot, step } from "./chart-points.ts";
import { type Extent, extent } from "./chart-scale.ts";
import { chartCsv, chartTable, frontierItems } from "./chart-table.ts";
import { type Action, buildTools, copyLink, type Drag, download, downloadPng } from "./chart-tools.ts";
import { lastFilter, listen, tell } from "./events.ts";
import { count, find, setText } from "./html.ts";
import { changeAddress, readQuery } from "./query.ts";
import { type ChartColors, chartRows, emptyChartText, scatterSvg } from "./scatter-svg.ts";

interface Zoom {
  x: Extent;
  y: Extent;
}

/** Puts the live chart over the still picture of a figure. */
export function mountChart(figure: HTMLElement, board: Board): void {
  const x = figure.dataset.x as CostKey;
  const src = figure.dataset.src!;
  const plot = find(figure, "[data-plot]")!;
  const all = chartRows(board.rows, x);
  if (all.length === 0) return;
  const title = `${board.metric.name} on ${board.dataset.name}`;
  const name = `${board.dataset.id}-${board.metric.id}-${x}`;
  const {
    canvas,
    card,
    ring,
    spoken,
    tools: place,
  } = chartParts(
    figure,
    plot,
    `${title}, chart of ${count(all.length, "result")}. Arrow keys move between points, Enter opens the result, plus zooms in, zero shows all.`,
  );
  const drawn = buildCanvas(canvas, x, board);
  const tools = buildTools(place, x, act);
  let shown = all;
  let log = readQuery(location.search).get("log")?.includes(x) ?? false;
  let zoom: Zoom | null = null;
  let drag: Drag = "zoom";
  let at: BoardRow | null = null;
  /** Points in sight with their places, until something moves. */
  let seen: { rows: BoardRow[]; spots: Spot[] } | null = null;

  const full = (): Zoom => ({
    x: extent(
      all.map((row) => row[x]!),
      log,
    ),
    y: extent(
      all.map((row) => row.value),
      false,
    ),
  });
  const inSight = (): { rows: BoardRow[]; spots: Spot[] } => {
    if (!seen) {
      const part = zoom ?? full();
      const rows = shown.filter((row) => within(row[x]!, part.x) && within(row.value, part.y));
      seen = { rows, spots: rows.map(drawn.spot) };
    }
    return seen;
  };

  function draw(): void {
    seen = null;
    const rows = new Set(shown);
    const faint = all.filter((row) => !rows.has(row));
    drawn.draw({ rows: shown, faint, zoom: zoom ?? full(), log, colors: readColors(plot) });
    tools.reflect({ log, zoomed: zoom !== null, drag });
  }

  function select(row: BoardRow | null, speak: boolean): void {
    if (row === at && !speak) return;
    at = row;
    card.hidden = ring.hidden = row === null;
    if (row) {
      const spot = drawn.spot(row);
      ring.style.left = `${spot.x}px`;
      ring.style.top = `${spot.y}px`;
      showCard(card, row, x, board, spot, plot);
    }
    if (speak) setText(spoken, row ? cardText(row, x, board) : "");
  }

  function follow(ids: readonly string[] | null): void {
    const wanted = ids && new Set(ids);
    shown = wanted ? all.filter((row) => wanted.has(row.id)) : all;
    if (at && !shown.includes(at)) select(null, false);
    const list = find(figure, "[data-frontier]");
    if (list) list.innerHTML = frontierItems(shown, x, board);
    const table = find(figure, "[data-chart-table]");
    if (table)
      table.innerHTML = shown.length > 0 ? chartTable(shown, x, board) : `<p>${emptyChartText(x)}</p>`;
    draw();
  }

  function zoomIn(): void {
    const part = zoom ?? full();
    const middle = at
      ? { x: at[x]!, y: at.value }
      : { x: (part.x[0] + part.x[1]) / 2, y: (part.y[0] + part.y[1]) / 2 };
    const half = ([low, high]: Extent, centre: number): Extent => [
      centre - (high - low) / 4,
      centre + (high - low) / 4,
    ];
    const [low, high] = half(part.x, middle.x);
    zoom = { x: [log ? Math.max(low, part.x[0]) : low, high], y: half(part.y, middle.y) };
    draw();
    if (at) select(at, true);
  }

  function act(action: Action): void {
    if (action === "log") {
      log = !log;
      zoom = null;
      const others = (readQuery(location.search).get("log") ?? []).filter((key) => key !== x);
      changeAddress(new Map([["log", log ? [...others, x] : others]]), "replace");
    } else if (action === "drag") drag = drag === "zoom" ? "filter" : "zoom";
    else if (action === "zoom-in") zoomIn();
    else if (action === "reset") zoom = null;
    else if (action === "link") copyLink(figure);
    else if (action === "csv")
      download(`${name}.csv`, new Blob([chartCsv(shown, x, board)], { type: "text/csv" }));
    else if (action === "svg")
      download(`${name}.svg`, new Blob([picture(readColors(plot))], { type: "image/svg+xml" }));
    else void downloadPng(`${name}.png`, picture(readColors(plot)));
    if (["log", "drag", "reset"].includes(action)) {
      select(null, false);
      draw();
    }
  }

  const picture = (colors?: ChartColors): string =>
    scatterSvg(shown, {
      x,
      metric: board.metric,
      title,
      log,
      ...(zoom && { zoom }),
      ...(colors ? { colors } : { legend: false }),
    });
  const open = (row: BoardRow, aside: boolean): void => {
    const url = resultUrl(board.base, row.id);
    if (aside) window.open(url, "_blank", "noopener");
    else location.assign(url);
  };

  plot.addEventListener("keydown", (event) => {
    const { rows, spots } = inSight();
    if (/^Arrow|^Home$|^End$/.test(event.key)) {
      const next = step(spots, at ? rows.indexOf(at) : -1, event.key);
      select(rows[next] ?? null, true);
    } else if (event.key === "Enter" && at) open(at, event.ctrlKey || event.metaKey);
    else if (event.key === "Escape" && at) select(null, true);
    else if (event.key === "+") zoomIn();
    else if (event.key === "0") act("reset");
    else return;
    event.preventDefault();
  });
  const under = (spot: Spot): BoardRow | null => {
    const { rows, spots } = inSight();
    return rows[nearest(spots, spot, 24)] ?? null;
  };
  plot.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons > 0 || card.contains(event.target as Node)) return;
    const edge = plot.getBoundingClientRect();
    const row = under({ x: event.clientX - edge.left, y: event.clientY - edge.top });
    plot.style.cursor = row ? "pointer" : "crosshair";
    select(row, false);
  });
  plot.addEventListener("pointerleave", () => {
    if (document.activeElement !== plot) select(null, false);
  });
  followDrag(
    plot,
    (from, to) => {
      const [a, b] = [drawn.figures(from), drawn.figures(to)];
      const range = (one: number, other: number): Extent => (one < other ? [one, other] : [other, one]);
      if (drag === "zoom") zoom = { x: range(a.x, b.x), y: range(a.y, b.y) };
      else
        tell("zooboard:range", {
          src,
          x,
          range: range(a.x, b.x).map((end) => Number(end.toFixed(x === "year" ? 0 : 1))) as [number, number],
        });
      select(null, false);
      draw();
    },
    (spot, event) => {
      const row = under(spot);
      if (event.pointerType === "touch" && row !== at) select(row, true);
      else if (row) open(row, event.ctrlKey || event.metaKey);
    },
  );
  listen("zooboard:filter", (detail) => {
    if (detail.src === src) follow(detail.ids);
  });
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth === width) return;
    width = plot.clientWidth;
    seen = null;
    select(null, false);
  }).observe(plot);
  for (const name of ["zooboard:theme", "visibilitychange"]) document.addEventListener(name, draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("beforeprint", () => {
    const still = find(plot, "svg");
    if (still) still.outerHTML = picture();
  });
  plot.dataset.live = "";
  const filtered = lastFilter(src);
  if (filtered) follow(filtered);
  else draw();
}
