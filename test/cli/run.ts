/** Runs the command as a child process, as a user does. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const bin: string = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `zooboard` with arguments to its end. */
export function zooboard(...args: string[]): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const outcome: Outcome = { code: null, out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      outcome.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      outcome.err += text;
    });
    child.on("error", fail).on("close", (code) => done({ ...outcome, code }));
  });
}

const made: string[] = [];

/** A folder of its own for a test file, removed at its end. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "zooboard-test-"));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files, by their paths, below a folder. */
export async function write(folder: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** A document with one result. */
export const fcos = `# FCOS

Results on COCO.

| Backbone | Lr schd | Mem (GB) | Inf time (fps) | box AP | Config | Download |
| :------: | :-----: | :------: | :------------: | :----: | :----: | :------: |
| R-50-FPN | 1x | 3.6 | 22.7 | 36.6 | [config](./fcos_r50_fpn_1x_coco.py) | [model](https://example.org/z/fcos_r50_fpn_1x_coco_20210101-0a0a0a0a.pth) |
`;
