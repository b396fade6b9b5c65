/** How results stand side by side: a table, settings first, then numbers, and bars of one of them. */
import { resultUrl, rowName } from "./board-data.ts";
import { signed } from "./budget.ts";
import { type Compared, type Line, type NumberLine, numberLines, settingLines } from "./compare-data.ts";
import { escapeHtml } from "./html.ts";

/** The comparison of at least one result. */
export function compareHtml(results: readonly Compared[], base: string): string {
  const numbers = numberLines(results);
  const head = results.map((result, at) => headHtml(result, at, base)).join("");
  const part = (name: string, rows: string): string =>
    `<tbody><tr class="part"><th scope="rowgroup" colspan="${results.length + 1}">${name}</th></tr>${rows}</tbody>`;
  const settings = settingLines(results);
  return `<div class="scroll" role="group" tabindex="0" aria-label="Comparison"><table class="compare"><caption class="visually-hidden">${results.length} results side by side; differences are to the first</caption>
<thead><tr><td></td>${head}</tr></thead>
${numbers.length > 0 ? part("Numbers", numbers.map(numberRow).join("")) : ""}
${settings.length > 0 ? part("Settings", settings.map(settingRow).join("")) : ""}</table></div>`;
}

function headHtml(result: Compared, at: number, base: string): string {
  const name = rowName(result);
  const first =
    at === 0
      ? '<small class="first">compared with</small>'
      : `<button type="button" data-first="${escapeHtml(result.id)}" aria-label="Make first: ${escapeHtml(name)}">Make first</button>`;
  return `<th scope="col"><a href="${escapeHtml(resultUrl(base, result.id))}">${escapeHtml(name)}</a><div class="compare-tools">${first} <button type="button" data-remove="${escapeHtml(result.id)}" aria-label="Remove ${escapeHtml(name)}">Remove</button></div></th>`;
}

function settingRow(line: Line): string {
  const cells = line.cells.map((cell) => `<td>${escapeHtml(cell ?? "")}</td>`).join("");
  return `<tr${line.differs ? ' class="differs"' : ""}><th scope="row">${escapeHtml(line.label)}${line.differs ? '<span class="visually-hidden">, differs</span>' : ""}</th>${cells}</tr>`;
}

function numberRow(line: NumberLine): string {
  const cells = line.cells.map((cell, at) => {
    if (cell === null) return "<td></td>";
    const best = line.best.includes(at);
    const value = best
      ? `<strong>${escapeHtml(cell)}</strong><span class="visually-hidden"> best</span>`
      : escapeHtml(cell);
    const change = line.changes[at] ?? null;
    return `<td class="num"><span class="value">${value}</span>${change === null ? "" : ` <span class="change ${tone(change, line.better)}">${signed(change)}</span>`}</td>`;
  });
  return `<tr><th scope="row">${escapeHtml(line.label)}</th>${cells.join("")}</tr>`;
}

/** Whether a change is for the better; its sign says it too, so colour is not alone. */
function tone(change: number, better: "higher" | "lower"): string {
  if (change === 0) return "same";
  return change > 0 === (better === "higher") ? "better" : "worse";
}

/**
 * Bars of one number, from zero, so that lengths compare; `pick` is the line chosen. "" where no number is known of
 * at least two results.
 */
export function barsHtml(results: readonly Compared[], pick: number): string {
  const lines = numberLines(results).filter(
    (line) => line.values.filter((value) => value !== null).length > 1,
  );
  const line = lines[pick] ?? lines[0];
  if (!line) return "";
  const most = Math.max(...line.values.map((value) => value ?? 0)) || 1;
  const options = lines.map(
    (one, at) => `<option value="${at}"${one === line ? " selected" : ""}>${escapeHtml(one.label)}</option>`,
  );
  const bars = results.map((result, at) => {
    const value = line.values[at] ?? null;
    const length = value === null ? 0 : Math.max(0, (value / most) * 100);
    const bar = `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${length.toFixed(1)}" height="10" fill="var(--accent)"/></svg>`;
    return `<li><span class="bar-name">${escapeHtml(rowName(result))}</span>${bar}<span class="bar-value">${escapeHtml(line.cells[at] ?? "no figure")}</span></li>`;
  });
  return `<figure class="bars"><figcaption><label>Chart of <select data-bars>${options.join("")}</select></label></figcaption><ul>${bars.join("")}</ul></figure>`;
}

/** What the page says while nothing is picked, or nothing that is there. */
export function emptyHtml(base: string, unknown: readonly string[]): string {
  return `${unknownHtml(unknown)}<p>Nothing is picked yet. On any <a href="${escapeHtml(base)}leaderboards/">leaderboard</a>, <a href="${escapeHtml(base)}methods/">method</a> or result page, choose “Compare” on up to eight results; they are kept here, in this browser.</p>`;
}

/** Ids of the address that no result has. */
export function unknownHtml(unknown: readonly string[]): string {
  if (unknown.length === 0) return "";
  return `<p class="unknown">Not found: ${unknown.map((id) => `<code>${escapeHtml(id)}</code>`).join(", ")}.</p>`;
}
