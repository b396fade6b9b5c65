/** Reads zoos from disk: folders of markdown with an optional `zoo.yaml`. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { ZooInput } from "../core/extract.ts";
import { compareText } from "../core/keys.ts";
import { Manifest } from "../core/manifest.ts";
import { Fault } from "./fault.ts";
import { projectRoot } from "./project.ts";
import { readYaml } from "./yaml.ts";

/** Folders that never hold documents of a zoo. */
const SKIPPED_FOLDERS = new Set(["node_modules", "dist", "build", "__pycache__", "third_party", "vendor"]);

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
  const manifest = await readManifest(id, path);
  const files: ZooInput["files"] = [];
  for (const file of await markdownFiles(path, "", manifest)) {
    files.push({ path: file, text: await readMarkdown(join(path, file)) });
    onFile?.(`${id}/${file}`);
  }
  return { id, manifest, files };
}

/** The zoo's own `zoo.yaml`, else the one of the same name in the project's seeds, else an empty one. */
async function readManifest(id: string, path: string): Promise<Manifest> {
  for (const candidate of [join(path, "zoo.yaml"), join(projectRoot, "seeds", id, "zoo.yaml")]) {
    try {
      await stat(candidate);
    } catch {
      continue;
    }
    const { data, lineOf } = await readYaml(candidate, candidate);
    const parsed = Manifest.safeParse(data ?? {});
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const where = (issue?.path ?? []).filter((part): part is string | number => typeof part !== "symbol");
    const keys = issue?.code === "unrecognized_keys" ? [...where, issue.keys[0] ?? ""] : where;
    throw new Fault(
      `${candidate}:${lineOf(keys)}: unexpected \`${keys.join(".")}\`: ${issue?.message ?? "invalid"}`,
    );
  }
  return {};
}

async function markdownFiles(root: string, folder: string, manifest: Manifest): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && !SKIPPED_FOLDERS.has(entry.name))
        found.push(...(await markdownFiles(root, path, manifest)));
    } else if (/\.(?:md|markdown)$/i.test(entry.name) && wanted(path, manifest)) found.push(path);
  }
  return found;
}

function wanted(path: string, manifest: Manifest): boolean {
  if (manifest.exclude?.some((pattern) => matchesGlob(path, pattern))) return false;
  return manifest.include === undefined || manifest.include.some((pattern) => matchesGlob(path, pattern));
}

/** `*` stands for anything within a folder, `**` for any folders. */
export function matchesGlob(path: string, pattern: string): boolean {
  const source = pattern
    .split(/(\*\*\/?|\*)/)
    .map((part) =>
      part === "**/"
        ? "(?:.*/)?"
        : part === "**"
          ? ".*"
          : part === "*"
            ? "[^/]*"
            : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${source}$`).test(path);
}

/** Reads a text file; a binary or unreadable one is a Fault. */
export async function readMarkdown(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new Fault(
      `cannot read ${path}: ${(error as NodeJS.ErrnoException).code === "EACCES" ? "no permission" : (error as Error).message.split(",")[0]}`,
    );
  }
  if (bytes.includes(0)) throw new Fault(`${path} is a binary file, expected markdown`);
  return bytes.toString("utf8");
}
