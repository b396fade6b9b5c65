/** Figures of a metafile in the vocabulary's terms. */
import { readHeader } from "../columns.ts";
import { taskInText } from "../context.ts";
import type { Result } from "../contract.ts";
import { metadataDataset } from "../metadata-results.ts";
import type { Vocabulary } from "../vocabulary.ts";

export interface MetadataMetric {
  id: string;
  value: number;
  dataset: string | null;
  /** As the metafile calls it. */
  name: string;
  line: number;
}

/** Reads what can be compared with a table: percent metrics and such, without a condition. */
export function readMetadataFigures(
  model: NonNullable<Result["metadata"]>,
  vocabulary: Vocabulary,
): MetadataMetric[] {
  const figures = model.figures.flatMap((figure): MetadataMetric[] => {
    const task = figure.task === null ? null : taskInText(figure.task, vocabulary);
    const reading = readHeader(figure.metric, { task, tableWords: new Set() }, vocabulary);
    if (reading.kind !== "metric" || reading.condition) return [];
    const fraction =
      reading.metric.unit === "percent" && figure.value <= 1 && !Number.isInteger(figure.value);
    const value = fraction ? Number((figure.value * 100).toPrecision(12)) : figure.value;
    return [
      {
        id: reading.metric.id,
        value,
        dataset: metadataDataset(figure.dataset, vocabulary),
        name: figure.metric,
        line: figure.line,
      },
    ];
  });
  // Two figures under one name (of two splits, say) cannot be told apart.
  return figures.filter(
    (figure) =>
      figures.filter((other) => other.id === figure.id && other.dataset === figure.dataset).length === 1,
  );
}
