/** Adds the results of metafiles whose models stand in no table to what was read from the documents of a zoo. */
import type { Extraction } from "./contract.ts";
import type { Identity } from "./identity.ts";
import type { MetadataIndex } from "./metadata.ts";
import { readMetadataResults } from "./metadata-results.ts";
import { toDiagnostic } from "./severity.ts";
import { linkBase } from "./table-setting.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { ZooInput } from "./zoo-input.ts";

/** Models of metafiles that no row was found for, where none of the file's models stands in a table. */
export function extractMetadata(
  zoo: ZooInput,
  metadata: MetadataIndex,
  vocabulary: Vocabulary,
  extraction: Extraction,
  identities: Identity[],
): void {
  for (const models of zoo.metadata ?? []) {
    if (models.some((model) => metadata.joined.has(model))) continue;
    const base = linkBase(zoo, "", models[0]?.file ?? "", undefined);
    const reading = readMetadataResults(zoo.id, models, base, vocabulary);
    if (
      !reading ||
      extraction.documents.some(
        (document) => document.id === reading.document.id && document.kind === "dataset",
      )
    )
      continue;
    if (!extraction.documents.some((document) => document.id === reading.document.id))
      extraction.documents.push(reading.document);
    else reading.table.id = `${reading.document.id}#metadata`;
    for (const result of reading.results) result.table = reading.table.id;
    extraction.tables.push(reading.table);
    extraction.results.push(...reading.results);
    identities.push(...reading.identities);
    extraction.ledger.bodyRows += reading.results.length;
    extraction.ledger.resultRows += reading.results.length;
    const cells = models.reduce((sum, model) => sum + model.figures.length, 0);
    const read = reading.results.reduce((sum, result) => sum + result.metrics.length, 0);
    extraction.ledger.metricCells += read;
    extraction.ledger.metricCellsRead += read;
    if (cells > read) {
      extraction.diagnostics.push(
        toDiagnostic({
          rule: "unknown-metric",
          message: `Unexpected metric names in \`${models[0]?.file}\`: ${cells - read} of ${cells} figures have a name that the vocabulary does not know; add it to \`metrics.yaml\``,
          file: `${zoo.id}/${models[0]?.file}`,
          place: { line: models[0]?.line ?? 1, column: 1 },
        }),
      );
    }
  }
}
