/**
 * Findings as SARIF 2.1.0, the format that code scanning reads.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { shortHash } from "../../core/keys.ts";
import { ruleByName, rules } from "../../core/rules/index.ts";
import { severityOf } from "../../core/severity.ts";
import { linesOf, pathOf, type Report } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

export function sarif(report: Report): string {
  const index = new Map(rules.map((rule, at) => [rule.name, at]));
  const seen = new Map<string, number>();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "zooboard",
            rules: rules.map((rule) => ({
              id: rule.name,
              shortDescription: { text: rule.finds },
              fullDescription: { text: `${rule.finds} ${rule.why}` },
              help: { text: `${rule.finds}\n\n${rule.why}`, markdown: `${rule.finds}\n\n${rule.why}` },
              defaultConfiguration: { level: LEVELS[severityOf(rule.name, false)] },
              properties: { tags: [rule.family] },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: report.diagnostics.map((diagnostic) => {
          const text = linesOf(diagnostic.file, report)[diagnostic.line - 1] ?? "";
          // Lines move; rule, message and row stay: code scanning tells by this what is new.
          const hash = shortHash(
            JSON.stringify([diagnostic.rule, diagnostic.message, text.length > 4000 ? "" : text]),
          );
          const times = (seen.get(hash) ?? 0) + 1;
          seen.set(hash, times);
          return {
            ruleId: diagnostic.rule,
            ...(ruleByName.has(diagnostic.rule) ? { ruleIndex: index.get(diagnostic.rule) } : {}),
            level: LEVELS[diagnostic.severity],
            message: { text: diagnostic.message },
            locations: [
              {
                physicalLocation: place(pathOf(diagnostic.file, report), diagnostic.line, diagnostic.column),
              },
            ],
            ...(diagnostic.related && diagnostic.related.length > 0
              ? {
                  relatedLocations: diagnostic.related.map((other, id) => ({
                    id,
                    message: { text: "the second witness" },
                    physicalLocation: place(pathOf(other.file, report), other.line),
                  })),
                }
              : {}),
            partialFingerprints: { "zooboard/v1": `${hash}:${times}` },
          };
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function place(path: string, startLine: number, startColumn?: number) {
  return {
    artifactLocation: {
      uri: `${path.startsWith("/") ? "file://" : ""}${path.split("/").map(encodeURIComponent).join("/")}`,
    },
    region: { startLine, ...(startColumn === undefined ? {} : { startColumn }) },
  };
}
