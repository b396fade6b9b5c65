/** Pages at the addresses of results that moved or are gone. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { escapeXml } from "../core/badge.ts";
import type { Lock } from "../core/lock.ts";

function page(title: string, head: string, body: string): string {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">${head}<title>${escapeXml(title)}</title></head><body><main><h1>${escapeXml(title)}</h1>${body}</main></body></html>\n`;
}

/**
 * Writes a page for each redirect and tombstone of the lock.
 * @param base path of the site, starts and ends with a slash
 */
export async function writeMoved(out: string, lock: Lock, base: string): Promise<void> {
  const write = async (id: string, html: string) => {
    const folder = join(out, "results", id);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "index.html"), html);
  };
  for (const [from, to] of Object.entries(lock.redirects ?? {})) {
    const target = `${base}results/${to}/`;
    await write(
      from,
      page(
        `${from} moved`,
        `<meta http-equiv="refresh" content="0;url=${escapeXml(target)}"><link rel="canonical" href="${escapeXml(target)}">`,
        `<p>This result is now <a href="${escapeXml(target)}">${escapeXml(to)}</a>.</p>`,
      ),
    );
  }
  for (const [id, reason] of Object.entries(lock.tombstones ?? {})) {
    await write(
      id,
      page(
        `${id} is gone`,
        "",
        `<p>${escapeXml(reason)}</p><p><a href="${escapeXml(base)}">All results</a></p>`,
      ),
    );
  }
}
