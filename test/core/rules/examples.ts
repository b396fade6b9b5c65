/** Reads a rule's example as a zoo. */
import type { ZooInput } from "../../../src/core/extract.ts";
import type { MetadataModel } from "../../../src/core/metadata.ts";
import type { RuleExample } from "../../../src/core/rules/index.ts";

export function exampleZoo(example: RuleExample, files: Record<string, string>): ZooInput {
  const metadata = Object.entries(example.metadata ?? {}).map(([file, models]) =>
    models.map(
      (model): MetadataModel => ({
        file,
        line: 1,
        name: null,
        collection: null,
        config: null,
        weights: null,
        paper: null,
        trainingData: null,
        trainingMemoryGb: null,
        ...model,
        figures: model.figures.map((figure) => ({ ...figure, line: 1 })),
      }),
    ),
  );
  return {
    id: "zoo",
    manifest: example.manifest ?? {},
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    ...(files === example.files && metadata.length > 0 ? { metadata } : {}),
    ...(files === example.files && example.metadataProblems
      ? { metadataProblems: example.metadataProblems }
      : {}),
    ...(example.paths ? { paths: new Set(example.paths) } : {}),
  };
}
