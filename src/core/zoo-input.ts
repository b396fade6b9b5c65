/** What the extraction of a zoo starts from: its files and metadata as `src/io` has read them. */
import type { Manifest } from "./manifest.ts";
import type { MetadataModel, MetadataProblem } from "./metadata.ts";

/** One zoo as read from disk. */
export interface ZooInput {
  id: string;
  manifest: Manifest;
  /** Line of an entry of `zoo.yaml`, by its path; absent where the manifest is no file. */
  manifestLine?: (path: (string | number)[]) => number;
  /** Markdown files, sorted by path; paths are relative to the zoo's folder, with `/`. */
  files: { path: string; text: string; translations?: string[] }[];
  /** Structured metadata, one list a metafile. */
  metadata?: MetadataModel[][];
  /** What could not be read of it. */
  metadataProblems?: MetadataProblem[];
  /** All files of the folder, for links that lead into it; absent where the folder is no checkout. */
  paths?: ReadonlySet<string>;
}
