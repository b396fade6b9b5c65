/** How figures are written. The value itself follows the board's own function, so that page and table never differ. */
import { numberHtml, valueText } from "../../client/board-columns.ts";
import type { Metric } from "../../core/contract.ts";

export { numberHtml };

/** The figure as the zoo wrote it. */
export function figureText(metric: Pick<Metric, "value" | "raw">): string {
  return valueText(metric);
}

/** The figure in two parts, for columns that align on the decimal point. */
export function valueHtml(metric: Pick<Metric, "value" | "raw">): string {
  return numberHtml(valueText(metric));
}

/** Characters of a figure's fraction, point included: what a column needs to align on the point. */
export function fractionOf(metric: Pick<Metric, "value" | "raw">): number {
  const text = valueText(metric);
  return text.includes(".") ? text.length - text.indexOf(".") : 0;
}

/** "3.7 GB"; null where there is none. */
export function memoryText(memory: number | null): string | null {
  return memory === null ? null : `${memory} GB`;
}

/** "19.7 fps"; null where there is none. */
export function fpsText(fps: number | null): string | null {
  return fps === null ? null : `${fps} fps`;
}

/** A figure of a column, or the dash that stands for none. */
export function cellHtml(value: number | null): string {
  return value === null ? '<span class="none">—</span>' : numberHtml(String(value));
}

/** "1 result", "475 results", "1,204 rows". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** "Lightning, Storm and Rain" */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Unit of a metric as it stands behind a number; percent is left to the heading. */
export function unitText(unit: string): string {
  return unit === "percent" ? "%" : unit === "ratio" || unit === "count" ? "" : unit;
}

/** With a capital, for the start of a heading. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "metric" with a capital unless it is an abbreviation already: "Box AP", "mAP". */
export function metricTitle(name: string): string {
  return /^[a-z]+ /.test(name) ? capital(name) : name;
}

/** Cuts a description at a word near `length`. */
export function shorten(text: string, length: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= length) return flat;
  return `${flat
    .slice(0, length)
    .replace(/\s+\S*$/, "")
    .replace(/[,;:.]$/, "")} …`;
}
