/** One call from folders to a catalogue: what the site, the exports and the command start from. */
import { buildCatalogue, type Catalogue } from "../core/catalogue.ts";
import { extract, type ZooInput } from "../core/extract.ts";
import type { Vocabulary } from "../core/vocabulary.ts";
import { readVocabulary } from "./vocabulary.ts";
import { type ReadOptions, readZoos } from "./zoos.ts";

export interface Loaded {
  vocabulary: Vocabulary;
  zoos: ZooInput[];
  catalogue: Catalogue;
}

/** Reads vocabulary and zoos, extracts, and builds the catalogue. Throws a Fault for unreadable input. */
export async function load(options: ReadOptions): Promise<Loaded> {
  const vocabulary = await readVocabulary();
  const zoos = await readZoos(options);
  return { vocabulary, zoos, catalogue: buildCatalogue(extract(zoos, vocabulary), vocabulary) };
}
