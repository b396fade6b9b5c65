/** Findings for programs: the contract's diagnostics, with the path of each file and a count. */
import { count, pathOf, type Report } from "./report.ts";

export function json(report: Report): string {
  const diagnostics = report.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    path: pathOf(diagnostic.file, report),
  }));
  return `${JSON.stringify({ counts: count(report.diagnostics), silenced: report.silenced, diagnostics }, null, 2)}\n`;
}
