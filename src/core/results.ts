/** Reads the rows of one results table into results, with findings for what had to be repaired or could not be read. */
import type { ColumnReading, MetricColumn } from "./columns.ts";
import { unitFactor } from "./columns.ts";
import type { TableContext } from "./context.ts";
import type { Backbone, Link, Metric } from "./contract.ts";
import { datasetInName, readFileName } from "./file-name.ts";
import type { Report } from "./findings.ts";
import type { GridCell, GridRow } from "./grid.ts";
import { headerKey, nameKey, nameWords } from "./keys.ts";
import { type LinkBase, readLinks, resolveUrl } from "./links.ts";
import type { MetadataIndex, MetadataModel } from "./metadata.ts";
import { metadataDataset } from "./metadata-results.ts";
import { backboneInside, type MethodCell, readBackbone, readMethodCell } from "./names.ts";
import { type CellNumber, readCellNumbers } from "./numbers.ts";
import { type AlignedRow, alignRow } from "./rows.ts";
import { type DatasetWord, findNames, type MethodWord, type Vocabulary } from "./vocabulary.ts";

/** What a row's document and table say about it. */
export interface RowSetting {
  file: string;
  documentSlug: string;
  kind: "method" | "dataset" | "other";
  documentMethod: MethodWord | null;
  title: string;
  /** Method by its title, for documents about a method that the vocabulary does not know; null for a general title. */
  fallbackMethod: string | null;
  /** Dataset that headings or text give, or null. */
  dataset: DatasetWord | null;
  /** Dataset of last resort: most configs of the document, the manifest, the convention. */
  defaultDataset: string | null;
  split: { split: string; source: Metric["splitSource"] } | null;
  defaultSplit: string | null | undefined;
  condition: { id: string; reason: string } | null;
  bracketsQuotePaper: boolean;
  superseded: string | null;
  links: LinkBase;
  metadata: MetadataIndex;
}

/** A result before it has its id. */
export interface DraftResult {
  method: MethodWord | null;
  methodName: string;
  techniques: MethodWord[];
  backbone: Backbone | null;
  schedule: string | null;
  memory: number | null;
  fps: number | null;
  metrics: Metric[];
  attributes: Record<string, string>;
  links: Link[];
  cells: string[];
  line: number;
  column: number;
  identity: string[];
  metadata: MetadataModel | null;
}

/** A body row with the cells under their headers and what was read from it. */
export interface RowReading {
  row: GridRow;
  aligned: AlignedRow;
  draft: DraftResult;
}

export interface TableReading {
  rows: RowReading[];
  skipped: number;
  metricCells: number;
  read: number;
  blank: number;
  diagnosed: number;
}

/** Reads all body rows of a results table. */
export function readRows(
  context: TableContext,
  columns: ColumnReading[],
  setting: RowSetting,
  vocabulary: Vocabulary,
  report: Report,
): TableReading {
  const reading: TableReading = { rows: [], skipped: 0, metricCells: 0, read: 0, blank: 0, diagnosed: 0 };
  const fractions = columns.map((column, index) => isFraction(column, context, index, vocabulary));
  const techniqueInCells = tableNamesTechnique(context, columns, setting, vocabulary);
  const headingMethod = methodAbove(context, vocabulary);
  const place = (cell: GridCell | null | undefined, line: number) => cell?.place ?? { line, column: 1 };
  const secondName = columns.findIndex(
    (column, index) =>
      column.kind === "role" &&
      column.role === "setting" &&
      vocabulary.columns.get(headerKey(context.grid.header[index]?.text ?? ""))?.role === "method",
  );
  let above: DraftResult | null = null;
  let group: string | null = null;
  for (const row of context.grid.rows) {
    const find = (
      rule: string,
      message: string,
      cell: GridCell | null | undefined,
      extra: { actual?: string; expected?: string[] } = {},
    ) =>
      report({
        rule,
        message,
        file: setting.file,
        place: place(cell, row.place.line),
        document: setting.documentSlug,
        ...extra,
      });
    if (row.cells.every((cell) => cell.text === "" && cell.links.length === 0)) {
      reading.skipped++;
      find("empty-row", "Unexpected row without any content; remove it", row.cells[0]);
      continue;
    }
    if (row.label) {
      reading.skipped++;
      group = row.cells[0]?.text ?? null;
      find(
        "label-row",
        `Unexpected row with one cell \`${group ?? ""}\`, taken as a label of the rows below`,
        row.cells[0],
      );
      continue;
    }
    if (row.missingPipe)
      find(
        "missing-outer-pipe",
        `Unexpected row without ${row.missingPipe === "both" ? "outer pipes" : `a pipe at its ${row.missingPipe}`}; add it`,
        row.missingPipe === "end" ? row.cells[row.cells.length - 1] : row.cells[0],
      );
    const aligned = alignRow(row, columns, vocabulary);
    if (aligned.missing > 0 && context.grid.format === "gfm") {
      const where =
        aligned.shifted === null ? "at its end" : `before \`${row.cells[aligned.shifted]?.text ?? ""}\``;
      find(
        "missing-cells",
        `Unexpected row with ${row.cells.length} cells, expected ${columns.length}; add ${aligned.missing === 1 ? "an empty cell" : `${aligned.missing} empty cells`} ${where}`,
        row.cells[row.cells.length - 1],
      );
    }
    for (const cell of aligned.surplus)
      find(
        "surplus-cell",
        `Unexpected cell \`${cell.text}\` beyond the last column; remove it or add a header`,
        cell,
        { actual: cell.text },
      );
    const draft = readRow(aligned, row.place.line);
    reading.rows.push({ row, aligned, draft });
    above = draft;
  }
  return reading;

  function readRow(aligned: ReturnType<typeof alignRow>, line: number): DraftResult {
    const find = (
      rule: string,
      message: string,
      cell: GridCell | null | undefined,
      extra: { actual?: string; expected?: string[] } = {},
    ) =>
      report({
        rule,
        message,
        file: setting.file,
        place: place(cell, line),
        document: setting.documentSlug,
        ...extra,
      });
    const cellOf = (role: string): GridCell | null => {
      const index = columns.findIndex((column) => column.kind === "role" && column.role === role);
      return index === -1 ? null : (aligned.cells[index] ?? null);
    };
    const textOf = (role: string): string => cellOf(role)?.text ?? "";
    const isBlank = (text: string) => vocabulary.blanks.has(text.trim().toLowerCase());

    const methodText = textOf("method");
    const backboneText = textOf("backbone");
    const referring = cellOf("method") === null && readMethodCell(backboneText, vocabulary).refersAbove;
    const nameText = referring ? backboneText : methodText;
    const first = isBlank(nameText) ? null : readMethodCell(nameText, vocabulary);
    const second =
      secondName === -1 ? null : readMethodCell(aligned.cells[secondName]?.text ?? "", vocabulary);
    const method = first && second ? joinNames(first, second) : (first ?? second);
    const namesBlank =
      isBlank(methodText) &&
      isBlank(backboneText) &&
      above !== null &&
      (cellOf("method") !== null || cellOf("backbone") !== null);
    let backbone = isBlank(backboneText) || referring ? null : readBackbone(backboneText, vocabulary);
    const neckText = textOf("neck");
    if (backbone && !isBlank(neckText)) backbone = { ...backbone, neck: backbone.neck ?? neckText };
    if (!backbone && method?.backbone) backbone = method.backbone;
    if (!backbone && namesBlank) backbone = above?.backbone ?? null;
    if (!backbone && method?.refersAbove) backbone = above?.backbone ?? null;

    const links: Link[] = [];
    for (const [index, cell] of aligned.cells.entries()) {
      if (!cell) continue;
      const column = columns[index];
      const role = column?.kind === "role" ? column.role : null;
      for (const link of readLinks(cell.links, role, setting.links, vocabulary)) {
        if (!links.some((known) => known.kind === link.kind && known.raw === link.raw)) links.push(link);
      }
      for (const link of cell.links) {
        if (link.url.trim() === "")
          find(
            "empty-link",
            `Unexpected link \`${link.label}\` without a target; add its address or remove it`,
            { ...cell, place: link.place },
            { actual: link.label },
          );
        else if (resolveUrl(link.url, setting.links) === "")
          find(
            "unsafe-link",
            `Unexpected address \`${link.url.slice(0, 60)}\` that browsers would run; it is dropped`,
            { ...cell, place: link.place },
          );
      }
    }
    for (const index of aligned.slid) {
      find(
        "links-in-metric-column",
        `Unexpected links in column \`${context.grid.header[index]?.text ?? ""}\`, expected them under a link column; move them there`,
        aligned.cells[index],
      );
    }
    for (const cell of aligned.surplus) links.push(...readLinks(cell.links, null, setting.links, vocabulary));

    const names = links
      .filter((link) => link.kind === "config" || link.kind === "weights")
      .map((link) => readFileName(link.url, vocabulary));
    const configNames = links
      .filter((link) => link.kind === "config")
      .map((link) => readFileName(link.url, vocabulary));
    const fileDetector =
      [...configNames, ...names].map((name) => name.detector).find((name) => name !== null) ?? null;

    const attributes: Record<string, string> = {};
    let techniqueSwitch: boolean | null = null;
    for (const [index, cell] of aligned.cells.entries()) {
      const column = columns[index];
      const header = context.grid.header[index]?.text || `Column ${index + 1}`;
      if (!cell || !column) continue;
      const plain =
        column.kind === "unknown" ||
        (column.kind === "role" &&
          [
            "setting",
            "technique",
            "note",
            "classes",
            "teacher",
            "pretraining",
            "train-time",
            "split",
          ].includes(column.role));
      if (plain && cell.text !== "") setAttribute(attributes, header, cell.text);
      if (
        column.kind === "role" &&
        column.role === "method" &&
        method &&
        method.detector === null &&
        method.techniques.length === 0 &&
        cell.text !== ""
      )
        setAttribute(attributes, header, cell.text);
      if (
        column.kind === "role" &&
        (column.role === "memory" || column.role === "fps") &&
        !isBlank(cell.text) &&
        readCellNumbers(cell.text, vocabulary.blanks).kind === "unreadable"
      )
        setAttribute(attributes, header, cell.text);
      const switched =
        setting.documentMethod !== null &&
        findNames(vocabulary.methodNames, header, true).some((hit) => hit.entry === setting.documentMethod);
      if (switched || (column.kind === "role" && column.role === "teacher")) {
        const word = cell.text.trim().toLowerCase();
        if (vocabulary.yes.has(word)) techniqueSwitch = true;
        else if (vocabulary.no.has(word) || isBlank(word)) techniqueSwitch = false;
      }
    }
    for (const [index, cell] of aligned.surplus.entries())
      setAttribute(attributes, `Column ${columns.length + index + 1}`, cell.text);
    if (group !== null) setAttribute(attributes, "Group", group);

    const named = pickMethod(method, namesBlank, fileDetector, headingMethod);
    if (!backbone && named.cell && named.method === null && methodText !== "")
      backbone = backboneInside(methodText, vocabulary);
    for (const [header, value] of Object.entries(attributes))
      if (value === named.name) delete attributes[header];
    const techniques = pickTechniques(method, techniqueSwitch, named.method, backbone);

    const metadata = setting.metadata.find(checkpointOf(links), configOf(links));
    const metrics = readMetrics(aligned, line, named.method, method, links, attributes);
    const identity = [
      named.method?.slug ?? named.name,
      ...techniques.map((technique) => technique.slug),
      backbone?.raw ?? "",
      textOf("schedule"),
      ...Object.entries(attributes).map(([header, value]) => `${header} ${value}`),
      ...(isBlank(nameText) ? [] : [nameText]),
    ].filter((part) => part !== "");
    const schedule = textOf("schedule");
    return {
      method: named.method,
      methodName: named.method?.name ?? named.name,
      techniques,
      backbone,
      schedule: isBlank(schedule) ? (namesBlank ? (above?.schedule ?? null) : null) : schedule,
      memory: quantity("memory", find),
      fps: quantity("fps", find),
      metrics,
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

    function quantity(
      role: "memory" | "fps",
      find: (rule: string, message: string, cell: GridCell | null, extra?: { actual?: string }) => void,
    ): number | null {
      const index = columns.findIndex((column) => column.kind === "role" && column.role === role);
      const column = columns[index];
      const cell = aligned.cells[index];
      if (index === -1 || !cell || column?.kind !== "role" || aligned.slid.includes(index)) return null;
      const value = readCellNumbers(cell.text, vocabulary.blanks);
      if (value.kind === "blank") return null;
      const main =
        value.kind === "numbers" ? value.numbers.find((number) => number.role === "main") : undefined;
      if (!main) {
        find(
          "unreadable-number",
          `Unexpected \`${cell.text}\` in column \`${context.grid.header[index]?.text ?? ""}\`, expected a number`,
          cell,
          { actual: cell.text },
        );
        return null;
      }
      return tidy(main.value * column.factor);
    }

    function readMetrics(
      aligned: ReturnType<typeof alignRow>,
      line: number,
      method: MethodWord | null,
      methodCell: ReturnType<typeof readMethodCell> | null,
      links: Link[],
      attributes: Record<string, string>,
    ): Metric[] {
      const metrics: Metric[] = [];
      const datasetCell = textOf("dataset");
      const columnDataset = isBlank(datasetCell)
        ? null
        : (findNames(vocabulary.datasetNames, datasetCell, false)[0]?.entry ?? null);
      const splitCell = textOf("split");
      const subsetIndex = columns.findIndex((column) => column.kind === "role" && column.role === "classes");
      const aside = methodCell?.refersAbove === true ? readAboveNote(methodCell.text, vocabulary) : null;
      const subset = aside?.classes ?? (subsetIndex === -1 ? "" : (aligned.cells[subsetIndex]?.text ?? ""));
      for (const [index, column] of columns.entries()) {
        if (column.kind !== "metric" && column.kind !== "metrics") continue;
        reading.metricCells++;
        const cell = aligned.cells[index] ?? null;
        if (!cell || aligned.slid.includes(index)) {
          reading.blank++;
          continue;
        }
        const value = readCellNumbers(cell.text, vocabulary.blanks);
        if (value.kind === "blank") {
          reading.blank++;
          continue;
        }
        if (value.kind === "unreadable") {
          reading.diagnosed++;
          find(
            "unreadable-number",
            `Unexpected \`${cell.text}\` in column \`${context.grid.header[index]?.text ?? ""}\`, expected a number; it is kept as an attribute`,
            cell,
            { actual: cell.text },
          );
          setAttribute(attributes, context.grid.header[index]?.text || `Column ${index + 1}`, cell.text);
          continue;
        }
        reading.read++;
        for (const { number, column: part, condition } of assignNumbers(
          value.numbers,
          column,
          setting,
          vocabulary,
        )) {
          metrics.push(
            makeMetric(
              part,
              number,
              condition ?? aside?.condition ?? null,
              cell,
              line,
              index,
              method,
              links,
              {
                columnDataset,
                datasetCell,
                splitCell,
                subset,
                nameDataset: findNames(vocabulary.datasetNames, textOf("method"), false)[0]?.entry ?? null,
              },
            ),
          );
        }
      }
      return metrics;
    }
  }

  function makeMetric(
    column: MetricColumn,
    number: CellNumber,
    condition: { id: string; reason: string } | null,
    cell: GridCell,
    line: number,
    index: number,
    method: MethodWord | null,
    links: Link[],
    row: {
      columnDataset: DatasetWord | null;
      datasetCell: string;
      splitCell: string;
      subset: string;
      nameDataset: DatasetWord | null;
    },
  ): Metric {
    const datasetCellSplit = splitIn(row.datasetCell, vocabulary);
    const fileDataset = datasetOfLinks(links, vocabulary);
    const columnDataset =
      row.columnDataset?.id ??
      (row.datasetCell !== "" && !datasetCellSplit && !vocabulary.blanks.has(row.datasetCell.toLowerCase())
        ? slugDataset(row.datasetCell)
        : null);
    const dataset =
      columnDataset ??
      column.dataset?.id ??
      (setting.dataset === null ? row.nameDataset?.id : undefined) ??
      setting.dataset?.id ??
      fileDataset?.id ??
      onlyDataset(setting.metadata.find(checkpointOf(links), configOf(links)), vocabulary) ??
      setting.defaultDataset ??
      "unknown";
    const word = vocabulary.datasetById.get(dataset);
    const main =
      setting.defaultSplit !== undefined && setting.split === null
        ? setting.defaultSplit
        : (word?.split ?? null);
    const ranked = word?.split ?? main;
    const cellSplit = splitIn(row.splitCell, vocabulary) ?? datasetCellSplit;
    let split: string | null = main;
    let splitSource: Metric["splitSource"] = setting.defaultSplit !== undefined ? "manifest" : "convention";
    if (column.split ?? cellSplit) {
      split = column.split ?? cellSplit;
      splitSource = "header";
    } else if (setting.split) {
      split = setting.split.split;
      splitSource = setting.split.source;
    }
    const unit = column.metric.unit;
    const scale = fractions[index] ? 100 : unitFactor(number.unit ?? column.unit, unit);
    let apart: Metric["apart"] = null;
    let reason: string | null = null;
    let state = condition?.id ?? column.condition ?? setting.condition?.id ?? null;
    if (column.className !== null) {
      apart = "class-subset";
      reason = `only the class ${column.className}`;
      state ??= column.className;
    }
    const stateReason =
      condition?.reason ??
      column.conditionReason ??
      (column.condition === undefined ? setting.condition?.reason : null) ??
      null;
    if (column.condition === null && !condition) state = null;
    if (state !== null && apart === null) {
      apart = "condition";
      reason = stateReason ?? `measured under "${state}"`;
    }
    const wholeSet = /\b(?:all|overall|mean)\b|\b\d+[\s-]*(?:class(?:es)?|cls)\b/i.test(row.subset);
    if (row.subset !== "" && !wholeSet && !vocabulary.blanks.has(row.subset.toLowerCase())) {
      apart = "class-subset";
      reason = `only the classes ${row.subset}`;
      state ??= "class-subset";
    }
    if (split !== null && ranked !== null && split !== ranked && apart === null) {
      apart = "split";
      reason = `measured on ${split}, the ranking is of ${ranked}`;
    }
    const outputs = method?.outputs;
    const maskFiles = links.some(
      (link) =>
        (link.kind === "config" || link.kind === "weights") &&
        readFileName(link.url, vocabulary).detector?.outputs?.includes("mask"),
    );
    if (
      apart === null &&
      column.metric.task === "instance segmentation" &&
      outputs &&
      !outputs.includes("mask") &&
      !maskFiles
    ) {
      apart = "output";
      reason = `a mask metric for ${method.name}, which predicts no masks`;
    }
    if (setting.superseded !== null) {
      apart = "superseded";
      reason = `superseded by ${setting.superseded}`;
    }
    return {
      id: column.metric.id,
      value: tidy(number.value * scale),
      dataset,
      split,
      splitSource,
      condition: state,
      comparable: apart === null,
      reason,
      raw: cell.text,
      source: {
        line: cell.place.line || line,
        column:
          cell.place.column +
          (cell.raw.startsWith(number.text) || number.offset === 0
            ? 0
            : Math.max(0, cell.raw.indexOf(number.text))),
      },
      apart,
    };
  }

  function pickMethod(
    cell: ReturnType<typeof readMethodCell> | null,
    inherited: boolean,
    fileDetector: MethodWord | null,
    heading: MethodWord | null,
  ): { method: MethodWord | null; name: string; cell: boolean } {
    const found = (method: MethodWord, cell = false) => ({ method, name: method.name, cell });
    if (cell?.refersAbove && above) {
      return { method: cell.detector ?? above.method, name: above.methodName, cell: true };
    }
    if (cell?.detector && !cell.variant) return found(cell.detector, true);
    if (inherited && above) return { method: above.method, name: above.methodName, cell: false };
    if (cell?.variant) return { method: null, name: tidyName(cell.text), cell: true };
    if (cell && cell.techniques.length > 0 && fileDetector) return found(fileDetector);
    if (heading && (heading.kind === "detector" || heading.standalone)) return found(heading);
    const own = setting.documentMethod;
    if (own?.kind === "detector") return found(own);
    if (setting.fallbackMethod === null && own === null && fileDetector) return found(fileDetector);
    if (cell !== null && cell.techniques.length === 0 && !cell.namesBackbone && cell.rest !== "") {
      return { method: null, name: tidyName(cell.rest), cell: true };
    }
    if (own === null && setting.fallbackMethod !== null && setting.kind === "method") {
      return { method: null, name: setting.fallbackMethod, cell: cell !== null };
    }
    if (fileDetector) return found(fileDetector);
    const base = own?.base === undefined ? undefined : vocabulary.methodBySlug.get(own.base);
    if (base) return found(base);
    if (own) return found(own);
    const technique = cell?.techniques[0];
    if (technique) return found(technique, true);
    const section = [...context.section].reverse().find((text) => !vocabulary.sectionKeys.has(nameKey(text)));
    return {
      method: null,
      name: setting.fallbackMethod ?? tidyName(section ?? setting.title),
      cell: cell !== null,
    };
  }

  function pickTechniques(
    cell: ReturnType<typeof readMethodCell> | null,
    switched: boolean | null,
    method: MethodWord | null,
    backbone: Backbone | null,
  ): MethodWord[] {
    const techniques = [...(cell?.techniques ?? [])];
    if (cell?.refersAbove && above)
      techniques.unshift(...above.techniques.filter((technique) => !techniques.includes(technique)));
    const own = setting.documentMethod;
    if (own?.kind === "technique" && own !== method && !techniques.includes(own)) {
      const families = vocabulary.backbones.filter((word) => nameKey(word.family) === nameKey(own.name));
      const foreignBackbone =
        families.length > 0 &&
        backbone !== null &&
        !families.some((word) => backbone.name.toLowerCase().startsWith(word.family.toLowerCase()));
      const baseline = switched === false || (switched === null && techniqueInCells) || foreignBackbone;
      if (!baseline && (techniques.length === 0 || switched === true)) techniques.push(own);
    }
    return techniques.filter((technique) => technique !== method);
  }
}

/** Two columns that name the model, such as "Method" and "Detector": the second fills what the first leaves open. */
function joinNames(first: MethodCell, second: MethodCell): MethodCell {
  const unknown = first.detector === null && first.techniques.length === 0 && first.rest !== "";
  return {
    ...first,
    detector: unknown ? null : (first.detector ?? second.detector),
    techniques: unknown ? [] : [...new Set([...first.techniques, ...second.techniques])],
    backbone: first.backbone ?? second.backbone,
  };
}

/** What "above w/ tta" or "above @ Car" changes against the row above. */
function readAboveNote(
  text: string,
  vocabulary: Vocabulary,
): { classes: string | null; condition: { id: string; reason: string } | null } {
  const classes = /@\s*(.+)$/.exec(text)?.[1] ?? null;
  const key = nameKey(text.replace(/^(?:above|same|ditto)\b\s*(?:w\/|with|\+)?/i, ""));
  const word = vocabulary.words.conditions.find(
    (entry) => entry.id !== null && entry.words.some((name) => nameKey(name.replace(/^w\//, "")) === key),
  );
  return { classes, condition: word?.id ? { id: word.id, reason: word.reason } : null };
}

function checkpointOf(links: Link[]): string | null {
  return links.find((link) => link.kind === "weights")?.url ?? null;
}

function configOf(links: Link[]): string | null {
  return links.find((link) => link.kind === "config")?.url ?? null;
}

/** The dataset of a model's figures in the metadata, when they are of one. */
function onlyDataset(model: MetadataModel | null, vocabulary: Vocabulary): string | null {
  const datasets = new Set(
    (model?.figures ?? []).map((figure) => metadataDataset(figure.dataset, vocabulary)),
  );
  const [only] = datasets;
  return datasets.size === 1 ? (only ?? null) : null;
}

/** The split that a cell names, alone or beside a dataset; a training split does not count. */
function splitIn(text: string, vocabulary: Vocabulary): string | null {
  const words = nameWords(text);
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

function tidyName(text: string): string {
  return text.replace(/[*†‡:]+$/g, "").trim();
}

function setAttribute(attributes: Record<string, string>, header: string, value: string): void {
  let name = header;
  for (let copy = 2; Object.hasOwn(attributes, name) && attributes[name] !== value; copy++)
    name = `${header} (${copy})`;
  attributes[name] = value;
}

/** Takes floating-point dust off a converted value. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
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
      const name = readFileName(link.url, vocabulary);
      const found = name.dataset ?? datasetInName(name.folder, vocabulary);
      if (found) return found;
    }
  }
  return null;
}

/** Method that the nearest heading or label names; a heading must be about one method only. */
function methodAbove(context: TableContext, vocabulary: Vocabulary): MethodWord | null {
  for (const text of [context.label, ...[...context.section].reverse()]) {
    if (text === null) continue;
    const whole = vocabulary.methodNames.byKey.get(nameKey(text));
    if (whole) return whole;
    const hits = [...new Set(findNames(vocabulary.methodNames, text, false).map((hit) => hit.entry))];
    const detectors = hits.filter((hit) => hit.kind === "detector");
    if (detectors.length === 1) return detectors[0] ?? null;
    if (hits.length === 1) return hits[0] ?? null;
  }
  return null;
}

/** Whether rows of the table name the document's technique themselves, so that the others are baselines. */
function tableNamesTechnique(
  context: TableContext,
  columns: ColumnReading[],
  setting: RowSetting,
  vocabulary: Vocabulary,
): boolean {
  const own = setting.documentMethod;
  const index = columns.findIndex((column) => column.kind === "role" && column.role === "method");
  if (!own || index === -1) return false;
  return context.grid.rows.some((row) =>
    findNames(vocabulary.methodNames, row.cells[index]?.text ?? "", true).some((hit) => hit.entry === own),
  );
}

/** A percent column that holds fractions: all its numbers are at most 1 and one has two decimals or more. */
function isFraction(
  column: ColumnReading,
  context: TableContext,
  index: number,
  vocabulary: Vocabulary,
): boolean {
  const unit =
    column.kind === "metric"
      ? column.metric.unit
      : column.kind === "metrics"
        ? column.parts[0]?.metric.unit
        : null;
  if (unit !== "percent") return false;
  const numbers = context.grid.rows.flatMap((row) => {
    const value = readCellNumbers(row.cells[index]?.text ?? "", vocabulary.blanks);
    return value.kind === "numbers" ? value.numbers : [];
  });
  const main = numbers.filter((number) => number.role === "main");
  return (
    main.length > 0 &&
    main.every((number) => number.value <= 1 && number.unit !== "%") &&
    main.some((number) => number.decimals >= 2)
  );
}

/** Gives each number of a cell its metric and condition. */
function assignNumbers(
  numbers: CellNumber[],
  column: MetricColumn | { kind: "metrics"; parts: MetricColumn[] },
  setting: RowSetting,
  vocabulary: Vocabulary,
): { number: CellNumber; column: MetricColumn; condition: { id: string; reason: string } | null }[] {
  const main = numbers.filter((number) => number.role === "main");
  const quoted = setting.bracketsQuotePaper
    ? { id: "paper-reported", reason: "quoted from the paper" }
    : { id: "bracketed", reason: "a second figure in brackets; the document does not say what it is" };
  if (column.kind === "metrics") {
    let place = -1;
    return numbers.flatMap((number) => {
      if (number.role === "main") place++;
      const part = column.parts[Math.min(Math.max(place, 0), column.parts.length - 1)];
      if (!part || place >= column.parts.length || (number.role !== "main" && number.role !== "bracket"))
        return [];
      return [{ number, column: part, condition: number.role === "bracket" ? quoted : null }];
    });
  }
  const assigned: {
    number: CellNumber;
    column: MetricColumn;
    condition: { id: string; reason: string } | null;
  }[] = [];
  for (const [index, number] of main.entries()) {
    const noted =
      number.note === null
        ? undefined
        : vocabulary.words.conditions.find((entry) =>
            entry.words.some((word) => nameKey(word) === nameKey(number.note ?? "")),
          );
    const second =
      index > 0 && !noted && number.note === null
        ? { id: "second-value", reason: "a second figure in the cell; the document does not say what it is" }
        : null;
    const named = noted?.id ? { id: noted.id, reason: noted.reason } : null;
    const other =
      number.note !== null && !noted
        ? { id: number.note.toLowerCase(), reason: `measured as "${number.note}"` }
        : null;
    assigned.push({ number, column, condition: named ?? other ?? second });
  }
  for (const number of numbers) {
    if (number.role === "bracket") assigned.push({ number, column, condition: quoted });
  }
  return assigned;
}
