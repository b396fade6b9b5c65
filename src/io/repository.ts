/** Where a checkout comes from, read from its git folder without running git. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Repository {
  url: string | null;
  ref: string | null;
}

/** Address and branch of a checkout; nulls where the folder is none. */
export async function readRepository(folder: string): Promise<Repository> {
  const config = await text(join(folder, ".git/config"));
  const head = await text(join(folder, ".git/HEAD"));
  const remote = /\[remote "origin"\][^[]*?\burl\s*=\s*(\S+)/.exec(config ?? "")?.[1] ?? null;
  const url =
    remote === null
      ? null
      : remote
          .replace(/^git@([^:]+):/, "https://$1/")
          .replace(/^ssh:\/\/git@/, "https://")
          .replace(/\.git$/, "");
  return {
    url: url !== null && /^https?:\/\//.test(url) ? url.replace(/\/\/[^/@]*@/, "//") : null,
    ref: /^ref: refs\/heads\/(\S+)/.exec(head ?? "")?.[1] ?? null,
  };
}

async function text(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
}
