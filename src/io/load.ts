/** One call from folders to a catalogue: what the site, the exports and the command start from. */
import { buildCatalogue, type Catalogue } from "../core/catalogue.ts";
import type { ZooInput } from "../core/extract.ts";
import { lint } from "../core/lint.ts";
import type { Vocabulary } from "../core/vocabulary.ts";
import { unknownWords } from "../core/vocabulary-words.ts";
import { Fault } from "./fault.ts";
import { readVocabulary } from "./vocabulary.ts";
import { type ReadOptions, readZoos } from "./zoos.ts";

export interface Loaded {
  vocabulary: Vocabulary;
  zoos: ZooInput[];
  catalogue: Catalogue;
}

/** Reads vocabulary and zoos, extracts and checks them, and builds the catalogue. Throws a Fault for unreadable input. */
export async function load(options: ReadOptions): Promise<Loaded> {
  const vocabulary = await readVocabulary();
  const zoos = await readZoos(options);
  for (const zoo of zoos) {
    const [unknown] = unknownWords(vocabulary, zoo.manifest.words);
    if (unknown !== undefined)
      throw new Fault(`zoo.yaml of ${zoo.id}: unexpected \`${unknown}\`, which the vocabulary does not have`);
  }
  return { vocabulary, zoos, catalogue: buildCatalogue(lint(zoos, vocabulary).extraction, vocabulary) };
}
