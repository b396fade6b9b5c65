/** Reads one body row of a results table, its cells under their headers, into a result without an id. */

import { backboneInside } from "./backbone-names.ts";
import type { Link } from "./contract.ts";
import { type FileName, readFileName } from "./file-name.ts";
import { nameKey, nameWords } from "./keys.ts";
import { datasetOfLinks, onlyDataset } from "./metric-datasets.ts";
import type { MetricRow } from "./metrics.ts";
import { findNames } from "./name-index.ts";
import { keepUnlinkedText, readAttributes, readTechniqueSwitch, setAttribute } from "./row-attributes.ts";
import { cellOf, columnOf, isBlank } from "./row-cells.ts";
import { hasPanopticFigure } from "./row-facts.ts";
import { type MetricCellCounts, readQuantity, readRowMetrics } from "./row-figures.ts";
import { readRowLinks } from "./row-links.ts";
import { filesNameOwn, methodOfFile, pickMethod, pickTechniques } from "./row-method.ts";
import { type RowNames, readNames } from "./row-names.ts";
import type { RowReport } from "./row-report.ts";
import type { DraftResult } from "./row-setting.ts";
import type { AlignedRow } from "./rows.ts";
import type { TableFacts } from "./table-facts.ts";
import { datasetInCell, readTestNote } from "./test-note.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Reads a row.
 * @param above the row above it, to which it may refer
 * @param group what tells the row from one of another part of the table, or of another table
 * @param counts the table's, to which the row's metric cells are added
 */
export function readRow(
  aligned: AlignedRow,
  line: number,
  above: DraftResult | null,
  group: string | null,
  table: TableFacts,
  counts: MetricCellCounts,
  vocabulary: Vocabulary,
  find: RowReport,
): DraftResult {
  const { context, columns, setting } = table;
  const names = readNames(aligned, table, above, vocabulary);
  const { method, nameText, namesBlank } = names;
  const links = readRowLinks(aligned, table, vocabulary, find);
  const configs = filesOf(links, ["config"], vocabulary);
  const files = filesOf(links, ["config", "weights"], vocabulary);
  const fileBaseline = table.ownInFiles && files.length > 0 && !filesNameOwn(files, setting, vocabulary);
  const fileDetector =
    [...configs, ...files].map((name) => name.detector).find((name) => name !== null) ?? null;
  const attributes = readAttributes(aligned, method, group, table, vocabulary);
  const named = pickMethod(
    method,
    namesBlank,
    fileDetector,
    table.headingMethod,
    above,
    context.section,
    fileBaseline && files[0] ? methodOfFile(files[0], vocabulary) : null,
    setting,
    vocabulary,
  );
  let backbone = names.backbone;
  if (!backbone && named.cell && named.method === null && names.methodText !== "")
    backbone = backboneInside(names.methodText, vocabulary);
  for (const [header, value] of Object.entries(attributes))
    if (value === named.name) delete attributes[header];
  const techniques = pickTechniques(
    method,
    readTechniqueSwitch(aligned, table, vocabulary),
    named.method,
    backbone,
    table.techniqueInCells,
    fileBaseline,
    above,
    setting,
    vocabulary,
  ).filter((technique) => named.method !== null || !nameKey(named.name).includes(nameKey(technique.name)));

  const linkOf = (kind: Link["kind"]) => links.find((link) => link.kind === kind)?.url ?? null;
  const metadata = setting.metadata.find(linkOf("weights"), linkOf("config"));
  const continued = method?.refersAbove === true || namesBlank;
  const told = readTestNote(
    method?.text ?? cellOf(aligned, columns, "backbone")?.text ?? "",
    continued ? (above?.conditions ?? []) : null,
    vocabulary,
  );
  const switched = table.testColumns.filter(({ index }) =>
    vocabulary.yes.has(aligned.cells[index]?.text.trim().toLowerCase() ?? ""),
  );
  const note = {
    ...told,
    conditions: [...told.conditions, ...switched.map(({ condition }) => condition)],
  };
  const datasetText = cellOf(aligned, columns, "dataset")?.text ?? "";
  // Several datasets are what was trained on, where the text or a heading names the one of the test.
  const several = datasetText.includes("+") && setting.dataset !== null;
  const datasetCell = several ? "" : datasetText;
  const metricRow: MetricRow = {
    method: named.method,
    columnDataset: isBlank(datasetCell, vocabulary)
      ? null
      : (findNames(vocabulary.datasetNames, datasetCell, false)[0]?.entry ?? null),
    datasetCell,
    splitCell: cellOf(aligned, columns, "split")?.text ?? "",
    subset: note.classes ?? cellOf(aligned, columns, "classes")?.text ?? "",
    nameDataset: datasetInCell(names.methodText, vocabulary),
    fileDataset: datasetOfLinks(links, vocabulary),
    metadataDataset: onlyDataset(metadata, vocabulary),
    masksWitnessed:
      namesMasks(files, method?.beyond ?? [], vocabulary) || hasPanopticFigure(columns, aligned, vocabulary),
  };
  const metrics = readRowMetrics(
    aligned,
    metricRow,
    note,
    continued,
    attributes,
    table,
    counts,
    vocabulary,
    find,
  );
  const scheduleCell = cellOf(aligned, columns, "schedule");
  const identity = [
    named.method?.slug ?? named.name,
    ...techniques.map((technique) => technique.slug),
    backbone?.raw ?? "",
    scheduleCell?.text ?? "",
    ...Object.entries(attributes).map(([header, value]) => `${header} ${value}`),
    ...(isBlank(nameText, vocabulary) ? [] : [nameText]),
  ].filter((part) => part !== "");
  // What follows is kept for the reader, but is no part of the identity.
  if (!aligned.pushed) keepUnlinkedText(attributes, aligned, table, vocabulary);
  keepName(attributes, names, named.name, table);
  const schedule = scheduleCell === null ? (names.asFile?.schedule ?? "") : scheduleCell.text;
  return {
    method: named.method,
    methodName: named.method?.name ?? named.name,
    techniques,
    backbone,
    schedule: isBlank(schedule, vocabulary) ? (namesBlank ? (above?.schedule ?? null) : null) : schedule,
    memory: readQuantity("memory", aligned, table, vocabulary, find),
    fps: readQuantity("fps", aligned, table, vocabulary, find),
    metrics,
    conditions: note.conditions,
    attributes,
    links,
    cells:
      context.grid.header.length >= aligned.cells.length
        ? aligned.cells.map((cell) => cell?.raw ?? "").concat(aligned.surplus.map((cell) => cell.raw))
        : [],
    line,
    column: aligned.cells.find((cell) => cell !== null)?.place.column ?? 1,
    identity,
    metadata,
  };
}

/** What the files that a row links say in their names. */
function filesOf(links: Link[], kinds: Link["kind"][], vocabulary: Vocabulary): FileName[] {
  return links.filter((link) => kinds.includes(link.kind)).map((link) => readFileName(link.url, vocabulary));
}

/** Whether files or the words beside the method's name speak of masks. */
function namesMasks(files: FileName[], beyond: string[], vocabulary: Vocabulary): boolean {
  const { masks } = vocabulary.words.fileTokens;
  return (
    files.some(
      (name) =>
        (name.detector?.outputs?.includes("mask") ?? false) ||
        nameWords(name.stem).some((word) => masks.includes(word)),
    ) || beyond.some((word) => masks.includes(word))
  );
}

/** Keeps the text of a model's cell where the method's name does not hold all of it. */
function keepName(
  attributes: Record<string, string>,
  names: RowNames,
  method: string,
  { context, columns }: TableFacts,
): void {
  const { nameText, first, referring } = names;
  const headerOf = (role: "method" | "backbone") =>
    context.grid.header[columnOf(columns, role)]?.text || role;
  if (referring) setAttribute(attributes, headerOf("backbone"), nameText);
  const toldApart = names.fileLike === nameText || (first?.detector && first.beyond.length > 0 && !referring);
  if (toldApart && method !== nameText && names.hasMethodCell)
    setAttribute(attributes, headerOf("method"), nameText);
}
