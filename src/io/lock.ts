/** Reads and writes the lock of published ids, `ids.lock.yaml` in the folder of the zoos. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { Lock } from "../core/lock.ts";
import { Fault } from "./fault.ts";
import { parseYaml } from "./yaml.ts";

const NAME = "ids.lock.yaml";
const HEAD =
  "# Every id of a result that was ever published. An id that disappears needs an entry under `redirects`\n# (old: new) or `tombstones` (old: reason). `zooboard build --update-lock` adds new ids.\n";

/** The lock of a folder of zoos, or null where it has none. */
export async function readLock(root: string): Promise<Lock | null> {
  let text: string;
  try {
    text = await readFile(join(root, NAME), "utf8");
  } catch {
    return null;
  }
  const { data, lineOf } = parseYaml(text, join(root, NAME));
  const parsed = Lock.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).filter((part): part is string | number => typeof part !== "symbol");
  throw new Fault(`${join(root, NAME)}:${lineOf(path)}: unexpected \`${path.join(".")}\`: ${issue?.message}`);
}

/** Writes the lock. */
export async function writeLock(root: string, lock: Lock): Promise<void> {
  await writeFile(join(root, NAME), HEAD + stringify(lock, { lineWidth: 0 }));
}
