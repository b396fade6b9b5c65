/** The catalogue of this build and what pages look up in it. Made once. */
import type { BoardEntry, CatalogueDataset, CatalogueMethod, Leaderboard } from "../../core/catalogue.ts";
import { methodSlug } from "../../core/catalogue.ts";
import type { Document, Metric, Result, Table, Zoo } from "../../core/contract.ts";
import { loaded } from "./loaded.ts";

const { catalogue: made, vocabulary: words, zoos: inputs } = await loaded();

export const catalogue = made;
export const vocabulary = words;
export const zooById: ReadonlyMap<string, Zoo> = new Map(
  catalogue.extraction.zoos.map((zoo) => [zoo.id, zoo]),
);
export const tableById: ReadonlyMap<string, Table> = new Map(
  catalogue.extraction.tables.map((table) => [table.id, table]),
);
export const methodBySlug: ReadonlyMap<string, CatalogueMethod> = new Map(
  catalogue.methods.map((method) => [method.slug, method]),
);
export const datasetById: ReadonlyMap<string, CatalogueDataset> = new Map(
  catalogue.datasets.map((dataset) => [dataset.id, dataset]),
);

/** Where a figure stands: on which board, as which entry, and at which place among the ranked. */
export interface Standing {
  board: Leaderboard;
  entry: BoardEntry;
  /** Position among the ranked entries from 0; -1 where it is listed apart. */
  index: number;
}

const standingsByResult = new Map<string, Standing[]>();
for (const board of catalogue.boards) {
  for (const [index, entry] of board.ranked.entries()) add(entry.result.id, { board, entry, index });
  for (const entry of board.apart) add(entry.result.id, { board, entry, index: -1 });
}

function add(id: string, standing: Standing): void {
  const known = standingsByResult.get(id);
  if (known) known.push(standing);
  else standingsByResult.set(id, [standing]);
}

/** All places of a result, boards with most results first. */
export function standings(id: string): readonly Standing[] {
  return standingsByResult.get(id) ?? [];
}

/** The place of one figure, on the board where it is ranked before one where it stands apart. */
export function standingOf(result: Result, metric: Metric): Standing | undefined {
  const own = standings(result.id).filter((standing) => standing.entry.metric === metric);
  return own.find((standing) => standing.index >= 0) ?? own[0];
}

/** Slug of the method or technique that goes by a name. */
export function slugOf(name: string): string {
  return methodSlug(name, vocabulary);
}

const familyByBackbone = new Map<string, string | null>();

/** "ResNet" for ResNet-50; an unknown backbone is a family of its own. */
export function backboneFamily(name: string): string | null {
  let family = familyByBackbone.get(name);
  if (family === undefined) {
    family = vocabulary.backbones.find((word) => word.regex.test(name))?.family ?? name;
    familyByBackbone.set(name, family);
  }
  return family;
}

/** "ResNet-101 DCN": name and modifiers, without those that the technique says already. */
export function backboneText(result: Result): string | null {
  if (!result.backbone) return null;
  const techniques = new Set(result.technique?.split(" + ").map(slugOf) ?? []);
  return [
    result.backbone.name,
    ...result.backbone.modifiers.filter((modifier) => !techniques.has(slugOf(modifier))),
  ].join(" ");
}

/** Name of a zoo. */
export function zooName(id: string): string {
  return zooById.get(id)?.name ?? id;
}

const manifests = new Map(inputs.map((zoo) => [zoo.id, zoo.manifest]));

/** Address of a document's file in its repository, or null where that is not known. The line counts only in a checkout. */
export function sourceUrl(document: Document, line: number | null): string | null {
  const zoo = zooById.get(document.zoo);
  if (!zoo?.repository) return null;
  const manifest = manifests.get(zoo.id);
  const slug = document.id.slice(zoo.id.length + 1);
  const mapped = manifest?.documents?.[slug]?.path ?? manifest?.documentPath?.replaceAll("{slug}", slug);
  const path = mapped ?? document.source.file.slice(zoo.id.length + 1);
  const anchor = mapped === undefined && line !== null ? `?plain=1#L${line}` : "";
  return `${zoo.repository.replace(/\/+$/, "")}/blob/${zoo.ref ?? "HEAD"}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
}
