/** What a reporter gets, and where files are. */
import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../../core/contract.ts";
import type { ZooInput } from "../../core/extract.ts";

export interface Report {
  diagnostics: Diagnostic[];
  silenced: number;
  zoos: { input: ZooInput; folder: string }[];
  /** Whether to colour. */
  colour: boolean;
  width: number;
}

/** Writes a report as text. */
export type Reporter = (report: Report) => string;

/** Path of a finding's file as seen from the working directory, with `/`; in full where it is outside of it. */
export function pathOf(file: string, report: Report): string {
  const zoo = report.zoos.find(({ input }) => file.startsWith(`${input.id}/`));
  if (!zoo) return file;
  const full = resolve(zoo.folder, file.slice(zoo.input.id.length + 1));
  const path = relative(process.cwd(), full);
  return (path.startsWith("..") ? full : path).split(sep).join("/");
}

const split = new WeakMap<object, string[]>();

/** Lines of a finding's file; none for a file that is no document. */
export function linesOf(file: string, report: Report): string[] {
  const zoo = report.zoos.find(({ input }) => file.startsWith(`${input.id}/`));
  const path = zoo ? file.slice(zoo.input.id.length + 1) : file;
  const source = zoo?.input.files.find((entry) => entry.path === path);
  if (!source) return [];
  const lines = split.get(source) ?? source.text.split(/\r?\n|\r/);
  split.set(source, lines);
  return lines;
}

/** How many findings there are of each severity. */
export function count(diagnostics: Diagnostic[]): Record<Diagnostic["severity"], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}
