/** Where the zoos' documents are shown: with their method or dataset, else on a page of their own. */
import { getEntry } from "astro:content";
import type { Document } from "../../core/contract.ts";
import { address } from "./address.ts";
import { catalogue, sourceUrl, zooName } from "./catalogue.ts";

/** Pages of methods and datasets, by the documents they hold. */
const homes = new Map<string, string>();
for (const { id, documents } of catalogue.datasets) {
  for (const document of documents) homes.set(document.id, address.dataset(id));
}
for (const { slug, documents } of catalogue.methods) {
  for (const document of documents) homes.set(document.id, address.method(slug));
}

/** Documents that belong to no method and no dataset with a page. */
export const loneDocuments: readonly Document[] = catalogue.extraction.documents.filter(
  (document) => !homes.has(document.id),
);

/** Id of a document's section on its page. */
export function documentAnchor(document: Document): string {
  return `document-${document.id.replace(/[^\w.-]+/g, "-")}`;
}

/** Address at which a document is shown. */
export function documentHref(document: Document): string {
  const home = homes.get(document.id);
  return home === undefined ? address.document(document.id) : `${home}#${documentAnchor(document)}`;
}

export interface DocumentPart {
  anchor: string;
  title: string;
  zoo: string;
  place: string;
  href: string | null;
  superseded: string | null;
  html: string;
}

/** A zoo's document as it is shown. */
export async function documentPart(document: Document): Promise<DocumentPart> {
  const entry = await getEntry("documents", document.id);
  const newer = document.superseded === null ? undefined : catalogue.documents.get(document.superseded);
  return {
    anchor: documentAnchor(document),
    title: document.title,
    zoo: zooName(document.zoo),
    place: `${document.source.file}:${document.source.line}–${document.source.endLine}`,
    href: sourceUrl(document, document.source.line),
    superseded: newer?.title ?? null,
    html: entry?.rendered?.html ?? "",
  };
}
