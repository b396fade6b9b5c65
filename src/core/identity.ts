/**
 * Permanent ids of results: `<zoo>/<stem>`, the stem taken from the checkpoint's file name without date and hash,
 * else from the config's, else from document, row identity and a short hash. No id depends on where a row stands,
 * but for rows that say the same to the letter: there is nothing else to tell them by.
 */
import { type FileName, splitFileName } from "./file-name.ts";
import { nameKey, shortHash, slugify } from "./keys.ts";
import { push } from "./lists.ts";

/** What an id is made of. */
export interface Identity {
  zoo: string;
  documentSlug: string;
  superseded: boolean;
  /** Address of the checkpoint, or null. */
  checkpoint: string | null;
  config: string | null;
  /** Names and settings of the row, no figures. */
  row: string[];
  /** Headings above its table: they tell rows apart that say the same. */
  section: string[];
  /** How well the document fits as the home of the result: the highest stands on boards. */
  home: number;
}

/** Given to each result. */
export interface Assigned {
  id: string;
  primary: boolean;
}

/** Rows of one model, by their places in the list of identities. */
interface Group {
  stem: string;
  suffix: string;
  plain: boolean;
  members: number[];
}

/** Whether a file name says something about the experiment. */
function telling(name: Pick<FileName, "stem" | "extension">, generic: ReadonlySet<string>): boolean {
  return (
    name.stem !== "" &&
    !generic.has(nameKey(name.stem)) &&
    !/^(?:model|epoch|iter|checkpoint|ckpt)[_-]?(?:final|best|latest|\d+)?(?:[_-][0-9a-f]{4,})?$/i.test(
      name.stem,
    )
  );
}

/** Key of a checkpoint: its file name where that names the experiment and one training of it, else its address. */
export function checkpointKey(address: string, generic: ReadonlySet<string>): string {
  const name = splitFileName(address);
  return telling(name, generic) && (name.date !== null || name.hash !== null)
    ? name.file
    : address.replace(/^https?:\/\//, "");
}

/**
 * Assigns ids to all results of all zoos.
 * @param generic keys of file names that say nothing ("model_final")
 * @returns one entry a result, in order; of several rows with one checkpoint exactly one is primary
 */
export function assignIds(identities: Identity[], generic: ReadonlySet<string>): Assigned[] {
  const groups = new Map<string, Group>();
  for (const [index, identity] of identities.entries()) {
    const { key, stem, suffix, plain } = groupOf(identity, generic);
    const full = JSON.stringify([identity.zoo, key]);
    const group = groups.get(full);
    if (group) group.members.push(index);
    else groups.set(full, { stem, suffix, plain, members: [index] });
  }
  splitBySection(groups, identities);
  const byStem = new Map<string, Group[]>();
  for (const group of groups.values()) {
    const zoo = identities[group.members[0] ?? 0]?.zoo ?? "";
    push(byStem, JSON.stringify([zoo, group.stem.toLowerCase()]), group);
  }
  const assigned: Assigned[] = identities.map(() => ({ id: "", primary: false }));
  for (const rivals of byStem.values()) {
    const ranked = [...rivals].sort(
      (a, b) => standing(b, identities) - standing(a, identities) || (a.suffix < b.suffix ? -1 : 1),
    );
    for (const [place, group] of ranked.entries()) {
      const zoo = identities[group.members[0] ?? 0]?.zoo ?? "";
      const bare = group.plain && place === 0 && !tied(ranked, identities);
      const stem = bare ? group.stem : `${group.stem}-${group.suffix}`;
      const sameRow = group.members.length > 1 && !group.plain;
      const best = group.members.reduce((winner, member) =>
        (identities[member]?.home ?? 0) > (identities[winner]?.home ?? 0) ? member : winner,
      );
      for (const [ordinal, member] of group.members.entries()) {
        const suffix = sameRow && ordinal > 0 ? `-${ordinal + 1}` : "";
        assigned[member] = { id: `${zoo}/${stem}${suffix}`, primary: sameRow || member === best };
      }
    }
  }
  return assigned;
}

/** Rows without a checkpoint that say the same under different headings are different models: "1% labels", "10% labels". */
function splitBySection(groups: Map<string, Group>, identities: Identity[]): void {
  for (const [key, group] of [...groups]) {
    if (group.members.some((member) => identities[member]?.checkpoint)) continue;
    const bySection = new Map<string, number[]>();
    for (const member of group.members)
      push(bySection, identities[member]?.section.join(" / ") ?? "", member);
    if (bySection.size < 2) continue;
    groups.delete(key);
    for (const [section, members] of bySection) {
      const suffix = shortHash(`${group.suffix} ${section}`).slice(0, 6);
      groups.set(JSON.stringify([key, section]), { ...group, suffix, members });
    }
  }
}

/** Two groups with equal claims to a plain stem both get a suffix, so that neither depends on the order of rows. */
function tied(ranked: { members: number[]; plain: boolean }[], identities: Identity[]): boolean {
  const [first, second] = ranked;
  return (
    first !== undefined &&
    second !== undefined &&
    standing(first, identities) === standing(second, identities)
  );
}

function standing(group: { members: number[]; plain: boolean }, identities: Identity[]): number {
  const rows = group.members.map((member) => identities[member]);
  const current = rows.some((row) => row && !row.superseded) ? 2 : 0;
  const checkpoint = rows.some((row) => row?.checkpoint) ? 4 : 0;
  return current + checkpoint + (group.plain ? 1 : 0);
}

function groupOf(
  identity: Identity,
  generic: ReadonlySet<string>,
): { key: string; stem: string; suffix: string; plain: boolean } {
  const rowText = identity.row.map(nameKey).join(" ");
  const config = identity.config === null ? null : splitFileName(identity.config);
  const configStem = config && telling(config, generic) ? config.stem : null;
  if (identity.checkpoint !== null) {
    const name = splitFileName(identity.checkpoint);
    const key = checkpointKey(identity.checkpoint, generic);
    const known = telling(name, generic) && /\.\w+$/.test(name.file) && name.extension !== "";
    const stem = known
      ? name.stem
      : (configStem ?? slugify([identity.documentSlug, ...identity.row.slice(0, 3)].join(" ")));
    return {
      key: JSON.stringify(["checkpoint", key]),
      stem: safeStem(stem),
      suffix: shortHash(key).slice(0, 6),
      plain: true,
    };
  }
  const suffix = shortHash(`${identity.documentSlug} ${rowText}`).slice(0, 6);
  if (configStem !== null) {
    return {
      key: JSON.stringify(["config", identity.documentSlug, configStem, rowText]),
      stem: safeStem(configStem),
      suffix,
      plain: true,
    };
  }
  const stem = slugify([identity.documentSlug, ...identity.row.slice(0, 3)].join(" "));
  return { key: JSON.stringify(["row", identity.documentSlug, rowText]), stem, suffix, plain: false };
}

/** A stem can stand in an address and in a file name. */
function safeStem(stem: string): string {
  return stem.replace(/[^\w.+-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "untitled";
}
