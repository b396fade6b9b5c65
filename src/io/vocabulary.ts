/** Reads the vocabulary from `content/vocabulary`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildVocabulary, type Vocabulary, type VocabularySource } from "../core/vocabulary.ts";
import { vocabularyFiles } from "../core/vocabulary-schema.ts";
import { Fault } from "./fault.ts";
import { projectRoot } from "./project.ts";
import { parseYaml } from "./yaml.ts";

/**
 * Reads and validates the vocabulary.
 * @param folder the project's own by default
 * @throws Fault that names file and line of the first problem and how many there are
 */
export async function readVocabulary(
  folder: string = join(projectRoot, "content/vocabulary"),
): Promise<Vocabulary> {
  const sources: VocabularySource[] = [];
  for (const name of vocabularyFiles) {
    const file = `content/vocabulary/${name}.yaml`;
    let text: string;
    try {
      text = await readFile(join(folder, `${name}.yaml`), "utf8");
    } catch {
      continue;
    }
    sources.push({ name, file, ...parseYaml(text, file) });
  }
  const { vocabulary, problems } = buildVocabulary(sources);
  const first = problems[0];
  if (!vocabulary) {
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
    throw new Fault(`${first?.file}:${first?.line}: ${first?.message}${more}`);
  }
  return vocabulary;
}
