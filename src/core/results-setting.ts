/** Puts together what the rows of a results table take from their document and from the text around the table. */
import {
  type DocumentOutline,
  datasetInHeading,
  datasetInLabel,
  datasetInProse,
  modelsPretrainedOn,
  statedPhrases,
  type TableContext,
} from "./context.ts";
import { nameKey } from "./keys.ts";
import type { LinkBase } from "./links.ts";
import type { Manifest } from "./manifest.ts";
import type { MetadataIndex } from "./metadata.ts";
import type { RowSetting } from "./row-setting.ts";
import {
  type DocumentDatasets,
  datasetOfSplits,
  documentDatasets,
  firstOf,
  linkBase,
  pathDataset,
  type sharedDatasetOf,
  splitOf,
  textOver,
  versionNear,
} from "./table-setting.ts";
import { unknownDatasetInHeading, unknownDatasetInProse } from "./unknown-dataset.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord } from "./vocabulary-schema.ts";
import { datasetWord, type ReadDocument } from "./zoo-documents.ts";

/** What a document says for all of its tables. */
export interface DocumentSetting {
  outline: DocumentOutline;
  manifestEntry: NonNullable<Manifest["documents"]>[string] | undefined;
  /** Id of the newer document that replaces it. */
  superseded: string | null;
  links: LinkBase;
  stated: ReturnType<typeof statedPhrases>;
  proseDataset: DatasetWord | null;
  datasets: DocumentDatasets;
  /** Dataset whose own splits the text names. */
  splitDataset: DatasetWord | null;
}

/** Reads what a document says for all of its tables. */
export function documentSetting(
  { zoo, file, subject }: ReadDocument,
  outline: DocumentOutline,
  vocabulary: Vocabulary,
): DocumentSetting {
  const manifestEntry = zoo.manifest.documents?.[subject.slug];
  const newer = zoo.manifest.supersedes?.find((entry) => entry.older === subject.slug)?.newer;
  return {
    outline,
    manifestEntry,
    superseded: newer === undefined ? null : `${zoo.id}/${newer}`,
    links: linkBase(zoo, subject.slug, file, manifestEntry?.path),
    stated: statedPhrases(outline.prose, vocabulary),
    proseDataset: firstOf(outline.prose, (paragraph) => datasetInProse(paragraph, vocabulary, true)),
    datasets: documentDatasets(outline.tables, vocabulary),
    splitDataset: datasetOfSplits(outline.prose, vocabulary),
  };
}

/**
 * What document and table say of the rows of a results table.
 * @param shared dataset of last resort that the table shares with the document's others
 */
export function rowSetting(
  context: TableContext,
  { zoo, file, subject }: ReadDocument,
  document: DocumentSetting,
  shared: ReturnType<typeof sharedDatasetOf>,
  metadata: MetadataIndex,
  vocabulary: Vocabulary,
): RowSetting {
  const { manifestEntry, stated } = document;
  // A sentence of a section for another task or dataset says nothing of this table.
  const spoken = stated.has("tta-flip") || stated.has("tta");
  const over = spoken ? textOver(context, vocabulary) : [];
  const near = statedPhrases([...over, ...context.section], vocabulary);
  const condition = near.get("tta-flip") ?? near.get("tta");
  const headingDataset = firstOf([...context.section].reverse(), (heading) =>
    datasetInHeading(heading, vocabulary),
  );
  const nearDataset =
    firstOf(context.above, (paragraph) => datasetInProse(paragraph, vocabulary, false)) ??
    datasetInLabel(context.label ?? "", vocabulary);
  const elsewhere = unknownDatasetInHeading(context, document.datasets.headings, vocabulary);
  const unknownHeading =
    elsewhere?.dataset && (elsewhere.certain || shared.dataset === null) ? elsewhere.dataset : null;
  return {
    file,
    documentSlug: subject.slug,
    kind: subject.kind,
    documentMethod: subject.method,
    title: subject.title,
    fallbackMethod:
      subject.general || vocabulary.datasetNames.byKey.has(nameKey(subject.title))
        ? null
        : subject.title.replace(/\s*[:(].*$/, "").trim() || null,
    dataset: versionNear(
      (manifestEntry?.dataset ? datasetWord(manifestEntry.dataset, vocabulary) : undefined) ??
        unknownHeading ??
        headingDataset ??
        subject.dataset ??
        (subject.method === null ? datasetInHeading(subject.title, vocabulary) : null) ??
        nearDataset ??
        unknownDatasetInProse(context.above, vocabulary),
      context.above,
      vocabulary,
    ),
    defaultDatasets: [
      shared.dataset,
      shared.apart ? null : document.proseDataset?.id,
      shared.other,
      pathDataset(file, vocabulary),
      zoo.manifest.defaults?.dataset,
      datasetOfSplits([...context.grid.header.map(({ text }) => text), ...context.section], vocabulary)?.id,
      document.splitDataset?.id,
    ].filter((id) => typeof id === "string"),
    pretrainingDataset: modelsPretrainedOn(document.outline.prose, vocabulary),
    split: splitOf(context, vocabulary),
    defaultSplit: manifestEntry?.split ?? zoo.manifest.defaults?.split,
    condition: condition
      ? { id: condition.phrase.id, reason: condition.phrase.reason ?? condition.phrase.id }
      : null,
    bracketsQuotePaper: stated.has("bracket-paper"),
    linksPending: stated.has("pending"),
    superseded: document.superseded,
    links: document.links,
    metadata,
  };
}
