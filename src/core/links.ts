/** Links of a cell: what they lead to and their full address. */
import type { Link } from "./contract.ts";
import type { CellLink, Grid } from "./grid.ts";
import { nameKey, nameWords } from "./keys.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Where relative links of a document lead. */
export interface LinkBase {
  /** Address of the repository, without a slash at its end, or null. */
  repository: string | null;
  ref: string;
  /** Folder of the document in the repository, "" for its root. */
  folder: string;
}

/**
 * Full address of a link. Relative paths lead into the repository at its ref when that is known.
 * @returns "" for an address that must not be followed (`javascript:`, `data:`) or that is empty
 */
export function resolveUrl(raw: string, base: LinkBase): string {
  const target = raw.trim();
  if (target === "" || /^\s*(?:javascript|data|vbscript):/i.test(target.replace(/[\p{Cc}\s]/gu, "")))
    return "";
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return target;
  if (target.startsWith("#") || base.repository === null) return target;
  const path = target.startsWith("/")
    ? target.slice(1)
    : base.folder === ""
      ? target
      : `${base.folder}/${target}`;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${base.repository}/blob/${base.ref}/${parts.join("/")}`;
}

/** Whether a cell of a table links a config or a checkpoint, whatever its column is called. */
export function linksModels({ rows }: Grid, vocabulary: Vocabulary): boolean {
  return rows.some((row) =>
    row.cells.some((cell) =>
      cell.links.some((link) => ["config", "weights"].includes(linkKind(link, null, vocabulary))),
    ),
  );
}

/**
 * What a link leads to: its label says so first, then the column it stands in, then the end of its address. A config in a
 * column of configs is one, however it is called.
 */
export function linkKind(
  link: { label: string; url: string },
  role: string | null,
  vocabulary: Vocabulary,
): Link["kind"] {
  const label = nameKey(link.label);
  const { fileKinds, paperHosts, stores } = vocabulary.words;
  // An archive of a checkpoint is one: "x.pth.zip".
  const path = link.url
    .toLowerCase()
    .replace(/[?#].*$/, "")
    .replace(/(\.(?:pth|pt|pkl|ckpt|pdparams))\.(?:zip|gz)$/, "$1");
  const endsAs = (kind: "config" | "log" | "weights") =>
    fileKinds[kind]?.some((ending) => path.endsWith(ending)) ?? false;
  if (role === "config" && endsAs("config")) return "config";
  for (const [kind, labels] of Object.entries(vocabulary.words.linkLabels)) {
    if (labels.some((word) => nameKey(word) === label)) return kind as Link["kind"];
  }
  const first = nameWords(link.label)[0] ?? "";
  if (role === "download" && vocabulary.words.linkLabels.weights.some((word) => nameKey(word) === first)) {
    return "weights";
  }
  if (role === "pretraining" || /\.(?:md5|sha256|zip)$/.test(path)) return "other";
  if (role === "method" && /\.(?:tar\.gz|tgz)$/.test(path)) return "weights";
  if (role === "config" || role === "weights" || role === "log" || role === "paper") return role;
  const host = hostOf(path);
  if (paperHosts.some((paper) => host === paper || host.endsWith(`.${paper}`)) || path.endsWith(".pdf"))
    return "paper";
  for (const kind of ["config", "log", "weights"] as const) {
    if (endsAs(kind)) return kind;
  }
  return stores.some((word) => nameKey(word) === label) ? "weights" : "other";
}

/** Host of an address on the web, lower case and without `www.`; "" for others. */
export function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
}

/** Whether an address leads to a folder, which may hold the files of several models. */
export function isFolder(url: string): boolean {
  return /\/$|\/folders\//.test(url);
}

/** Whether a target stands for one to come: `-`, `#`, `TODO`. */
export function isPlaceholder(url: string): boolean {
  return /<[^>]*>|\.x{4,}$|^(?:[^\p{L}\p{N}./]{1,3}|\.{3}|x{1,3}|tbd|tba|todo|url|link|path|(?:[a-z]+_)+(?:link|url|path)|coming[-\s]soon)$/iu.test(
    url.trim(),
  );
}

/** Reads the links of a cell; one without a target, or with a placeholder for one, is left out and reported elsewhere. */
export function readLinks(
  links: CellLink[],
  role: string | null,
  base: LinkBase,
  vocabulary: Vocabulary,
): Link[] {
  const read: Link[] = [];
  for (const link of links) {
    const url = resolveUrl(link.url, base);
    if (url !== "" && !isPlaceholder(link.url))
      read.push({ kind: linkKind(link, role, vocabulary), label: link.label, url, raw: link.url });
  }
  return read;
}

/** Roles of columns whose links lead to what the training started from, or learnt from. */
const ORIGINS: ReadonlySet<string> = new Set(["pretraining", "teacher"]);

/** Whether a column of this role tells where a model comes from, not what the row trained. */
export function isOrigin(role: string | null): boolean {
  return role !== null && ORIGINS.has(role);
}

/** Whether the text of a link says that there is nothing to link: a dash or another mark, "N/A", "paper (coming soon)". */
export function linksNothing(label: string, vocabulary: Vocabulary): boolean {
  const parts = [label, ...label.matchAll(/\(([^()]*)\)/g)].map((part) =>
    typeof part === "string" ? part : (part[1] ?? ""),
  );
  return (
    !/[\p{L}\p{N}]/u.test(label) || parts.some((part) => vocabulary.blanks.has(part.trim().toLowerCase()))
  );
}

/** Whether a link says that it leads to what the training started from, beside one to what came of it. */
export function isStart<Some extends { label: string }>(link: Some, others: readonly Some[]): boolean {
  const start = ({ label }: Some) => /^(?:init(?:ial)?|pre-?train)/i.test(label.trim());
  return start(link) && others.some((other) => !start(other));
}

/**
 * Links of a cell, those of a column of pretraining set apart: they lead to what the training started from. So do
 * checkpoints in a backbone's column, and in a cell that speaks of pretraining, where another column holds downloads.
 * @param downloads whether another column holds the row's own checkpoints
 */
export function asideOrigins(links: Link[], role: string | null, text: string, downloads: boolean): Link[] {
  const pretrained = ["setting", "note", null].includes(role) && /\bpre-?train/i.test(text);
  return links.map((link) => {
    const file = link.kind === "config" || link.kind === "weights" || link.kind === "log";
    const weights = link.kind === "weights" && downloads;
    const start = isStart(
      link,
      links.filter((other) => other.kind === "weights"),
    );
    const origin = isOrigin(role) || start || ((role === "backbone" || pretrained) && weights);
    return file && origin ? { ...link, kind: "other" } : link;
  });
}
