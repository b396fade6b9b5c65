/** Pages at the addresses of results that moved or are gone. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lock } from "../core/lock.ts";

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function page(title: string, head: string, body: string): string {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">${head}<title>${escape(title)}</title></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>\n`;
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
        `<meta http-equiv="refresh" content="0;url=${escape(target)}"><link rel="canonical" href="${escape(target)}">`,
        `<p>This result is now <a href="${escape(target)}">${escape(to)}</a>.</p>`,
      ),
    );
  }
  for (const [id, reason] of Object.entries(lock.tombstones ?? {})) {
    await write(
      id,
      page(`${id} is gone`, "", `<p>${escape(reason)}</p><p><a href="${escape(base)}">All results</a></p>`),
    );
  }
}
