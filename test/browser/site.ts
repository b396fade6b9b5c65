/**
 * Builds the site once for all browser tests, under a base path, and serves it. `ZOOBOARD_TEST_SITE` names a site that
 * is served already, for quick turns while writing tests.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the site, with its base path and a slash at its end. */
    site: string;
    /** Folder of the built site. */
    folder: string;
  }
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = join(root, "src/cli/bin.mjs");
const BASE = "/zoo/";

/** Runs the command to its end. */
async function run(args: string[]): Promise<void> {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (part) => (complaint += part));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  if (code !== 0) throw new Error(`zooboard ${args.join(" ")} ended with ${code}: ${complaint}`);
}

/** Serves a built site; resolves with its address. */
async function serve(folder: string): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [command, "preview", "--out", folder, "--base", BASE], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((done, fail) => {
    child.stdout.on("data", (part) => {
      const found = /http:\S+/.exec(String(part))?.[0];
      if (found) done(found);
    });
    child.on("close", (code) => fail(new Error(`zooboard preview ended with ${code}`)));
  });
  return { address, child };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["ZOOBOARD_TEST_SITE"];
  if (given !== undefined) {
    project.provide("site", given);
    project.provide("folder", process.env["ZOOBOARD_TEST_FOLDER"] ?? join(root, "dist"));
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), "zooboard-site-"));
  await run(["build", "--out", folder, "--base", BASE, "--site", "https://zooboard.example"]);
  const { address, child } = await serve(folder);
  project.provide("site", address);
  project.provide("folder", folder);
  return async () => {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  };
}
