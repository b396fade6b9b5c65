/** Our own prose: which methods and datasets have some, and how its links are resolved. */
import { type CollectionEntry, getCollection } from "astro:content";
import type { Metric, Result } from "../../core/contract.ts";
import { nameKey } from "../../core/keys.ts";
import { drawingSize } from "../../io/drawing.ts";
import { drawProse, type Target } from "../markdown/prose.ts";
import { address, base } from "./address.ts";
import { catalogue, datasetById, methodBySlug, vocabulary, zooById } from "./catalogue.ts";
import { figureText, fpsText, memoryText } from "./format.ts";

export type MethodProse = CollectionEntry<"methods">;
export type DatasetProse = CollectionEntry<"datasets">;
export type GuideEntry = CollectionEntry<"guide">;

const byId = <Entry extends { id: string }>(entries: Entry[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));

export const methodProse: ReadonlyMap<string, MethodProse> = byId(await getCollection("methods"));
export const datasetProse: ReadonlyMap<string, DatasetProse> = byId(await getCollection("datasets"));
export const guideEntries: readonly GuideEntry[] = (await getCollection("guide")).sort(
  (a, b) => a.data.order - b.data.order,
);

/** Slugs that have a page: the catalogue's methods, and those that their prose names as kin. */
export const methodSlugs: ReadonlySet<string> = new Set([
  ...methodBySlug.keys(),
  ...[...methodBySlug.keys()].flatMap((slug) => kin(slug)).filter((slug) => methodProse.has(slug)),
]);

/** Datasets that have a page: the catalogue's, and those that we describe. */
export const datasetIds: ReadonlySet<string> = new Set([...datasetById.keys(), ...datasetProse.keys()]);

function kin(slug: string): string[] {
  const data = methodProse.get(slug)?.data;
  return data ? [...(data.buildsOn ?? []), ...(data.usedWith ?? []), ...(data.compareWith ?? [])] : [];
}

/** Name of a method with a page. */
export function methodName(slug: string): string {
  return methodBySlug.get(slug)?.name ?? methodProse.get(slug)?.data.name ?? slug;
}

/** Name of a dataset with a page. */
export function datasetTitle(id: string): string {
  return (
    datasetById.get(id)?.name ?? datasetProse.get(id)?.data.name ?? vocabulary.datasetById.get(id)?.name ?? id
  );
}

/** Body of an entry as HTML, headings below `below`. */
export function proseHtml(
  entry: MethodProse | DatasetProse | GuideEntry,
  title: string,
  below: number,
): string {
  const file = `content/${entry.collection}/${entry.id}.md`;
  return drawProse(entry.body ?? "", {
    file,
    title,
    below,
    base,
    resolve: (scheme, rest) => resolve(file, scheme, rest),
    sizeOf: drawingSize,
  });
}

function resolve(file: string, scheme: string, rest: string): Target {
  const [id = "", field] = rest.split("#");
  if (scheme === "result") return resultTarget(file, id, field);
  if (scheme === "guide") {
    if (guideEntries.some((entry) => entry.id === id)) return { href: address.guidePage(id) };
    if (id === "rules" || id.startsWith("rules/"))
      return { href: id === "rules" ? address.rules() : address.rule(id.slice(6)) };
  }
  if (scheme === "method") {
    if (methodSlugs.has(id)) return { href: address.method(id), text: methodName(id) };
    if (vocabulary.methodBySlug.has(id) || methodProse.has(id)) return { href: null, text: methodName(id) };
  }
  if (scheme === "dataset") {
    const known = datasetIds.has(id) ? id : vocabulary.datasetNames.byKey.get(nameKey(id))?.id;
    if (known !== undefined && datasetIds.has(known))
      return { href: address.dataset(known), text: datasetTitle(known) };
    if (known !== undefined || vocabulary.datasetById.has(id)) return { href: null, text: datasetTitle(id) };
  }
  throw new Error(`${file}: \`${scheme}:${rest}\` leads to nothing; mend the link`);
}

/** The number of a result; where its zoo is not loaded, the text stays and the number is left open. */
function resultTarget(file: string, id: string, field: string | undefined): Target {
  const result = catalogue.results.get(id);
  if (!result) {
    if (zooById.has(id.split("/")[0] ?? "")) throw new Error(`${file}: no result \`${id}\`; mend the link`);
    return { href: null, text: "—" };
  }
  const text = field === undefined ? undefined : figure(result, field);
  if (text === null) throw new Error(`${file}: the result \`${id}\` has no \`${field}\`; mend the link`);
  return { href: address.result(id), ...(text === undefined ? {} : { text }) };
}

function figure(result: Result, field: string): string | null {
  if (field === "memory") return memoryText(result.trainingMemoryGb);
  if (field === "fps") return fpsText(result.inferenceFps);
  const metrics = result.metrics.filter((metric: Metric) => metric.id === field);
  const metric = metrics.find((candidate) => candidate.comparable) ?? metrics[0];
  return metric ? figureText(metric) : null;
}
