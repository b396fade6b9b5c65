/** The extraction as text: JSON, one result a line, CSV; and the contract's JSON Schema. */
import { z } from "zod";
import { Extraction, type Result } from "./contract.ts";

/** Pretty JSON with a newline at its end; the same input gives the same bytes. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** One result a line. */
export function toNdjson(results: Result[]): string {
  return results.map((result) => `${JSON.stringify(result)}\n`).join("");
}

const COLUMNS = [
  "id",
  "primary",
  "zoo",
  "document",
  "method",
  "technique",
  "backbone",
  "neck",
  "schedule",
  "training_memory_gb",
  "inference_fps",
  "metric",
  "value",
  "dataset",
  "split",
  "split_source",
  "condition",
  "comparable",
  "reason",
  "raw",
  "config",
  "weights",
  "log",
  "file",
  "line",
  "column",
] as const;

/** CSV (RFC 4180) with one line a metric; a result without a metric has one line with these fields empty. */
export function toCsv(results: Result[]): string {
  const lines = [COLUMNS.join(",")];
  for (const result of results) {
    const link = (kind: string) => result.links.find((candidate) => candidate.kind === kind)?.url ?? "";
    for (const metric of result.metrics.length > 0 ? result.metrics : [null]) {
      const fields: (string | number | boolean | null | undefined)[] = [
        result.id,
        result.primary,
        result.zoo,
        result.document,
        result.method,
        result.technique,
        result.backbone?.name,
        result.backbone?.neck,
        result.schedule,
        result.trainingMemoryGb,
        result.inferenceFps,
        metric?.id,
        metric?.value,
        metric?.dataset,
        metric?.split,
        metric?.splitSource,
        metric?.condition,
        metric?.comparable ?? result.comparable,
        metric?.reason ?? result.reason,
        metric?.raw,
        link("config"),
        link("weights"),
        link("log"),
        result.source.file,
        metric?.source.line ?? result.source.line,
        metric?.source.column,
      ];
      lines.push(fields.map(csvField).join(","));
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** Quotes a field where it has to be, and disarms what a spreadsheet would run. */
function csvField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  let text = String(value);
  if (typeof value === "string" && /^[=+@\t\r]|^-(?![\d.])/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** JSON Schema of the contract, draft 2020-12; open, since fields may be added within v1. */
export function contractSchema(): unknown {
  return {
    $id: "zooboard-extraction-v1",
    title: "Zooboard extraction, v1",
    ...z.toJSONSchema(Extraction, { io: "input" }),
  };
}
