/** Reads metafiles. One that cannot be read is a problem of its own, and the rest of the zoo is read. */
import { readMetadata } from "../core/metadata.ts";
import { Fault } from "./fault.ts";
import { parseYaml } from "./yaml.ts";

/**
 * Reads the text of a metafile.
 * @param file its path in the zoo, for problems
 */
export function parseMetafile(text: string, file: string): ReturnType<typeof readMetadata> {
  try {
    const { data, lineOf } = parseYaml(text, file);
    return readMetadata(data, file, lineOf);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const line = Number(/:(\d+): /.exec(error.message)?.[1] ?? 1);
    const reason = error.message.replace(/^.*?:\d+: (?:invalid YAML: )?/s, "");
    const message = `Unexpected YAML that cannot be read: ${reason.replace(/`/g, "'")}; the file is left out`;
    return { models: [], problems: [{ file, line, message }] };
  }
}
