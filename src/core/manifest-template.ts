/** A commented `zoo.yaml` that states what was inferred and shows what can be set. */
import type { Catalogue } from "./catalogue.ts";
import type { Extraction } from "./contract.ts";

/**
 * Writes the manifest of one zoo.
 * @param repository address and ref of the checkout, nulls where unknown
 */
export function manifestTemplate(
  name: string,
  extraction: Extraction,
  catalogue: Catalogue,
  repository: { url: string | null; ref: string | null },
): string {
  const { ledger } = extraction;
  const kinds = (kind: string) => extraction.tables.filter((table) => table.kind === kind).length;
  const datasets = catalogue.datasets
    .map((dataset) => `${dataset.id} (${dataset.results.length})`)
    .join(", ");
  const unknown = extraction.documents.filter((document) =>
    extraction.results.some(
      (result) =>
        result.document === document.id && result.metrics.some((metric) => metric.dataset === "unknown"),
    ),
  );
  const line = (key: string, value: string | null, example: string) =>
    value === null ? `# ${key}: ${example}` : `${key}: ${value}`;
  return [
    `# What Zooboard read: ${ledger.documents} documents, ${kinds("results")} results tables (${ledger.resultRows} rows),`,
    `# ${kinds("statistics")} statistics and ${kinds("other")} other tables.`,
    `# Datasets, with their results: ${datasets || "none"}.`,
    "# Every key is optional; delete what is right as inferred.",
    "",
    "# Name of the zoo as readers know it.",
    `name: ${JSON.stringify(name)}`,
    "# Where the documents come from; relative links lead there, at this branch, tag or commit.",
    line("repository", repository.url, "https://github.com/owner/name"),
    line("ref", repository.ref, "main"),
    "# license: Apache-2.0",
    "",
    "# Which files are read (* within a folder, ** any folders).",
    '# include: ["configs/**/*.md"]',
    '# exclude: ["docs/**"]',
    "",
    "# For tables whose header, headings, text and file names do not say.",
    "# defaults:",
    "#   dataset: coco",
    "#   split: val",
    "#   task: object detection",
    "",
    ...(unknown.length > 0
      ? [
          "# These documents name no dataset that is known; say which it is:",
          "documents:",
          ...unknown.map(
            (document) =>
              `  ${document.id.split("/").slice(1).join("/")}: {} # dataset: …, at ${document.source.file}:${document.source.line}`,
          ),
        ]
      : ["# documents:", "#   some-document:", "#     kind: method", "#     dataset: coco"]),
    "",
    "# Documents whose tables replace another's; the older one is shown, but not ranked.",
    "# supersedes:",
    "#   - { newer: new-document, older: old-document, reason: trained with the corrected labels }",
    "",
    "# Words of this zoo: further headers of a column or metric, further names of a dataset or method.",
    "# words:",
    "#   columns: { memory: [VRAM] }",
    "#   metrics: { box_ap: [Det AP] }",
    "",
    "# Rules of `zooboard lint` raised, lowered or silenced, each with a reason.",
    "# rules:",
    "#   - { rule: missing-cells, severity: off, document: some-document, reason: the table is generated }",
    "",
  ].join("\n");
}
