/** What a chart says in words: the list of its frontier, its data as a table and as CSV. Used by build and browser. */
import { type CostKey, paretoFrontier } from "../core/pareto.ts";
import { valueText } from "./board-columns.ts";
import { type Board, type BoardRow, resultUrl, rowName } from "./board-data.ts";
import { escapeHtml } from "./html.ts";
import { chartRows } from "./scatter-svg.ts";

/** "3.7 GB", "19.7 fps", "2019". */
export function costLabel(row: BoardRow, x: CostKey): string {
  return `${row[x]}${{ memory: " GB", fps: " fps", year: "" }[x]}`;
}

/** Items of the frontier's list, best value last as along the line. */
export function frontierItems(rows: readonly BoardRow[], x: CostKey, board: Board): string {
  return paretoFrontier(chartRows(rows, x), x, board.metric.better)
    .map(
      (row) =>
        `<li><a href="${escapeHtml(resultUrl(board.base, row.id))}">${escapeHtml(rowName(row))}</a>: ${escapeHtml(valueText(row))} at ${costLabel(row, x)}</li>`,
    )
    .join("");
}

/** The chart's data-table twin, ordered as the chart is read, from left to right. */
export function chartTable(rows: readonly BoardRow[], x: CostKey, board: Board): string {
  const heading = { memory: "Memory, GB", fps: "Speed, fps", year: "Year" }[x];
  const body = chartRows(rows, x)
    .sort((a, b) => a[x]! - b[x]! || a.value - b.value)
    .map(
      (row) =>
        `<tr><th scope="row"><a href="${escapeHtml(resultUrl(board.base, row.id))}">${escapeHtml(rowName(row))}</a></th><td class="num">${row[x]}</td><td class="num">${escapeHtml(valueText(row))}</td></tr>`,
    )
    .join("");
  return `<table><caption>${escapeHtml(board.metric.name)} on ${escapeHtml(board.dataset.name)} against ${heading.toLowerCase()}</caption><thead><tr><th scope="col">Result</th><th scope="col" class="num">${heading}</th><th scope="col" class="num">${escapeHtml(board.metric.name)}</th></tr></thead><tbody>${body}</tbody></table>`;
}

/** The chart's data as CSV (RFC 4180), one result a line. */
export function chartCsv(rows: readonly BoardRow[], x: CostKey, board: Board): string {
  const keys = [
    "id",
    "method",
    "technique",
    "backbone",
    "neck",
    "schedule",
    "zoo",
    "year",
    "memory",
    "fps",
  ] as const;
  const quote = (value: unknown): string => {
    const text = value === null ? "" : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = chartRows(rows, x).map((row) =>
    [...keys.map((key) => row[key]), row.value].map(quote).join(","),
  );
  return `${[[...keys, board.metric.id].join(","), ...lines].join("\r\n")}\r\n`;
}
