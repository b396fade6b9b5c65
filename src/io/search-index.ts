/** Writes the full-text search index over a built site. */
import { join } from "node:path";
import { close, createIndex } from "pagefind";
import { Fault } from "./fault.ts";

/**
 * Indexes all pages of a built site with Pagefind.
 * @returns number of pages indexed
 */
export async function writeSearchIndex(out: string): Promise<number> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Fault(`search index: ${errors.join("; ")}`);
  const added = await index.addDirectory({ path: out });
  const written = await index.writeFiles({ outputPath: join(out, "pagefind") });
  await close();
  const problem = [...added.errors, ...written.errors][0];
  if (problem) throw new Fault(`search index: ${problem}`);
  return added.page_count;
}
