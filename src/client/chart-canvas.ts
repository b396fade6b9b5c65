/** The drawing itself, by Chart.js: only the parts that a scatter chart with a stepped line needs. */
import {
  Chart,
  type ChartDataset,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
} from "chart.js";
import { type CostKey, paretoFrontier } from "../core/pareto.ts";
import type { Board, BoardRow } from "./board-data.ts";
import type { Spot } from "./chart-points.ts";
import { type Extent, ticks } from "./chart-scale.ts";
import { familyStyles } from "./chart-style.ts";
import { axisLabels, type ChartColors, placeNames } from "./scatter-svg.ts";

Chart.register(ScatterController, LinearScale, LogarithmicScale, PointElement, LineElement);

export interface Drawing {
  /** Rows of the chart that the filter leaves. */
  rows: readonly BoardRow[];
  /** All others, drawn faintly. */
  faint: readonly BoardRow[];
  zoom: { x: Extent; y: Extent };
  log: boolean;
  colors: ChartColors;
}

export interface Canvas {
  draw(drawing: Drawing): void;
  /** Where a row stands, in pixels. */
  spot(row: BoardRow): Spot;
  /** Figures at a place. */
  figures(spot: Spot): { x: number; y: number };
}

type Data = { x: number; y: number };

export function buildCanvas(canvas: HTMLCanvasElement, x: CostKey, board: Board): Canvas {
  let frontier: BoardRow[] = [];
  let paint: ChartColors | undefined;
  const chart = new Chart<"scatter", Data[]>(canvas, {
    type: "scatter",
    data: { datasets: [] },
    plugins: [{ id: "names", afterDatasetsDraw: () => drawNames() }],
  });
  const spot = (row: BoardRow): Spot => ({
    x: chart.scales.x!.getPixelForValue(row[x]!),
    y: chart.scales.y!.getPixelForValue(row.value),
  });
  function drawNames(): void {
    if (!paint) return;
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.font = `11px ${getComputedStyle(canvas).fontFamily}`;
    ctx.lineWidth = 3;
    ctx.lineJoin = "round";
    ctx.strokeStyle = paint.paper;
    ctx.fillStyle = paint.ink;
    const spots = frontier.map((row) => ({ text: row.method, ...spot(row) }));
    for (const place of placeNames(spots, chartArea.right, chartArea.top)) {
      ctx.textAlign = place.end ? "right" : "left";
      ctx.strokeText(place.text, place.x, place.y);
      ctx.fillText(place.text, place.x, place.y);
    }
    ctx.restore();
  }
  const place = (row: BoardRow): Data => ({ x: row[x]!, y: row.value });
  const styles = familyStyles(board.rows.map((row) => row.family));

  const sets = ({ rows, faint, colors, zoom }: Drawing): ChartDataset<"scatter", Data[]>[] => {
    const inside = rows.filter((row) => within(row[x]!, zoom.x) && within(row.value, zoom.y));
    frontier = paretoFrontier(inside, x, board.metric.better);
    paint = colors;
    const point = { pointHoverRadius: 0, pointHitRadius: 0 };
    return [
      {
        data: frontier.map(place),
        showLine: true,
        stepped: "before" as const,
        borderColor: colors.accent,
        borderWidth: 1.5,
        pointRadius: 0,
      },
      ...[...styles].map(([family, style]) => ({
        data: rows.filter((row) => row.family === family).map(place),
        pointStyle: style.shape,
        rotation: style.turn,
        pointRadius: style.shape === "triangle" ? 5 : 4,
        pointBackgroundColor: style.color,
        pointBorderColor: style.shape === "crossRot" ? style.color : colors.ink,
        pointBorderWidth: style.shape === "crossRot" ? 1.5 : 0.5,
        ...point,
      })),
      {
        data: faint.map(place),
        pointRadius: 2,
        pointBackgroundColor: colors.line,
        pointBorderWidth: 0,
        ...point,
      },
    ];
  };

  return {
    draw(drawing) {
      const { colors, zoom, log } = drawing;
      const axis = (extent: Extent, logarithmic: boolean, label: string, grid: boolean) => ({
        type: logarithmic ? ("logarithmic" as const) : ("linear" as const),
        min: extent[0],
        max: extent[1],
        title: { display: true, text: label, color: colors.ink },
        border: { color: colors.ink, display: !grid },
        grid: { color: colors.line, drawTicks: !grid, display: grid },
        ticks: { color: colors.ink, maxRotation: 0, callback: (value: string | number) => String(value) },
        afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
          scale.ticks = ticks(extent, logarithmic).map((value) => ({ value }));
        },
      });
      chart.options = {
        animation: false,
        maintainAspectRatio: false,
        events: [],
        font: { family: getComputedStyle(canvas).fontFamily, size: 12 },
        scales: {
          x: axis(zoom.x, log, axisLabels[x] + (log ? ", logarithmic" : ""), false),
          y: axis(zoom.y, false, board.metric.name, true),
        },
      };
      chart.data.datasets = sets(drawing);
      chart.update("none");
    },
    spot,
    figures: (spot) => ({
      x: chart.scales.x!.getValueForPixel(spot.x)!,
      y: chart.scales.y!.getValueForPixel(spot.y)!,
    }),
  };
}

export const within = (value: number, [low, high]: Extent): boolean => value >= low && value <= high;
