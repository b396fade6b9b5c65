/** Reads the files of a zoo into its documents, with findings for what of a file could not be read as it stands. */
import { outline } from "./context.ts";
import { type DocumentSubject, readSubject } from "./document.ts";
import { type DocumentText, documentsOfFile, LONGEST_LINE } from "./documents.ts";
import type { Report } from "./findings.ts";
import type { Block } from "./grid.ts";
import type { Manifest } from "./manifest.ts";
import { parseMarkdown } from "./markdown.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord } from "./vocabulary-schema.ts";
import type { ZooInput } from "./zoo-input.ts";

/** A document that has been read but whose tables have not. */
export interface ReadDocument {
  zoo: ZooInput;
  file: string;
  translations: string[];
  text: DocumentText;
  subject: DocumentSubject;
  blocks: Block[];
}

/** Reads the documents of a zoo, in the order of its files; a slug that is taken gets a number. */
export function readDocuments(zoo: ZooInput, vocabulary: Vocabulary, report: Report): ReadDocument[] {
  const documents: ReadDocument[] = [];
  const slugs = new Map<string, number>();
  for (const file of zoo.files) {
    const texts = documentsOfFile(file.text, vocabulary);
    if (texts.length === 0)
      report({
        rule: "empty-file",
        message: `Unexpected empty file \`${file.path}\`, expected markdown; it gives no document`,
        file: file.path,
        place: { line: 1, column: 1 },
      });
    for (const text of texts) {
      const blocks = readBlocks(text, file.path, report);
      if (blocks === null) continue;
      const subject = readSubject(blocks, outline(blocks), file.path, text.several, vocabulary);
      const copies = slugs.get(subject.slug) ?? 0;
      slugs.set(subject.slug, copies + 1);
      if (copies > 0) subject.slug = `${subject.slug}-${copies + 1}`;
      applyManifest(subject, zoo.manifest, vocabulary);
      if (text.flattened) {
        report({
          rule: "flattened-document",
          message:
            "Unexpected document without newlines, expected one block a line; its headings and tables were restored",
          file: file.path,
          place: { line: text.line, column: 1 },
          document: subject.slug,
        });
      }
      documents.push({ zoo, file: file.path, translations: file.translations ?? [], text, subject, blocks });
    }
  }
  return documents;
}

/** The blocks of a document, with findings for what of it is not read; null where it is left out. */
function readBlocks(text: DocumentText, file: string, report: Report): Block[] | null {
  for (const place of text.longLines) {
    report({
      rule: "long-line",
      message: `Unexpected line of more than ${LONGEST_LINE} characters; what follows them is not read. Break it`,
      file,
      place,
    });
  }
  const blocks = parsed(text);
  if (blocks === null) {
    report({
      rule: "unreadable-document",
      message:
        "Unexpected depth of nested lists, quotes or elements, expected some hundreds at most; the document is left out",
      file,
      place: { line: text.line, column: 1 },
    });
  }
  return blocks;
}

/** The blocks of a document; null when it nests deeper than the parsers can follow. */
function parsed(text: DocumentText): Block[] | null {
  try {
    return parseMarkdown(text.source, text.lines).blocks;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Lets the manifest correct what a document says it is about. */
function applyManifest(subject: DocumentSubject, manifest: Manifest, vocabulary: Vocabulary): void {
  const entry = manifest.documents?.[subject.slug];
  if (entry?.title) subject.title = entry.title;
  const kind = entry?.kind ?? manifest.defaults?.kind;
  if (kind) subject.kind = kind;
  if (entry?.method) subject.method = vocabulary.methodBySlug.get(entry.method) ?? subject.method;
  if (subject.kind === "dataset") {
    subject.method = null;
    subject.arxiv = null;
    const dataset = entry?.dataset ?? manifest.defaults?.dataset;
    subject.dataset ??= dataset === undefined ? null : datasetWord(dataset, vocabulary);
  }
}

/** A dataset that a manifest names; one that the vocabulary does not know is known by its id. */
export function datasetWord(id: string, vocabulary: Vocabulary): DatasetWord {
  return vocabulary.datasetById.get(id) ?? { id, name: id };
}
