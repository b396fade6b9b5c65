/** Results of metafiles whose models stand in no table: a zoo with only metadata works too. */
import { readHeader } from "./columns.ts";
import { taskInText } from "./context.ts";
import type { Document, Link, Metric, Result, Table } from "./contract.ts";
import { readFileName } from "./file-name.ts";
import type { Identity } from "./identity.ts";
import { nameKey, slugify } from "./keys.ts";
import { type LinkBase, resolveUrl } from "./links.ts";
import type { MetadataFigure, MetadataModel } from "./metadata.ts";
import { findNames } from "./name-index.ts";
import { readMethodCell } from "./names.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface MetadataReading {
  document: Document;
  table: Table;
  results: Result[];
  identities: Identity[];
}

/** Id of the dataset that a metafile names; unknown ones become a slug of their own. */
export function metadataDataset(name: string | null, vocabulary: Vocabulary): string | null {
  if (name === null) return null;
  return findNames(vocabulary.datasetNames, name, false)[0]?.entry.id ?? (slugify(name) || null);
}

/** Reads the models of one metafile into results, with a document and a table of their own. */
export function readMetadataResults(
  zoo: string,
  models: MetadataModel[],
  base: LinkBase,
  vocabulary: Vocabulary,
): MetadataReading | null {
  const first = models[0];
  if (!first) return null;
  const title = first.collection ?? first.name ?? first.file;
  const slug = slugify(
    first.file.replace(/(?:^|\/)(?:metafile|model-index)\.ya?ml$/i, "").replace(/^configs\//, "") || title,
  );
  const documentMethod = readMethodCell(title, vocabulary).detector;
  const source = { file: `${zoo}/${first.file}`, line: first.line };
  const document: Document = {
    id: `${zoo}/${slug}`,
    zoo,
    title,
    kind: "method",
    arxiv: /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/i.exec(first.paper?.url ?? "")?.[1] ?? null,
    bibtex: [],
    source: { ...source, endLine: models[models.length - 1]?.line ?? first.line },
    method: documentMethod?.slug ?? null,
    dataset: null,
    superseded: null,
    translations: [],
  };
  const table: Table = {
    id: `${document.id}#1`,
    document: document.id,
    section: [],
    kind: "results",
    header: ["Name", "Config", "Weights", "Results"],
    rows: models.length,
    source,
    because: "it is structured metadata of models that stand in no table",
    format: "metadata",
  };
  const results = models.map((model): Result => {
    const name = readFileName(model.config ?? model.name ?? "", vocabulary);
    const method = documentMethod ?? name.detector;
    const metrics = model.figures.flatMap((figure) =>
      readFigure(figure, name.dataset?.id ?? null, vocabulary),
    );
    return {
      id: "",
      primary: true,
      zoo,
      document: document.id,
      table: table.id,
      section: [],
      method: method?.name ?? model.collection ?? title,
      technique: null,
      backbone:
        name.backbone === null
          ? null
          : { raw: name.backbone, name: name.backbone, neck: name.neck, modifiers: [] },
      schedule: null,
      trainingMemoryGb: model.trainingMemoryGb,
      inferenceFps: null,
      metrics,
      attributes: model.trainingData === null ? {} : { "Training Data": model.trainingData },
      links: modelLinks(model, base),
      comparable: metrics.length > 0,
      reason: metrics.length > 0 ? null : "the metadata has no figure that is known",
      source: {
        file: `${zoo}/${model.file}`,
        line: model.line,
        cells: [
          model.name ?? "",
          model.config ?? "",
          model.weights ?? "",
          model.figures.map((figure) => `${figure.metric}: ${figure.value}`).join(", "),
        ],
      },
      task: model.figures[0]?.task?.toLowerCase() ?? null,
      outdatedFigures: false,
      metadata: model,
    };
  });
  const identities = models.map(
    (model): Identity => ({
      zoo,
      documentSlug: slug,
      superseded: false,
      checkpoint: model.weights,
      config: model.config,
      row: [model.name ?? title],
      section: [],
      home: 1,
    }),
  );
  return { document, table, results, identities };
}

function modelLinks(model: MetadataModel, base: LinkBase): Link[] {
  const root = { ...base, folder: "" };
  const links: Link[] = [];
  for (const [kind, raw] of [
    ["config", model.config],
    ["weights", model.weights],
    ["paper", model.paper?.url ?? null],
  ] as const) {
    const url = raw === null ? "" : resolveUrl(raw, root);
    if (raw !== null && url !== "") links.push({ kind, label: kind, url, raw });
  }
  return links;
}

function readFigure(figure: MetadataFigure, named: string | null, vocabulary: Vocabulary): Metric[] {
  const task = figure.task === null ? null : taskInText(figure.task, vocabulary);
  const reading = readHeader(
    figure.metric,
    { task, tableWords: new Set([nameKey(figure.dataset ?? "")]) },
    vocabulary,
  );
  if (reading.kind !== "metric") return [];
  const dataset = metadataDataset(figure.dataset, vocabulary) ?? named ?? "unknown";
  const fraction = reading.metric.unit === "percent" && figure.value <= 1 && !Number.isInteger(figure.value);
  const split = reading.split ?? vocabulary.datasetById.get(dataset)?.split ?? null;
  return [
    {
      id: reading.metric.id,
      value: fraction ? Number((figure.value * 100).toPrecision(12)) : figure.value,
      dataset,
      split,
      splitSource: reading.split === null ? "convention" : "header",
      condition: reading.condition ?? null,
      comparable: (reading.condition ?? null) === null,
      reason:
        (reading.condition ?? null) === null
          ? null
          : (reading.conditionReason ?? `measured under "${reading.condition}"`),
      raw: String(figure.value),
      source: { line: figure.line, column: 1 },
      apart: (reading.condition ?? null) === null ? null : "condition",
    },
  ];
}
