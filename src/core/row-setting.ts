/** What is known of a row before its cells are read, and what is read from it. */
import type { Backbone, Link, Metric } from "./contract.ts";
import type { LinkBase } from "./links.ts";
import type { MetadataIndex, MetadataModel } from "./metadata.ts";
import type { Condition } from "./test-note.ts";
import type { DatasetWord, MethodWord } from "./vocabulary-schema.ts";

/** What a row's document and table say about it. */
export interface RowSetting {
  file: string;
  documentSlug: string;
  kind: "method" | "dataset" | "other";
  documentMethod: MethodWord | null;
  title: string;
  /** Method by its title, for documents about a method that the vocabulary does not know; null for a general title. */
  fallbackMethod: string | null;
  /** Dataset that headings or text give, or null. */
  dataset: DatasetWord | null;
  /** Datasets of last resort, the nearest first: most configs of the document, its prose, its path, the manifest. */
  defaultDatasets: string[];
  /** Dataset that the document calls its models pretrained on: what detectors are measured on where it names no other. */
  pretrainingDataset: DatasetWord | null;
  split: { split: string; source: Metric["splitSource"] } | null;
  defaultSplit: string | null | undefined;
  condition: { id: string; reason: string } | null;
  bracketsQuotePaper: boolean;
  /** The document says that what it links is still to come. */
  linksPending: boolean;
  superseded: string | null;
  links: LinkBase;
  metadata: MetadataIndex;
}

/** A result before it has its id. */
export interface DraftResult {
  method: MethodWord | null;
  methodName: string;
  techniques: MethodWord[];
  backbone: Backbone | null;
  schedule: string | null;
  memory: number | null;
  fps: number | null;
  metrics: Metric[];
  /** Conditions that the cell of the model sets, with those of the rows it refers to. */
  conditions: Condition[];
  attributes: Record<string, string>;
  links: Link[];
  cells: string[];
  line: number;
  column: number;
  identity: string[];
  metadata: MetadataModel | null;
}
