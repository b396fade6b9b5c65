/**
 * Structured metadata beside the documents: `metafile.yml` and `model-index.yml`. A model in it is joined to the row
 * with the same checkpoint, else the same config, and is a second witness of its figures.
 */
import { z } from "zod";
import { splitFileName } from "./file-name.ts";
import { checkpointKey } from "./identity.ts";
import { nameKey } from "./keys.ts";

const Text = z.union([z.string(), z.number()]).transform(String);
const Metrics = z.record(z.string(), z.unknown());

const Paper = z.looseObject({ URL: Text.optional(), Title: Text.optional() });

/** The part of a metafile that is read; other keys are left alone. */
export const MetadataFile = z.looseObject({
  Collections: z
    .array(
      z.looseObject({
        Name: Text.optional(),
        Paper: z.union([Paper, z.array(Paper)]).nullish(),
        README: Text.optional(),
        Metadata: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .nullish(),
  Models: z
    .array(
      z.looseObject({
        Name: Text.optional(),
        "In Collection": Text.optional(),
        Alias: z.unknown().optional(),
        Config: Text.optional(),
        Weights: Text.optional(),
        Paper: z.union([Paper, z.array(Paper)]).nullish(),
        Metadata: z.record(z.string(), z.unknown()).nullish(),
        Results: z
          .union([
            z.array(
              z.looseObject({
                Task: Text.optional(),
                Dataset: z.unknown().optional(),
                Metrics: Metrics.nullish(),
              }),
            ),
            z.looseObject({
              Task: Text.optional(),
              Dataset: z.unknown().optional(),
              Metrics: Metrics.nullish(),
            }),
          ])
          .nullish(),
      }),
    )
    .nullish(),
});

/** One figure of a metafile. */
export interface MetadataFigure {
  task: string | null;
  dataset: string | null;
  /** As written: "box AP", "Top 1 Accuracy". */
  metric: string;
  value: number;
  line: number;
}

/** One model of a metafile. */
export interface MetadataModel {
  file: string;
  line: number;
  name: string | null;
  collection: string | null;
  config: string | null;
  weights: string | null;
  paper: { title: string | null; url: string | null } | null;
  trainingData: string | null;
  trainingMemoryGb: number | null;
  figures: MetadataFigure[];
}

/**
 * Reads a parsed metafile.
 * @param lineOf line of a path in the file
 * @returns its models; null when the content is no metafile
 */
export function readMetadata(
  data: unknown,
  file: string,
  lineOf: (path: (string | number)[]) => number,
): MetadataModel[] | null {
  const parsed = MetadataFile.safeParse(data);
  if (!parsed.success) return null;
  const { Collections, Models } = parsed.data;
  if (!Models) return Collections ? [] : null;
  const papers = new Map(
    (Collections ?? []).map((collection) => [collection.Name ?? "", firstPaper(collection.Paper)]),
  );
  const trained = new Map(
    (Collections ?? []).map((collection) => [collection.Name ?? "", collection.Metadata?.["Training Data"]]),
  );
  return Models.map((model, index) => {
    const metadata = model.Metadata ?? {};
    const results =
      model.Results === null || model.Results === undefined
        ? []
        : Array.isArray(model.Results)
          ? model.Results
          : [model.Results];
    return {
      file,
      line: lineOf(["Models", index]),
      name: model.Name ?? null,
      collection: model["In Collection"] ?? null,
      config: model.Config ?? null,
      weights: model.Weights ?? null,
      paper: firstPaper(model.Paper) ?? papers.get(model["In Collection"] ?? "") ?? null,
      trainingData: textOf(metadata["Training Data"] ?? trained.get(model["In Collection"] ?? "")),
      trainingMemoryGb: numberOf(metadata["Training Memory (GB)"]),
      figures: results.flatMap((result, place) => {
        const dataset = textOf(result.Dataset);
        return Object.entries(result.Metrics ?? {}).flatMap(([metric, value]) => {
          const number = numberOf(value);
          return number === null
            ? []
            : [
                {
                  task: result.Task ?? null,
                  dataset,
                  metric,
                  value: number,
                  line: lineOf(["Models", index, "Results", place, "Metrics", metric]),
                },
              ];
        });
      }),
    };
  });
}

function firstPaper(
  paper: z.infer<typeof Paper> | z.infer<typeof Paper>[] | null | undefined,
): MetadataModel["paper"] {
  const first = Array.isArray(paper) ? paper[0] : paper;
  return first ? { title: first.Title ?? null, url: first.URL ?? null } : null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value))
    return (
      value
        .map(textOf)
        .filter((part) => part !== null)
        .join(" + ") || null
    );
  return null;
}

function numberOf(value: unknown): number | null {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "string") return null;
  const number = Number(value.replace(/[%*\s]|\(.*\)/g, ""));
  return value.trim() !== "" && Number.isFinite(number) ? number : null;
}

/** Finds the model of a row: by checkpoint, then by config. */
export class MetadataIndex {
  private readonly byCheckpoint = new Map<string, MetadataModel>();
  private readonly byConfig = new Map<string, MetadataModel[]>();
  private readonly generic: ReadonlySet<string>;
  /** Models that a row was found for. */
  readonly joined: Set<MetadataModel> = new Set();

  constructor(models: MetadataModel[], generic: ReadonlySet<string>) {
    this.generic = generic;
    for (const model of models) {
      if (model.weights !== null) this.byCheckpoint.set(checkpointKey(model.weights, generic), model);
      if (model.config !== null) {
        const key = nameKey(splitFileName(model.config).stem);
        this.byConfig.set(key, [...(this.byConfig.get(key) ?? []), model]);
      }
    }
  }

  /** The model of a row, or null. A config that several models share says nothing. */
  find(weights: string | null, config: string | null): MetadataModel | null {
    const byCheckpoint =
      weights === null ? undefined : this.byCheckpoint.get(checkpointKey(weights, this.generic));
    const byConfig =
      config === null || byCheckpoint ? undefined : this.byConfig.get(nameKey(splitFileName(config).stem));
    const only = byConfig?.length === 1 ? byConfig[0] : undefined;
    const conflicting = only?.weights != null && weights !== null;
    const model = byCheckpoint ?? (conflicting ? undefined : only) ?? null;
    if (model) this.joined.add(model);
    return model;
  }
}
