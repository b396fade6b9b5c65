/** The zoos' documents as an Astro collection: one entry a document, its data from the contract, its HTML drawn here. */
import type { Loader } from "astro/loaders";
import { Document } from "../../core/contract.ts";
import { documentsOfFile } from "../../core/documents.ts";
import type { ZooInput } from "../../core/extract.ts";
import { compareText } from "../../core/keys.ts";
import type { LinkBase } from "../../core/links.ts";
import { loaded } from "../data/loaded.ts";
import { drawDocument } from "../markdown/document.ts";

/** Headings of a document stand below the page's own: h1, "Documents" h2, the document h3. */
const BELOW = 3;

export function documents(): Loader {
  return {
    name: "zooboard-documents",
    schema: Document,
    load: async ({ store, parseData, generateDigest }) => {
      const { zoos, vocabulary, catalogue } = await loaded();
      store.clear();
      const records = [...catalogue.extraction.documents];
      for (const zoo of [...zoos].sort((a, b) => compareText(a.id, b.id))) {
        for (const file of zoo.files) {
          for (const text of documentsOfFile(file.text, vocabulary)) {
            const record = records.shift();
            if (!record || record.source.file !== `${zoo.id}/${file.path}`)
              throw new Error(`documents of ${zoo.id}/${file.path} are not those that were extracted`);
            const html = drawDocument(text.source.text, {
              title: record.title,
              links: linkBase(zoo, record.id, file.path),
              below: BELOW,
            });
            const data = await parseData({ id: record.id, data: { ...record } });
            store.set({ id: record.id, data, digest: generateDigest(html), rendered: { html } });
          }
        }
      }
    },
  };
}

/** Where relative links of a document lead: the folder it stands in in the repository. */
function linkBase(zoo: ZooInput, document: string, file: string): LinkBase {
  const slug = document.slice(zoo.id.length + 1);
  const path =
    zoo.manifest.documents?.[slug]?.path ?? zoo.manifest.documentPath?.replaceAll("{slug}", slug) ?? file;
  return {
    repository: zoo.manifest.repository?.replace(/\/+$/, "") ?? null,
    ref: zoo.manifest.ref ?? "HEAD",
    folder: path.split("/").slice(0, -1).join("/"),
  };
}
