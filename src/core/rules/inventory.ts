/**
 * What all rules share: documents, tables, rows and the file names of their links, each read once.
 */

import type { ColumnReading } from "../columns.ts";
import type { Document, Extraction, Link, Result } from "../contract.ts";
import { type DocumentText, documentsOfFile } from "../documents.ts";
import type { ObservedTable, ZooInput } from "../extract.ts";
import { decode, type FileName, readFileName } from "../file-name.ts";
import type { CellLink, GridCell, GridRow } from "../grid.ts";
import { checkpointKey } from "../identity.ts";
import { nameKey } from "../keys.ts";
import { isPlaceholder, isStart, linkKind, resolveUrl } from "../links.ts";
import { push } from "../lists.ts";
import type { Place } from "../place.ts";
import type { AlignedRow } from "../rows.ts";
import { scanHeadings } from "../split.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { backbonesInStem } from "./claims.ts";
import { isShare, ownWitness } from "./lint-row.ts";

/** A config, checkpoint or log that a row links: its name is a witness of the row's experiment. */
export interface Witness {
  kind: "config" | "weights" | "log";
  link: CellLink;
  cell: GridCell;
  column: number;
  url: string;
  name: FileName;
  /** Part of the name that tells the experiment; "" for `model_final.pth` or a share link. */
  stem: string;
}

export interface LintRow {
  table: LintTable;
  row: GridRow;
  aligned: AlignedRow;
  result: Result;
  witnesses: Witness[];
  /** Links of all cells with what they lead to. */
  links: { kind: Link["kind"]; link: CellLink; cell: GridCell; column: number; url: string }[];
}

export interface LintTable {
  document: LintDocument;
  observed: ObservedTable;
  columns: ColumnReading[];
  rows: LintRow[];
}

export interface LintHeading {
  depth: number;
  text: string;
  place: Place;
  /** Nothing but blank lines and comments stands between it and the next heading or the end. */
  bare: boolean;
}

export interface LintDocument {
  zoo: ZooInput;
  record: Document;
  /** Path in the zoo. */
  file: string;
  slug: string;
  text: DocumentText | null;
  headings: LintHeading[];
  tables: LintTable[];
}

export interface Inventory {
  zoos: ZooInput[];
  vocabulary: Vocabulary;
  extraction: Extraction;
  documents: LintDocument[];
  /** Results tables in order. */
  tables: LintTable[];
  /** Statistics and other tables in order. */
  otherTables: LintTable[];
  rows: LintRow[];
  /** Rows by checkpoint, within a zoo; only keys with several rows. */
  sharedCheckpoints: LintRow[][];
}

/** Builds the inventory from an extraction and the tables seen on the way. */
export function takeInventory(
  zoos: ZooInput[],
  vocabulary: Vocabulary,
  extraction: Extraction,
  observed: ObservedTable[],
): Inventory {
  const documents = listDocuments(zoos, vocabulary, extraction);
  const byId = new Map(documents.map((document) => [document.record.id, document]));
  const names = new Map<string, { name: FileName; stem: string }>();
  const generic = new Set(vocabulary.words.genericFiles.map(nameKey));
  const inventory: Inventory = {
    zoos,
    vocabulary,
    extraction,
    documents,
    tables: [],
    otherTables: [],
    rows: [],
    sharedCheckpoints: [],
  };
  for (const seen of observed) {
    const document = byId.get(seen.document.id);
    if (!document) continue;
    const table: LintTable = { document, observed: seen, columns: seen.columns, rows: [] };
    document.tables.push(table);
    if (seen.table.kind !== "results") {
      inventory.otherTables.push(table);
      continue;
    }
    inventory.tables.push(table);
    for (const { row, aligned, result } of seen.rows) {
      const entry: LintRow = { table, row, aligned, result, witnesses: [], links: [] };
      readWitnesses(entry, vocabulary, names, generic);
      table.rows.push(entry);
      inventory.rows.push(entry);
    }
  }
  const byCheckpoint = new Map<string, LintRow[]>();
  for (const row of inventory.rows) {
    const weights = ownWitness(row, "weights");
    if (!weights || isShare(weights, row, vocabulary)) continue;
    const key = JSON.stringify([row.table.document.zoo.id, checkpointKey(weights.url, generic)]);
    push(byCheckpoint, key, row);
  }
  inventory.sharedCheckpoints = [...byCheckpoint.values()].filter((rows) => rows.length > 1);
  return inventory;
}

function readWitnesses(
  entry: LintRow,
  vocabulary: Vocabulary,
  names: Map<string, { name: FileName; stem: string }>,
  generic: ReadonlySet<string>,
): void {
  const { columns, observed } = entry.table;
  const cells: [GridCell | null, number][] = [
    ...entry.aligned.cells.map((cell, column): [GridCell | null, number] => [cell, column]),
    ...entry.aligned.surplus.map((cell, extra): [GridCell, number] => [cell, columns.length + extra]),
  ];
  for (const [cell, column] of cells) {
    if (!cell) continue;
    const reading = columns[column];
    const role = reading?.kind === "role" ? reading.role : null;
    for (const link of cell.links) {
      const url = resolveUrl(link.url, observed.links);
      const kind = linkKind({ label: link.label, url }, role, vocabulary);
      entry.links.push({ kind, link, cell, column, url });
      // What a backbone cell links is what the training started from.
      const start =
        kind === "weights" && (role === "backbone" || role === "pretraining" || isStart(link, cell.links));
      if (
        url === "" ||
        isPlaceholder(link.url) ||
        start ||
        (kind !== "config" && kind !== "weights" && kind !== "log")
      )
        continue;
      let read = names.get(url);
      if (!read) {
        const name = readFileName(url, vocabulary);
        read = { name, stem: tellingStem(url, kind, name, generic, vocabulary) };
        names.set(url, read);
      }
      entry.witnesses.push({ kind, link, cell, column, url, ...read });
    }
  }
}

/**
 * The part of an address that names an experiment: the file's stem, or, where that says nothing ("model_final",
 * a bare date), the nearest folder of several words, or of a backbone and another.
 */
function tellingStem(
  url: string,
  kind: Witness["kind"],
  name: FileName,
  generic: ReadonlySet<string>,
  vocabulary: Vocabulary,
): string {
  if (name.extension === "") return "";
  const stem = name.stem.replace(/[-_](?=[0-9a-f]*\d)[0-9a-f]{8}$/, "").replace(/[-_.]+$/, "");
  // A name that was cut off at a point, in a folder that has it whole: "regnetx-1" in "regnetx-1.6GF_fpn_1x_coco".
  if (kind !== "config" && stem !== "" && name.folder.startsWith(`${stem}.`)) return name.folder;
  if (
    stem !== "" &&
    !generic.has(nameKey(stem)) &&
    !/^(?:model|epoch|iter)_?(?:final|best|latest)?(?:[_-]?[0-9a-f]+)*$/i.test(stem)
  )
    return stem;
  const folders = decode(url.replace(/[?#].*$/, ""))
    .split("/")
    .slice(3, -1)
    .reverse();
  return (
    folders.find(
      (folder) =>
        /[a-z].*[_-].*[_-]/i.test(folder) ||
        (/[a-z].*[_-]/i.test(folder) && backbonesInStem(folder, vocabulary).length > 0),
    ) ?? ""
  );
}

function listDocuments(zoos: ZooInput[], vocabulary: Vocabulary, extraction: Extraction): LintDocument[] {
  const texts = new Map<string, { zoo: ZooInput; file: string; text: DocumentText }>();
  for (const zoo of zoos) {
    for (const file of zoo.files) {
      for (const text of documentsOfFile(file.text, vocabulary)) {
        const key = JSON.stringify([zoo.id, file.path, text.line]);
        if (!texts.has(key)) texts.set(key, { zoo, file: file.path, text });
      }
    }
  }
  const byId = new Map(zoos.map((zoo) => [zoo.id, zoo]));
  return extraction.documents.flatMap((record) => {
    const zoo = byId.get(record.zoo);
    if (!zoo) return [];
    const file = record.source.file.slice(zoo.id.length + 1);
    const text = texts.get(JSON.stringify([zoo.id, file, record.source.line]))?.text ?? null;
    return [
      {
        zoo,
        record,
        file,
        slug: record.id.slice(zoo.id.length + 1),
        text,
        headings: text ? readHeadings(text) : [],
        tables: [],
      },
    ];
  });
}

function readHeadings(text: DocumentText): LintHeading[] {
  const { source, lines } = text;
  const found = scanHeadings(source.text);
  return found.map((heading, index) => {
    const lineEnd = source.text.indexOf("\n", heading.offset);
    const end = found[index + 1]?.offset ?? source.text.length;
    const body = lineEnd === -1 ? "" : source.text.slice(lineEnd + 1, end);
    return {
      depth: heading.depth,
      text: heading.text,
      place: lines.place(source.origin(heading.offset)),
      bare: body.replace(/<!--[\s\S]*?-->/g, "").trim() === "",
    };
  });
}
