/** Repairs that are mechanical and safe, as changes of lines, and their diff. */
import type { Diagnostic } from "./contract.ts";
import { documentsOfFile } from "./documents.ts";
import { extract, type ObservedTable, type ZooInput } from "./extract.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** New content for a line of a file; several lines where one is put before it. */
export interface FileFix {
  zoo: string;
  /** Path in the zoo. */
  path: string;
  /** Line (from 1) to the lines that take its place. */
  lines: Map<number, string[]>;
  /** Number of findings that are repaired. */
  repaired: number;
}

/** Rules whose findings can be repaired. */
export const FIXABLE: readonly string[] = [
  "missing-cells",
  "missing-outer-pipe",
  "no-blank-line-before-table",
  "decimal-comma",
];

/**
 * Proposes repairs for findings.
 * @param diagnostics what is to be repaired; others, such as silenced ones, are left alone
 */
export function proposeFixes(zoos: ZooInput[], vocabulary: Vocabulary, diagnostics: Diagnostic[]): FileFix[] {
  const wanted = new Set(
    diagnostics
      .filter(({ rule }) => FIXABLE.includes(rule))
      .map(({ rule, file, line }) => JSON.stringify([rule, file, line])),
  );
  const observed: ObservedTable[] = [];
  extract(zoos, vocabulary, (table) => observed.push(table));
  const fixes: FileFix[] = [];
  for (const zoo of zoos) {
    for (const file of zoo.files) {
      const name = `${zoo.id}/${file.path}`;
      const flattened = documentsOfFile(file.text, vocabulary).some((document) => document.flattened);
      const tables = observed.filter(
        (table) => table.table.source.file === name && table.context.grid.format === "gfm",
      );
      if (flattened || tables.length === 0 || /\r(?!\n)/.test(file.text)) continue;
      const fix: FileFix = { zoo: zoo.id, path: file.path, lines: new Map(), repaired: 0 };
      const lines = file.text.split("\n");
      const edit = (rule: string, line: number, change: (text: string) => string[] | null) => {
        if (!wanted.has(JSON.stringify([rule, name, line]))) return;
        const current = fix.lines.get(line) ?? [lines[line - 1] ?? ""];
        const last = current[current.length - 1] ?? "";
        const carriage = last.endsWith("\r") ? "\r" : "";
        const changed = quoted(last) ? null : change(carriage ? last.slice(0, -1) : last);
        if (changed === null) return;
        fix.lines.set(line, [...current.slice(0, -1), ...changed.map((text) => `${text}${carriage}`)]);
        fix.repaired++;
      };
      for (const table of tables) fixTable(table, edit);
      if (fix.repaired > 0) fixes.push(fix);
    }
  }
  return fixes;
}

/** A line inside a block quote: its prefix would have to be repeated, so it is left alone. */
function quoted(line: string): boolean {
  return /^\s*>/.test(line);
}

function fixTable(
  { context, rows }: ObservedTable,
  edit: (rule: string, line: number, change: (text: string) => string[] | null) => void,
): void {
  const { grid } = context;
  for (const { row, aligned } of rows) {
    const { line } = row.place;
    // Before anything is put in front of the cells.
    for (const cell of row.cells) {
      if (!/^\d+,\d+$/.test(cell.text)) continue;
      edit("decimal-comma", cell.place.line, (text) => {
        const at = cell.place.column - 1;
        return text.startsWith(cell.text, at)
          ? [text.slice(0, at) + cell.text.replace(",", ".") + text.slice(at + cell.text.length)]
          : null;
      });
    }
    edit("missing-outer-pipe", line, (text) => {
      const start =
        row.missingPipe === "start" || row.missingPipe === "both" ? text.replace(/^(\s*)/, "$1| ") : text;
      return [row.missingPipe === "end" || row.missingPipe === "both" ? `${start.trimEnd()} |` : start];
    });
    // Only where the cells fit their columns as they stand is the gap at the end.
    if (aligned.missing > 0 && aligned.shifted === null)
      edit("missing-cells", line, (text) => {
        const closed = /(?<!\\)\|\s*$/.test(text) ? text.trimEnd() : `${text.trimEnd()} |`;
        return [closed + "  |".repeat(aligned.missing)];
      });
  }
  edit("no-blank-line-before-table", grid.place.line, (text) => ["", text]);
}

/** The text of a file with its repairs. */
export function applyFix(text: string, fix: FileFix): string {
  return text
    .split("\n")
    .flatMap((line, index) => fix.lines.get(index + 1) ?? [line])
    .join("\n");
}

const CONTEXT = 3;

/** A unified diff of a repair. */
export function unifiedDiff(text: string, fix: FileFix, path: string): string {
  const lines = text.split("\n");
  const changed = [...fix.lines.keys()].sort((a, b) => a - b);
  const hunks: number[][] = [];
  for (const line of changed) {
    const last = hunks[hunks.length - 1];
    if (last && line - (last[last.length - 1] ?? 0) <= 2 * CONTEXT) last.push(line);
    else hunks.push([line]);
  }
  const [old, now] = path.startsWith("/") ? [path, path] : [`a/${path}`, `b/${path}`];
  const out = [`--- ${old}`, `+++ ${now}`];
  let shift = 0;
  for (const hunk of hunks) {
    const from = Math.max(1, (hunk[0] ?? 1) - CONTEXT);
    // The piece after the last newline is no line.
    const count = lines[lines.length - 1] === "" ? lines.length - 1 : lines.length;
    const to = Math.min(count, (hunk[hunk.length - 1] ?? 1) + CONTEXT);
    const body: string[] = [];
    let added = 0;
    for (let line = from; line <= to; line++) {
      const old = lines[line - 1] ?? "";
      const replaced = fix.lines.get(line);
      if (!replaced) {
        body.push(` ${old}`);
        continue;
      }
      const kept = replaced[replaced.length - 1] === old;
      if (!kept) body.push(`-${old}`);
      body.push(...(kept ? replaced.slice(0, -1) : replaced).map((entry) => `+${entry}`));
      if (kept) body.push(` ${old}`);
      added += replaced.length - 1;
    }
    const length = to - from + 1;
    out.push(`@@ -${from},${length} +${from + shift},${length + added} @@`, ...body);
    shift += added;
  }
  return `${out.join("\n")}\n`;
}
