// Node strips types from TypeScript only outside of node_modules. An installed package is therefore copied once
// into the cache folder of the project that installed it, with links to its dependencies, and runs from there.

import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PARTS = ["src", "content", "public", "seeds", "astro.config.mjs", "tsconfig.json", "package.json"];

/** Stages the package at `root` and loads its command. */
export async function load(root) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const outer = root.slice(0, root.lastIndexOf("node_modules") + "node_modules".length);
  const cache = join(writableFolder(join(outer, ".cache")), `zooboard-${version}-${fingerprint(root)}`);
  const staged = join(cache, "package");
  if (!existsSync(join(staged, "package.json"))) {
    const making = `${cache}.${process.pid}`;
    mkdirSync(join(making, "package"), { recursive: true });
    for (const part of PARTS)
      if (existsSync(join(root, part)))
        cpSync(join(root, part), join(making, "package", part), { recursive: true });
    symlinkSync(outer, join(making, "node_modules"), "dir");
    if (existsSync(join(root, "node_modules")))
      symlinkSync(join(root, "node_modules"), join(making, "package/node_modules"), "dir");
    rmSync(cache, { recursive: true, force: true });
    renameSync(making, cache);
  }
  return import(pathToFileURL(join(staged, "src/cli/main.ts")).href);
}

/** Changes whenever a file of the package does, by names and sizes. */
function fingerprint(root) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) for (const entry of readdirSync(path).sort()) visit(join(path, entry));
    else if (found) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
  };
  for (const part of PARTS) visit(join(root, part));
  return hash.digest("hex").slice(0, 12);
}

/** A folder outside of any node_modules for the staged copy. */
function writableFolder(cache) {
  const folder = join(tmpdir(), `zooboard-cache-${Buffer.from(cache).toString("hex").slice(-24)}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}
