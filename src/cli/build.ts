/** `zooboard build`: the site, its search index and its API. */
import { cp, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Catalogue } from "../core/catalogue.ts";
import { balances } from "../core/extract.ts";
import { checkLock, extendLock, type Lock } from "../core/lock.ts";
import { writeApi } from "../io/api.ts";
import { exists } from "../io/exists.ts";
import { Fault } from "../io/fault.ts";
import { load } from "../io/load.ts";
import { readLock, writeLock } from "../io/lock.ts";
import { writeMoved } from "../io/moved.ts";
import { projectRoot } from "../io/project.ts";
import { writeSearchIndex } from "../io/search-index.ts";
import type { Command } from "./main.ts";
import { parse, text, zooOptions, zooValues } from "./options.ts";
import { progress } from "./progress.ts";

export const command: Command = {
  help: {
    summary: "Builds the site: pages, search index, API, badges and exports.",
    usage: "build [--root DIR | --zoo DIR …] [--out DIR] [--site URL] [--base PATH]",
    options: {
      ...zooOptions,
      out: { type: "string", value: "DIR", help: "folder for the site (default: dist)" },
      site: { type: "string", value: "URL", help: "address the site will be served at, for canonical links" },
      base: { type: "string", value: "PATH", help: "path below that address (default: /)" },
      "update-lock": { type: "boolean", help: "add new result ids to the lock of published ids" },
    },
  },
  run: async (args) => {
    const { values } = parse(command.help, args, false);
    const site = text(values, "site") ?? "http://localhost:4321";
    if (!/^https?:\/\/[^/]+/.test(site))
      throw new Fault(`unexpected --site ${site}: expected an address such as https://example.org`);
    const out = resolve(text(values, "out") ?? "dist");
    await mustBeFree(out);
    const base = `/${(text(values, "base") ?? "/").replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
    const { root, zoos } = zooValues(values);
    const shown = progress();
    shown.step("reading and extracting");
    const loaded = await load({ root, zoos });
    const { catalogue, vocabulary } = loaded;
    if (!balances(catalogue.extraction.ledger))
      throw new Fault(
        `the ledger does not balance: ${JSON.stringify(catalogue.extraction.ledger)}; nothing was built`,
      );
    const lock =
      zoos === undefined ? await checkedLock(root, catalogue, values["update-lock"] === true) : null;
    // Drawn beside the sources, where Astro finds its packages, and put in place only when it is whole.
    const work = join(projectRoot, ".cache", `build-${process.pid}`);
    const drawn = join(work, "site");
    Object.assign(globalThis, { [Symbol.for("zooboard.loaded")]: () => Promise.resolve(loaded) });
    Object.assign(process.env, {
      ZOOBOARD_OUT: drawn,
      ZOOBOARD_CACHE: join(work, "cache"),
      ZOOBOARD_SITE: site,
      ZOOBOARD_BASE: base,
      ASTRO_TELEMETRY_DISABLED: "1",
    });
    let pages: number;
    try {
      shown.step("drawing pages");
      const { build } = await import("astro");
      process.chdir(projectRoot);
      await build({ root: projectRoot, logLevel: "warn" });
      shown.step("writing the API");
      await writeApi(drawn, catalogue, vocabulary, new URL(base, site).href);
      if (lock) await writeMoved(drawn, lock, base);
      shown.step("indexing for search");
      pages = await writeSearchIndex(drawn);
      await rm(out, { recursive: true, force: true });
      await mkdir(dirname(out), { recursive: true });
      await cp(drawn, out, { recursive: true });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    shown.done(
      `${pages} pages, ${catalogue.results.size} results, ${catalogue.boards.length} leaderboards in ${out}`,
    );
    process.stdout.write(
      `built ${out}: ${pages} pages, ${catalogue.results.size} results, ${catalogue.boards.length} leaderboards\n`,
    );
    return 0;
  },
};

/** The lock of the zoos' folder; a published id that leads nowhere stops the build. */
async function checkedLock(
  root: string | undefined,
  catalogue: Catalogue,
  update: boolean,
): Promise<Lock | null> {
  const folder = root === undefined ? join(projectRoot, "seeds") : resolve(root);
  const ids = new Set(catalogue.results.keys());
  const known = await readLock(folder);
  if (known === null && !update) return null;
  const lock = known ?? { ids: [] };
  const { lost, dangling, fresh } = checkLock(lock, ids);
  const first = lost[0] ?? dangling[0];
  if (first !== undefined) {
    const count = lost.length + dangling.length;
    throw new Fault(
      `${count === 1 ? "a published id leads" : `${count} published ids lead`} nowhere: ${first}; add it to \`redirects\` or \`tombstones\` of ${join(folder, "ids.lock.yaml")}`,
    );
  }
  if (update) await writeLock(folder, extendLock(lock, ids));
  else if (fresh.length > 0)
    process.stderr.write(
      `zooboard: ${fresh.length} new result ids are not in the lock of published ids yet; \`build --update-lock\` adds them\n`,
    );
  return lock;
}

/** The output folder is emptied by the build: a folder with something else in it is refused. */
async function mustBeFree(out: string): Promise<void> {
  if ((await exists(out)) && !(await exists(join(out, "api/v1/extraction.json")))) {
    const { readdir } = await import("node:fs/promises");
    const entries = (await stat(out)).isDirectory() ? await readdir(out) : null;
    if (entries === null) throw new Fault(`${out} is a file, expected a folder for the site`);
    const foreign = entries.filter(
      (entry) => !["index.html", "_astro", "pagefind", "404.html"].includes(entry),
    );
    if (entries.length > 0 && foreign.length > 0 && !entries.includes("index.html"))
      throw new Fault(`${out} holds files that are no Zooboard site: choose another --out, or empty it`);
  }
}
