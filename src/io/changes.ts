/** Zoos as they were at a git revision, and what a change since then brought. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Diagnostic } from "../core/contract.ts";
import type { ZooInput } from "../core/extract.ts";
import type { MetadataModel } from "../core/metadata.ts";
import { Fault } from "./fault.ts";
import { parseMetafile } from "./metafile.ts";

const run = promisify(execFile);

async function git(folder: string, args: string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", folder, ...args], { maxBuffer: 1 << 30, encoding: "utf8" });
  return stdout;
}

/**
 * Reads zoos as they were at a revision: what has changed since is taken from git, the rest as it is.
 * @throws Fault when a folder is in no git repository or the revision is unknown
 */
export async function zoosAt(
  revision: string,
  zoos: { input: ZooInput; folder: string }[],
): Promise<ZooInput[]> {
  const old: ZooInput[] = [];
  for (const { input, folder } of zoos) old.push(await zooAt(revision, input, folder));
  return old;
}

async function zooAt(revision: string, zoo: ZooInput, folder: string): Promise<ZooInput> {
  const commit = await resolveRevision(revision, folder);
  const listed = (await git(folder, ["ls-tree", "-r", "--name-only", "-z", commit, "."]))
    .split("\0")
    .filter((path) => path !== "");
  const there = new Set(listed);
  const changed = new Set(
    (await git(folder, ["diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", "."])).split(
      "\0",
    ),
  );
  const show = (path: string) => git(folder, ["show", `${commit}:./${path}`]);
  const files: ZooInput["files"] = [];
  for (const file of zoo.files) {
    if (!there.has(file.path)) continue;
    files.push(changed.has(file.path) ? { ...file, text: await show(file.path) } : file);
  }
  const current = new Set(zoo.files.map((file) => file.path));
  for (const path of listed) {
    // A file that is gone: its findings are old ones, wherever its rows went.
    if (!current.has(path) && changed.has(path) && /\.(?:md|markdown)$/i.test(path))
      files.push({ path, text: await show(path) });
  }
  const metadata: MetadataModel[][] = [];
  const metadataProblems = (zoo.metadataProblems ?? []).filter(
    ({ file }) => there.has(file) && !changed.has(file),
  );
  for (const models of zoo.metadata ?? []) {
    const path = models[0]?.file ?? "";
    if (!there.has(path)) continue;
    if (!changed.has(path)) metadata.push(models);
    else {
      const read = parseMetafile(await show(path), path);
      if (read.models.length > 0) metadata.push(read.models);
      metadataProblems.push(...read.problems);
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { ...zoo, files, metadata, metadataProblems, ...(zoo.paths ? { paths: there } : {}) };
}

async function resolveRevision(revision: string, folder: string): Promise<string> {
  try {
    await git(folder, ["rev-parse", "--git-dir"]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new Fault("--since needs git, which is not installed");
    throw new Fault(`${folder} is in no git repository: --since compares with a revision of one`);
  }
  try {
    return (
      await git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`])
    ).trim();
  } catch {
    throw new Fault(`unknown revision ${revision}: give a branch, tag or commit that ${folder} has`);
  }
}

/**
 * Findings that were not there before. They are matched by rule, message and the row's text, so that moved lines and
 * renamed files bring nothing; what then remains by rule, message and file, so that other findings of an edited row
 * do not count as new.
 */
export function broughtSince(
  now: Diagnostic[],
  before: Diagnostic[],
  lineNow: (diagnostic: Diagnostic) => string,
  lineBefore: (diagnostic: Diagnostic) => string,
): Diagnostic[] {
  const said = ({ rule, message }: Diagnostic) => [
    rule,
    message.replace(/; so in \d+ rows of the table$/, ""),
  ];
  const byRow = (diagnostic: Diagnostic, line: string) => {
    const text = line.replace(/\s+/g, " ").trim();
    // The line of a flattened document is all of it.
    return JSON.stringify([...said(diagnostic), text.length > 4000 ? (diagnostic.actual ?? "") : text]);
  };
  const byFile = (diagnostic: Diagnostic) => JSON.stringify([...said(diagnostic), diagnostic.file]);
  const old = before.map((diagnostic) => ({ diagnostic, line: lineBefore(diagnostic) }));
  const fresh = now.map((diagnostic) => ({ diagnostic, line: lineNow(diagnostic) }));
  const first = withoutKnown(fresh, old, ({ diagnostic, line }) => byRow(diagnostic, line));
  const second = withoutKnown(first.unknown, first.left, ({ diagnostic }) => byFile(diagnostic));
  return second.unknown.map(({ diagnostic }) => diagnostic);
}

/** Pairs items by key; what has no partner is returned from both sides. */
function withoutKnown<Item>(
  now: Item[],
  before: Item[],
  key: (item: Item) => string,
): { unknown: Item[]; left: Item[] } {
  const pool = new Map<string, Item[]>();
  for (const item of before) pool.set(key(item), [...(pool.get(key(item)) ?? []), item]);
  const unknown = now.filter((item) => pool.get(key(item))?.shift() === undefined);
  return { unknown, left: [...pool.values()].flat() };
}
