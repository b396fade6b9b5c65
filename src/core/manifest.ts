/** `zoo.yaml`: what a zoo says differently from what can be read off its documents. Every key is optional. */
import { z } from "zod";
import { Severity } from "./contract.ts";

const DocumentEntry = z.strictObject({
  title: z.string().optional().describe("Title where the document has none or a wrong one"),
  kind: z.enum(["method", "dataset", "other"]).optional(),
  method: z.string().optional().describe("Slug of the method the document is about"),
  dataset: z
    .string()
    .optional()
    .describe("Dataset of its tables where neither header, heading nor prose says so"),
  split: z.string().nullable().optional(),
  task: z.string().optional(),
  path: z.string().optional().describe("Path of the document in the repository, for relative links"),
});

export const Manifest = z.strictObject({
  name: z.string().optional().describe("Name of the zoo as readers know it"),
  repository: z.url().optional().describe("Address of the repository"),
  ref: z.string().optional().describe("Branch, tag or commit that relative links are resolved at"),
  license: z.string().optional(),
  home: z.url().optional(),
  documentPath: z
    .string()
    .optional()
    .describe("Path of a document in the repository; `{slug}` stands for the document's slug"),
  include: z
    .array(z.string())
    .optional()
    .describe("Paths (with * and **) to read; all markdown files by default"),
  exclude: z.array(z.string()).optional().describe("Paths to leave out"),
  defaults: z
    .strictObject({
      dataset: z.string().optional(),
      split: z.string().nullable().optional(),
      task: z.string().optional(),
      kind: z.enum(["method", "dataset", "other"]).optional(),
    })
    .optional(),
  documents: z.record(z.string(), DocumentEntry).optional().describe("By document slug"),
  supersedes: z
    .array(z.strictObject({ newer: z.string(), older: z.string(), reason: z.string().optional() }))
    .optional()
    .describe("Documents whose tables replace another's"),
  words: z
    .strictObject({
      columns: z.record(z.string(), z.array(z.string())).optional().describe("Role to further headers"),
      metrics: z.record(z.string(), z.array(z.string())).optional().describe("Metric id to further headers"),
      datasets: z
        .record(z.string(), z.array(z.string()))
        .optional()
        .describe("Dataset id to further names; a new id is a new dataset"),
      methods: z
        .record(z.string(), z.array(z.string()))
        .optional()
        .describe("Method slug to further names; a new slug is a new detector"),
    })
    .optional()
    .describe("Words of this zoo, added to the vocabulary"),
  rules: z
    .array(
      z.strictObject({
        rule: z.string(),
        severity: z.union([Severity, z.literal("off")]),
        document: z.string().optional(),
        line: z.int().optional(),
        reason: z.string().min(1),
      }),
    )
    .optional()
    .describe("Rules raised, lowered or silenced, each with a reason"),
});

export type Manifest = z.infer<typeof Manifest>;
