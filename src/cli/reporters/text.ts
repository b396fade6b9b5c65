/** Findings for people: grouped by file, each with its row and a caret under the cell. */
import { styleText } from "node:util";
import type { Diagnostic } from "../../core/contract.ts";
import { count, linesOf, pathOf, type Report } from "./report.ts";

type Style = Parameters<typeof styleText>[0];
const STYLES: Record<Diagnostic["severity"], Style> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  info: "blue",
};

export function text(report: Report): string {
  const paint = (style: Style, value: string) =>
    report.colour ? styleText(style, value, { validateStream: false }) : value;
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of report.diagnostics)
    groups.set(diagnostic.file, [...(groups.get(diagnostic.file) ?? []), diagnostic]);
  const out: string[] = [];
  for (const [file, diagnostics] of groups) {
    const path = pathOf(file, report);
    const lines = linesOf(file, report);
    out.push(paint("underline", path), "");
    for (const diagnostic of diagnostics) {
      const { line, column, severity, rule, message, related } = diagnostic;
      out.push(
        `  ${line}:${column}  ${paint(STYLES[severity], severity)}  ${message}  ${paint("dim", rule)}`,
      );
      const excerpt = shorten(lines[line - 1] ?? "", column, diagnostic.actual, report.width - 6);
      if (excerpt)
        out.push(
          `      ${paint("dim", excerpt.text)}`,
          `      ${" ".repeat(excerpt.at)}${paint(STYLES[severity], "^".repeat(excerpt.length))}`,
        );
      for (const other of related ?? []) {
        if (other.file === file && other.line === line) continue;
        out.push(`      ${paint("dim", `see ${pathOf(other.file, report)}:${other.line}`)}`);
      }
      out.push("");
    }
  }
  const counts = count(report.diagnostics);
  const part = (number: number, name: string) => `${number} ${name}${number === 1 ? "" : "s"}`;
  const silenced = report.silenced > 0 ? `, ${report.silenced} silenced in zoo.yaml` : "";
  const files = groups.size > 0 ? ` in ${part(groups.size, "file")}` : "";
  const summary = `${part(counts.error, "error")}, ${part(counts.warning, "warning")}, ${part(counts.info, "hint")}${files}${silenced}`;
  out.push(paint(counts.error > 0 ? STYLES.error : counts.warning > 0 ? STYLES.warning : "green", summary));
  return `${out.join("\n")}\n`;
}

/**
 * A stretch of a line around a column that fits a width, link targets cut, with the place of the caret.
 * @returns null for an empty line
 */
export function shorten(
  line: string,
  column: number,
  actual: string | undefined,
  width: number,
): { text: string; at: number; length: number } | null {
  if (line.trim() === "") return null;
  const clean = line.replace(/\t/g, " ");
  const start = Math.min(Math.max(0, column - 1), clean.length);
  const marked =
    actual !== undefined && actual !== "" && clean.startsWith(actual, start)
      ? actual
      : (/^\[[^\]]*\]|^[^|<]*?(?=\s*(?:\||<|$))/.exec(clean.slice(start))?.[0] ?? "");
  const length = Math.max(1, Math.min(marked.length, 40));
  // Long addresses say little here; what stands before the caret is what a reader looks for.
  const before = foldLinks(clean.slice(0, start));
  const after = foldLinks(clean.slice(start));
  const room = Math.max(20, width);
  const lead = Math.min(before.length, Math.max(0, room - Math.min(after.length, Math.floor(room / 2))));
  const cut = lead < before.length;
  const head = cut ? `…${before.slice(before.length - lead + 1)}` : before;
  const rest = room - head.length;
  const tail = after.length > rest ? `${after.slice(0, Math.max(1, rest - 1))}…` : after;
  return { text: `${head}${tail}`, at: head.length, length: Math.min(length, Math.max(1, tail.length)) };
}

/** Replaces the targets of links by an ellipsis. */
function foldLinks(text: string): string {
  return text.replace(/\]\([^()\s]{12,}\)/g, "](…)");
}
