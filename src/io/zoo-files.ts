/** Which files of a folder are documents of a zoo: READMEs, model zoos, docs pages; not changelogs, not translations. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../core/keys.ts";
import type { Manifest } from "../core/manifest.ts";

/** Folders that never hold documents of a zoo. */
const SKIPPED_FOLDERS = new Set([
  "node_modules",
  "dist",
  "build",
  "__pycache__",
  "third_party",
  "vendor",
  "site-packages",
]);

/** Files about the project, not about models. */
const PROJECT_FILE =
  /^(?:change_?log|changes|history|release[-_ ]?notes?|news|license|licence|contributing|code[-_]of[-_]conduct|security|authors|maintainers|citation|pull_request_template|issue_template)(?![a-z])/i;

/** Words in file and folder names that mark a language. */
const LANGUAGE =
  /^(?:zh|zh[-_]?cn|zh[-_]?hans|zh[-_]?tw|cn|chinese|ja|jp|japanese|ko|kr|korean|fr|de|es|pt|pt[-_]?br|ru|it|vi|tr|ar|en|english)$/i;

export interface ZooFiles {
  /** Markdown documents with the translations that were left out for them. */
  documents: { path: string; translations: string[] }[];
  /** Metafiles, by their usual names or that of the document beside them; not all of the latter are such. */
  metafiles: string[];
  /** All files. */
  paths: Set<string>;
}

/** Metafiles by their usual names, or by that of their folder: `hrnet/hrnet.yml`. */
const METAFILE = /(?:^|\/)(?:(?:metafile|model-index)|([^/]+)\/\1)\.ya?ml$/i;

/** Lists the files of a zoo's folder, sorted. */
export async function listZooFiles(root: string, manifest: Manifest): Promise<ZooFiles> {
  const all = await walk(root, "");
  const markdown = all.filter(
    (path) => /\.(?:md|markdown)$/i.test(path) && isDocument(path) && wanted(path, manifest),
  );
  const paths = new Set(all);
  const besideDocument = (path: string) =>
    /\.ya?ml$/i.test(path) && paths.has(path.replace(/\.ya?ml$/i, ".md"));
  const metafiles = all.filter(
    (path) => (METAFILE.test(path) || besideDocument(path)) && wanted(path, manifest),
  );
  return { documents: withoutTranslations(markdown), metafiles, paths };
}

async function walk(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && !SKIPPED_FOLDERS.has(entry.name))
        found.push(...(await walk(root, path)));
    } else if (entry.isFile()) found.push(path);
  }
  return found;
}

function isDocument(path: string): boolean {
  const parts = path.split("/");
  const name = (parts.pop() ?? "").replace(/\.\w+$/, "");
  return !PROJECT_FILE.test(name) && !parts.some((part) => /^change_?logs?$/i.test(part));
}

/** Groups files that differ only in a language mark; English or the unmarked one stands, the others are its translations. */
function withoutTranslations(paths: string[]): ZooFiles["documents"] {
  const groups = new Map<string, { path: string; language: string | null }[]>();
  for (const path of paths) {
    const { neutral, language } = languageOf(path);
    groups.set(neutral, [...(groups.get(neutral) ?? []), { path, language }]);
  }
  const documents: ZooFiles["documents"] = [];
  for (const group of groups.values()) {
    const own =
      group.find((file) => file.language === null) ??
      group.find((file) => /^en/i.test(file.language ?? "")) ??
      group[0];
    if (own)
      documents.push({
        path: own.path,
        translations: group.filter((file) => file !== own).map((file) => file.path),
      });
  }
  return documents.sort((a, b) => compareText(a.path, b.path));
}

/** A path without its language mark, and the mark. */
function languageOf(path: string): { neutral: string; language: string | null } {
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const mark = /^(.*?)[._-]([a-z]{2}(?:[-_][a-z]{2,4})?|chinese|english)(\.\w+)$/i.exec(file);
  if (mark && LANGUAGE.test(mark[2] ?? ""))
    return { neutral: [...parts, `${mark[1]}${mark[3]}`].join("/").toLowerCase(), language: mark[2] ?? null };
  const folder = parts.findIndex((part) => LANGUAGE.test(part) && part.length > 1);
  if (folder !== -1) {
    const language = parts[folder] ?? null;
    return {
      neutral: [...parts.filter((_, index) => index !== folder), file].join("/").toLowerCase(),
      language,
    };
  }
  return { neutral: path.toLowerCase(), language: null };
}

function wanted(path: string, manifest: Manifest): boolean {
  if (manifest.exclude?.some((pattern) => matchesGlob(path, pattern))) return false;
  return manifest.include === undefined || manifest.include.some((pattern) => matchesGlob(path, pattern));
}

/** `*` stands for anything within a folder, `**` for any folders. */
export function matchesGlob(path: string, pattern: string): boolean {
  const source = pattern
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === "**/") return "(?:.*/)?";
      if (part === "**") return ".*";
      return part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`).test(path);
}
