import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { site } from "./reader.ts";

const folder = inject("folder");
const base = new URL(site).pathname;
const anchors = new Map<string, Set<string>>();

/** File that an address of the site is served from, or null. */
async function fileOf(path: string): Promise<string | null> {
  const name = decodeURIComponent(path.slice(base.length));
  for (const candidate of [name, `${name}index.html`]) {
    const found = await stat(join(folder, candidate)).catch(() => null);
    if (found?.isFile()) return join(folder, candidate);
  }
  return null;
}

async function anchorsOf(file: string): Promise<Set<string>> {
  let known = anchors.get(file);
  if (!known) {
    known = new Set(
      [...(await readFile(file, "utf8")).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id ?? ""),
    );
    anchors.set(file, known);
  }
  return known;
}

describe("every internal link", () => {
  it("leads to a page of the site, and to a place on it", { timeout: 300_000 }, async () => {
    const links = new Map<string, string>();
    for (const name of await readdir(folder, { recursive: true })) {
      if (!name.endsWith(".html")) continue;
      const html = await readFile(join(folder, name), "utf8");
      for (const [, link = ""] of html.matchAll(/(?:href|src|data-src|data-names|data-href)="(\/[^"]*)"/g))
        if (!links.has(link)) links.set(link, name);
    }
    const broken: string[] = [];
    for (const [link, from] of links) {
      const { pathname, hash } = new URL(link.replaceAll("&#38;", "&").replaceAll("&amp;", "&"), site);
      const file = pathname.startsWith(base) ? await fileOf(pathname) : null;
      if (file === null) broken.push(`${link} on ${from}`);
      else if (hash !== "" && !(await anchorsOf(file)).has(hash.slice(1)))
        broken.push(`${link} on ${from}: no such place`);
    }
    expect(links.size).toBeGreaterThan(500);
    expect(broken).toEqual([]);
  });
});
