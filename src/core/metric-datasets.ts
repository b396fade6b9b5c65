/** Finds the dataset and the split of a figure in what its row says: in a cell, in the names of files, in metadata. */
import type { Link } from "./contract.ts";
import { datasetInName, splitFileName } from "./file-name.ts";
import { nameKey, nameWords } from "./keys.ts";
import type { MetadataModel } from "./metadata.ts";
import { metadataDataset } from "./metadata-results.ts";
import { looksLikeName } from "./unknown-dataset.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord } from "./vocabulary-schema.ts";

/** The split that a cell names, alone or beside a dataset; a training split counts alone only. */
export function splitIn(text: string, vocabulary: Vocabulary): string | null {
  const words = nameWords(text);
  if (vocabulary.words.splits["train"]?.some((name) => nameKey(name) === words.join(""))) return "train";
  for (const [split, names] of Object.entries(vocabulary.words.splits)) {
    if (split === "train") continue;
    for (const name of names) {
      const length = nameWords(name).length;
      for (let at = 0; at + length <= words.length; at++) {
        if (words.slice(at, at + length).join("") === nameKey(name)) return split;
      }
    }
  }
  return null;
}

/** The name in a dataset's cell without the split beside it; null where the cell names a split only. */
export function datasetOfCell(text: string, split: string | null, vocabulary: Vocabulary): string | null {
  if (split === null) return slugDataset(text);
  const splits = new Set(Object.values(vocabulary.words.splits).flat().map(nameKey));
  const rest = text
    .split(/[\s,/()+&]+/)
    .filter((word) => word !== "" && !splits.has(nameKey(word)) && !/^(?:set|splits?|dev|the)$/i.test(word));
  return rest.length > 0 && looksLikeName(rest.join(" ")) ? slugDataset(rest.join(" ")) : null;
}

function slugDataset(text: string): string {
  return (
    text
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, "-")
      .replace(/^-|-$/g, "") || "unknown"
  );
}

/** Dataset that config, checkpoint or log name, in this order. */
export function datasetOfLinks(links: Link[], vocabulary: Vocabulary): DatasetWord | null {
  for (const kind of ["config", "weights", "log"] as const) {
    for (const link of links) {
      if (link.kind !== kind) continue;
      const name = splitFileName(link.url);
      const found = datasetInName(name.stem, vocabulary) ?? datasetInName(name.folder, vocabulary);
      if (found) return found;
    }
  }
  return null;
}

/** The dataset of a model's figures in the metadata, when they are of one. */
export function onlyDataset(model: MetadataModel | null, vocabulary: Vocabulary): string | null {
  const datasets = new Set(
    (model?.figures ?? []).map((figure) => metadataDataset(figure.dataset, vocabulary)),
  );
  const [only] = datasets;
  return datasets.size === 1 ? (only ?? null) : null;
}
