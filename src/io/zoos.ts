/** Reads zoos from disk: folders of markdown with an optional `zoo.yaml`. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { ZooInput } from "../core/extract.ts";
import { compareText } from "../core/keys.ts";
import { Manifest } from "../core/manifest.ts";
import type { MetadataModel, MetadataProblem } from "../core/metadata.ts";
import { Fault } from "./fault.ts";
import { parseMetafile } from "./metafile.ts";
import { projectRoot } from "./project.ts";
import { readRepository } from "./repository.ts";
import { readYaml, type YamlFile } from "./yaml.ts";
import { listZooFiles } from "./zoo-files.ts";

export interface ReadOptions {
  /** A folder with one folder per zoo. */
  root?: string | undefined;
  /** Folders that are a zoo each. */
  zoos?: string[] | undefined;
  /** Called with each file read, for progress. */
  onFile?: (path: string) => void;
}

/**
 * Reads zoos.
 * @throws Fault for a missing folder, an unreadable or binary file, invalid YAML or an unknown key in a manifest
 */
export async function readZoos(options: ReadOptions): Promise<ZooInput[]> {
  const folders: { id: string; path: string }[] = [];
  for (const path of options.zoos ?? []) {
    await mustBeFolder(path);
    folders.push({ id: zooId(path), path });
  }
  if (options.root !== undefined || folders.length === 0) {
    const root = options.root ?? join(projectRoot, "seeds");
    await mustBeFolder(root);
    const entries = await readdir(root, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      if (entry.isDirectory() && !entry.name.startsWith("."))
        folders.push({ id: entry.name, path: join(root, entry.name) });
    }
    if (folders.length === 0)
      throw new Fault(
        `no zoo in ${root}: expected one folder per zoo with markdown files in it; use --zoo for a folder that is a zoo itself`,
      );
  }
  const seen = new Set<string>();
  const inputs: ZooInput[] = [];
  for (const { id, path } of folders) {
    if (seen.has(id)) throw new Fault(`two zoos are called ${id}: rename one of the folders`);
    seen.add(id);
    inputs.push(await readZoo(id, path, options.onFile));
  }
  return inputs;
}

/** Id of a zoo: the name of its folder. */
function zooId(path: string): string {
  return (
    basename(resolve(path))
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "-") || "zoo"
  );
}

async function mustBeFolder(path: string): Promise<void> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch {
    throw new Fault(`no folder ${path}: check the path`);
  }
  if (!found.isDirectory()) throw new Fault(`${path} is a file, expected a folder`);
}

async function readZoo(
  id: string,
  path: string,
  onFile: ((path: string) => void) | undefined,
): Promise<ZooInput> {
  const { manifest: written, lineOf } = await readManifest(id, path);
  let manifest = written;
  const listed = await listZooFiles(path, manifest);
  const files: ZooInput["files"] = [];
  for (const document of listed.documents) {
    files.push({ ...document, text: await readText(join(path, document.path)) });
    onFile?.(`${id}/${document.path}`);
  }
  const metadata: MetadataModel[][] = [];
  const metadataProblems: MetadataProblem[] = [];
  for (const file of listed.metafiles) {
    const text = await readText(join(path, file));
    // A file that is only named as its folder or a document may be a config as well.
    if (!/^(?:Models|Collections)\s*:/m.test(text) && !/(?:metafile|model-index)\.ya?ml$/i.test(file))
      continue;
    const { models, problems } = parseMetafile(text, file);
    if (models.length > 0) metadata.push(models);
    metadataProblems.push(...problems);
  }
  const checkout = [...listed.paths].some(
    (file) => /\.(?:py|ya?ml)$/i.test(file) && !/(?:^|\/)zoo\.yaml$/.test(file),
  );
  if (manifest.repository === undefined) {
    const { url, ref } = await readRepository(path);
    if (url !== null)
      manifest = {
        ...manifest,
        repository: url,
        ...(manifest.ref === undefined && ref !== null ? { ref } : {}),
      };
  }
  return {
    id,
    manifest,
    manifestLine: lineOf,
    files,
    metadata,
    metadataProblems,
    ...(checkout ? { paths: listed.paths } : {}),
  };
}

/** The zoo's own `zoo.yaml`, else the one of the same name in the project's seeds, else an empty one. */
async function readManifest(
  id: string,
  path: string,
): Promise<{ manifest: Manifest; lineOf: YamlFile["lineOf"] }> {
  for (const candidate of [join(path, "zoo.yaml"), join(projectRoot, "seeds", id, "zoo.yaml")]) {
    try {
      await stat(candidate);
    } catch {
      continue;
    }
    const { data, lineOf } = await readYaml(candidate, candidate);
    const parsed = Manifest.safeParse(data ?? {});
    if (parsed.success) return { manifest: parsed.data, lineOf };
    const issue = parsed.error.issues[0];
    const where = (issue?.path ?? []).filter((part): part is string | number => typeof part !== "symbol");
    const keys = issue?.code === "unrecognized_keys" ? [...where, issue.keys[0] ?? ""] : where;
    throw new Fault(
      `${candidate}:${lineOf(keys)}: unexpected \`${keys.join(".")}\`: ${issue?.message ?? "invalid"}`,
    );
  }
  return { manifest: {}, lineOf: () => 1 };
}

/** Reads a text file; a binary or unreadable one is a Fault. */
export async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new Fault(
      `cannot read ${path}: ${(error as NodeJS.ErrnoException).code === "EACCES" ? "no permission" : (error as Error).message.split(",")[0]}`,
    );
  }
  if (bytes.includes(0)) throw new Fault(`${path} is a binary file, expected text`);
  return bytes.toString("utf8");
}
