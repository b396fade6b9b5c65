/** Reads the rows of one results table into results, with findings for what had to be repaired or could not be read. */
import type { ColumnReading } from "./columns.ts";
import type { TableContext } from "./context.ts";
import type { Link, Metric } from "./contract.ts";
import { readFileName } from "./file-name.ts";
import type { Report } from "./findings.ts";
import type { GridCell, GridRow } from "./grid.ts";
import { headerKey, nameKey, nameWords } from "./keys.ts";
import { asideOrigins, readLinks, resolveUrl } from "./links.ts";
import {
  assignNumbers,
  datasetOfLinks,
  isFraction,
  type MetricRow,
  makeMetric,
  onlyDataset,
  tidy,
} from "./metrics.ts";
import { backboneInside, readBackbone, readMethodCell } from "./names.ts";
import { readCellNumbers } from "./numbers.ts";
import { fileNames, hasPanopticFigure, tableGroup } from "./row-facts.ts";
import {
  filesNameOwn,
  joinNames,
  methodAbove,
  methodOfFile,
  pickMethod,
  pickTechniques,
  tableNamesTechnique,
} from "./row-method.ts";
import type { DraftResult, RowSetting } from "./row-setting.ts";
import { type AlignedRow, alignRow } from "./rows.ts";
import { holdsSeconds, secondsOf } from "./speed.ts";
import { datasetInCell, readTestNote } from "./test-note.ts";
import { findNames, type Vocabulary } from "./vocabulary.ts";

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
  const secondsAlone = columns.map((column, index) => holdsSeconds(column, context, index, vocabulary));
  const techniqueInCells = tableNamesTechnique(context, columns, setting, vocabulary);
  const headingMethod = methodAbove(context, vocabulary);
  const downloads = columns.some(
    (column) => column.kind === "role" && (column.role === "weights" || column.role === "download"),
  );
  const ownInFiles = context.grid.rows.some((row) =>
    filesNameOwn(fileNames(row.cells, vocabulary), setting, vocabulary),
  );
  /** Reports findings of a row: at a cell, or at the row's line where there is none. */
  const finder =
    (line: number) =>
    (
      rule: string,
      message: string,
      cell: GridCell | null | undefined,
      extra: { actual?: string; expected?: string[] } = {},
    ) =>
      report({
        rule,
        message,
        file: setting.file,
        place: cell?.place ?? { line, column: 1 },
        document: setting.documentSlug,
        ...extra,
      });
  const secondName = columns.findIndex(
    (column, index) =>
      column.kind === "role" &&
      column.role === "setting" &&
      vocabulary.columns.get(headerKey(context.grid.header[index]?.text ?? ""))?.role === "method",
  );
  let above: DraftResult | null = null;
  let group = tableGroup(context, columns, vocabulary);
  for (const row of context.grid.rows) {
    const find = finder(row.place.line);
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
    const last = row.cells[columns.length - 1];
    for (const cell of aligned.surplus)
      find(
        "surplus-cell",
        `Unexpected cell \`${cell.text}\` beyond the last column; ${
          aligned.pushed
            ? "the row has a figure too many, so none of them is read; remove one"
            : context.grid.format === "gfm" && cell.links.length > 0 && last && last.links.length > 0
              ? "escape the `|` between the links as `\\|`"
              : "remove it or add a header"
        }`,
        cell,
        { actual: cell.text },
      );
    const draft = readRow(aligned, row.place.line);
    reading.rows.push({ row, aligned, draft });
    above = draft;
  }
  return reading;

  function readRow(aligned: ReturnType<typeof alignRow>, line: number): DraftResult {
    const find = finder(line);
    const cellOf = (role: string): GridCell | null => {
      const index = columns.findIndex((column) => column.kind === "role" && column.role === role);
      return index === -1 ? null : (aligned.cells[index] ?? null);
    };
    const headerOf = (role: string): string =>
      context.grid.header[columns.findIndex((column) => column.kind === "role" && column.role === role)]
        ?.text || role;
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
    // "CondInst_MS_R_50_3x": what no column gives can be read as in a file's name.
    const fileLike = [nameText, aligned.cells[secondName]?.text ?? ""].find((text) =>
      /^[\w.+-]*[a-z0-9]_[\w.+-]+$/i.test(text),
    );
    const asFile = fileLike === undefined ? null : readFileName(fileLike, vocabulary);
    if (!backbone && fileLike !== undefined && asFile?.backbone)
      backbone = { raw: fileLike, name: asFile.backbone, neck: asFile.neck, modifiers: [] };
    if (!backbone && namesBlank) backbone = above?.backbone ?? null;
    if (!backbone && method?.refersAbove) backbone = above?.backbone ?? null;

    const links: Link[] = [];
    for (const [index, cell] of aligned.cells.entries()) {
      if (!cell) continue;
      const column = columns[index];
      const role = column?.kind === "role" ? column.role : null;
      const read = readLinks(cell.links, role, setting.links, vocabulary);
      for (const link of asideOrigins(read, role, cell.text, downloads)) {
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
    for (const cell of aligned.surplus)
      links.push(...readLinks(cell.links, aligned.pushed ? "download" : null, setting.links, vocabulary));

    const names = links
      .filter((link) => link.kind === "config" || link.kind === "weights")
      .map((link) => readFileName(link.url, vocabulary));
    const configNames = links
      .filter((link) => link.kind === "config")
      .map((link) => readFileName(link.url, vocabulary));
    const fileBaseline = ownInFiles && names.length > 0 && !filesNameOwn(names, setting, vocabulary);
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
    for (const [index, cell] of aligned.pushed ? [] : aligned.surplus.entries())
      setAttribute(attributes, `Column ${columns.length + index + 1}`, cell.text);
    if (group !== null) setAttribute(attributes, "Group", group);

    const named = pickMethod(
      method,
      namesBlank,
      fileDetector,
      headingMethod,
      above,
      context.section,
      fileBaseline && names[0] ? methodOfFile(names[0], vocabulary) : null,
      setting,
      vocabulary,
    );
    if (!backbone && named.cell && named.method === null && methodText !== "")
      backbone = backboneInside(methodText, vocabulary);
    for (const [header, value] of Object.entries(attributes))
      if (value === named.name) delete attributes[header];
    const techniques = pickTechniques(
      method,
      techniqueSwitch,
      named.method,
      backbone,
      techniqueInCells,
      fileBaseline,
      above,
      setting,
      vocabulary,
    ).filter((technique) => named.method !== null || !nameKey(named.name).includes(nameKey(technique.name)));

    const linkOf = (kind: Link["kind"]) => links.find((link) => link.kind === kind)?.url ?? null;
    const metadata = setting.metadata.find(linkOf("weights"), linkOf("config"));
    const continued = method?.refersAbove === true || namesBlank;
    const note = readTestNote(method?.text ?? "", continued ? (above?.conditions ?? []) : null, vocabulary);
    const datasetCell = textOf("dataset");
    const metricRow: MetricRow = {
      method: named.method,
      columnDataset: isBlank(datasetCell)
        ? null
        : (findNames(vocabulary.datasetNames, datasetCell, false)[0]?.entry ?? null),
      datasetCell,
      splitCell: textOf("split"),
      subset: note.classes ?? textOf("classes"),
      nameDataset: datasetInCell(methodText, vocabulary),
      fileDataset: datasetOfLinks(links, vocabulary),
      metadataDataset: onlyDataset(metadata, vocabulary),
      masksWitnessed:
        names.some(
          (name) =>
            (name.detector?.outputs?.includes("mask") ?? false) ||
            nameWords(name.stem).some((word) => vocabulary.words.fileTokens.masks.includes(word)),
        ) ||
        method?.beyond.some((word) => vocabulary.words.fileTokens.masks.includes(word)) === true ||
        hasPanopticFigure(columns, aligned, vocabulary),
    };
    const metrics = readMetrics();
    const identity = [
      named.method?.slug ?? named.name,
      ...techniques.map((technique) => technique.slug),
      backbone?.raw ?? "",
      textOf("schedule"),
      ...Object.entries(attributes).map(([header, value]) => `${header} ${value}`),
      ...(isBlank(nameText) ? [] : [nameText]),
    ].filter((part) => part !== "");
    if (!aligned.pushed) keepUnlinkedText(aligned, attributes);
    if (referring) setAttribute(attributes, headerOf("backbone"), nameText);
    const toldApart = fileLike === nameText || (first?.detector && first.beyond.length > 0 && !referring);
    if (toldApart && named.name !== nameText && cellOf("method") !== null)
      setAttribute(attributes, headerOf("method"), nameText);
    const scheduleText = textOf("schedule");
    const schedule =
      isBlank(scheduleText) && cellOf("schedule") === null ? (asFile?.schedule ?? "") : scheduleText;
    return {
      method: named.method,
      methodName: named.method?.name ?? named.name,
      techniques,
      backbone,
      schedule: isBlank(schedule) ? (namesBlank ? (above?.schedule ?? null) : null) : schedule,
      memory: quantity("memory", find),
      fps: quantity("fps", find),
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

    /** Words in a link column that are no link would be lost: they are attributes, but no part of the identity. */
    function keepUnlinkedText(aligned: AlignedRow, attributes: Record<string, string>): void {
      for (const [index, cell] of aligned.cells.entries()) {
        const column = columns[index];
        const role = column?.kind === "role" ? column.role : "";
        if (!["config", "weights", "log", "download", "paper"].includes(role)) continue;
        if (cell && cell.links.length === 0 && !isBlank(cell.text)) {
          setAttribute(attributes, context.grid.header[index]?.text || `Column ${index + 1}`, cell.text);
        }
      }
    }

    function quantity(
      role: "memory" | "fps",
      find: (rule: string, message: string, cell: GridCell | null, extra?: { actual?: string }) => void,
    ): number | null {
      const index = columns.findIndex((column) => column.kind === "role" && column.role === role);
      const column = columns[index];
      const cell = aligned.cells[index];
      if (index === -1 || !cell || column?.kind !== "role" || aligned.slid.includes(index) || aligned.pushed)
        return null;
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
      if (role === "fps" && main.value > 0) {
        const seconds = secondsOf(main.unit) ?? (secondsAlone[index] ? 1 : null);
        if (seconds !== null) return Number((1 / (main.value * seconds)).toPrecision(3));
      }
      return tidy(main.value * (column.units?.[main.unit?.toLowerCase() ?? ""] ?? column.factor));
    }

    function readMetrics(): Metric[] {
      const metrics: Metric[] = [];
      const tested = note.conditions[note.conditions.length - 1] ?? null;
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
        if (aligned.pushed) {
          reading.diagnosed++;
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
        const main = value.numbers.filter((number) => number.role === "main");
        const several = main.length > 1 ? main : [];
        for (const assigned of assignNumbers(value.numbers, cell.text, column, setting, vocabulary)) {
          // "FCOS + TTA" with two figures: the first one is that of the model without it.
          const plain = !continued && assigned.number === several[0];
          const condition = (plain || assigned.column.metric.cost ? null : tested) ?? assigned.condition;
          const fraction = fractions[index] ?? false;
          metrics.push(
            makeMetric({ ...assigned, condition }, cell, fraction, metricRow, setting, vocabulary),
          );
        }
      }
      return metrics;
    }
  }
}

function setAttribute(attributes: Record<string, string>, header: string, value: string): void {
  let name = header;
  for (let copy = 2; Object.hasOwn(attributes, name) && attributes[name] !== value; copy++)
    name = `${header} (${copy})`;
  attributes[name] = value;
}
