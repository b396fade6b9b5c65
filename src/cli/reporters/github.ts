/**
 * Findings as workflow commands, which GitHub shows as annotations in a change.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import { count, pathOf, type Report } from "./report.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

export function github(report: Report): string {
  const lines = report.diagnostics.map((diagnostic) => {
    const { severity, line, column, rule, message, related } = diagnostic;
    const properties = [
      ["file", pathOf(diagnostic.file, report)],
      ["line", String(line)],
      ["col", String(column)],
      ["title", `zooboard: ${rule}`],
    ];
    const see = (related ?? []).map((other) => `${pathOf(other.file, report)}:${other.line}`).join(", ");
    return `::${COMMANDS[severity]} ${properties.map(([name, value]) => `${name}=${escapeProperty(value ?? "")}`).join(",")}::${escapeData(see ? `${message} (see ${see})` : message)}`;
  });
  const { error, warning, info } = count(report.diagnostics);
  return `${[...lines, `${error} errors, ${warning} warnings, ${info} hints`].join("\n")}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
