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

/** An address alone stands for a paper, too. */
const Paper = z.preprocess(
  (value) => (typeof value === "string" ? { URL: value } : value),
  z.looseObject({ URL: Text.nullish(), Title: Text.nullish() }),
);
const Papers = z.union([z.array(Paper), Paper]).nullish();

const Collection = z.looseObject({
  Name: Text.optional(),
  Paper: Papers,
  README: z.unknown().optional(),
  Metadata: z.record(z.string(), z.unknown()).nullish(),
});

const ModelResult = z.looseObject({
  Task: Text.nullish(),
  Dataset: z.unknown().optional(),
  Metrics: Metrics.nullish(),
});

const Model = z.looseObject({
  Name: Text.optional(),
  "In Collection": Text.nullish(),
  Config: Text.nullish(),
  /** A list holds the parts of a tracker, say: none of them is the model's own. */
  Weights: z.union([Text, z.array(Text)]).nullish(),
  Paper: Papers,
  Metadata: z.record(z.string(), z.unknown()).nullish(),
  Results: z.union([z.array(ModelResult), ModelResult]).nullish(),
});

/** What is wrong with a metafile, by line. */
export interface MetadataProblem {
  file: string;
  line: number;
  message: string;
}

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
 * Reads a parsed metafile. An entry that cannot be read is a problem, and the others are read.
 * @param lineOf line of a path in the file
 * @returns its models and problems; no model and one problem when the content is no metafile at all
 */
export function readMetadata(
  data: unknown,
  file: string,
  lineOf: (path: (string | number)[]) => number,
): { models: MetadataModel[]; problems: MetadataProblem[] } {
  const problems: MetadataProblem[] = [];
  const root: Record<string, unknown> = z.record(z.string(), z.unknown()).safeParse(data).data ?? {};
  /** Reads the entries of a list one by one. */
  const entries = <Schema extends z.ZodType>(key: "Collections" | "Models", schema: Schema) => {
    const list: unknown = root[key] ?? [];
    if (!Array.isArray(list)) {
      problems.push({ file, line: lineOf([key]), message: `Unexpected \`${key}\`, expected a list` });
      return [];
    }
    return list.flatMap((entry: unknown, index) => {
      const parsed = schema.safeParse(entry);
      if (parsed.success) return [{ index, value: parsed.data }];
      const issue = parsed.error.issues[0];
      const path = (issue?.path ?? []).filter((part): part is string | number => typeof part !== "symbol");
      problems.push({
        file,
        line: lineOf([key, index, ...path]),
        message: `Unexpected value${path.length > 0 ? ` of \`${path.join(".")}\`` : ""} in entry ${index + 1} of \`${key}\`, which cannot be read; the entry is left out`,
      });
      return [];
    });
  };
  const collections = entries("Collections", Collection);
  const found = entries("Models", Model);
  // An index may only list the files that have the models.
  if (root["Collections"] == null && root["Models"] == null && root["Import"] == null)
    problems.push({
      file,
      line: 1,
      message: "Unexpected file without `Models`, expected a list of models; add it",
    });
  const papers = new Map(collections.map(({ value }) => [value.Name ?? "", firstPaper(value.Paper)]));
  const trained = new Map(
    collections.map(({ value }) => [value.Name ?? "", value.Metadata?.["Training Data"]]),
  );
  const models = found.map(({ value: model, index }): MetadataModel => {
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
      weights: typeof model.Weights === "string" ? model.Weights : null,
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
  return { models, problems };
}

function firstPaper(paper: z.infer<typeof Papers>): MetadataModel["paper"] {
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
