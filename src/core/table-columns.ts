/** Reads the headers of a table together: what a column holds also depends on its cells and on the other columns. */
import { type ColumnReading, type HeaderContext, NOTHING } from "./column-reading.ts";
import { readHeader, resolve } from "./columns.ts";
import type { Grid } from "./grid.ts";
import { nameKey, nameWords } from "./keys.ts";
import { linkKind } from "./links.ts";
import { readMethodCell } from "./names.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Reads all headers of a table; each role is given to one column, the others with the same role become settings. */
export function readHeaders(grid: Grid, context: HeaderContext, vocabulary: Vocabulary): ColumnReading[] {
  const readings = grid.header.map((cell) => readHeader(cell.text, context, vocabulary));
  if (namesModels(grid, readings, vocabulary))
    readings[0] = { kind: "role", role: "method", factor: 1, fallback: true, inferred: true };
  readTypes(grid, readings, vocabulary);
  setCodesApart(grid, readings);
  setNumberTypesApart(grid, readings);
  readScales(grid, readings, context, vocabulary);
  const downloads = readings.some(
    (reading) => reading.kind === "role" && !reading.beside && ["weights", "download"].includes(reading.role),
  );
  const taken = new Map<string, number>();
  for (const [index, reading] of readings.entries()) {
    if (reading.kind !== "role" || reading.role === "setting") continue;
    let role = (downloads && reading.beside) || reading.role;
    const further = taken.has("method");
    if (role === "method" && isLinkColumn(grid, index, further, vocabulary)) role = "weights";
    const other = taken.get(role);
    const previous = other === undefined ? undefined : readings[other];
    if (other === undefined) taken.set(role, index);
    else if (previous?.kind === "role" && previous.fallback && !reading.fallback) {
      readings[other] = { ...previous, role: "setting" };
      taken.set(role, index);
    } else if (!["config", "weights", "log", "download", "paper", "note", "pretraining"].includes(role)) {
      readings[index] = { ...reading, role: "setting" };
      continue;
    }
    readings[index] = { ...reading, role };
  }
  setBaselinesApart(grid, readings);
  setTwinsApart(grid, readings);
  return readings;
}

/** Columns "single scale" and "multi scale" of figures, in a table of semantic segmentation without a metric, are of its own. */
function readScales(
  grid: Grid,
  readings: ColumnReading[],
  context: HeaderContext,
  vocabulary: Vocabulary,
): void {
  const measured = readings.some((reading) => reading.kind === "metric" && !reading.metric.cost);
  const metric = vocabulary.metrics.find((word) => word.task === "semantic segmentation");
  if (measured || context.task !== "semantic segmentation" || !metric) return;
  for (const [index, { text }] of grid.header.entries()) {
    if (!/^(?:single|multi)[ -]?scale$|^(?:ss|ms)$/i.test(text)) continue;
    const cells = grid.rows.map((row) => row.cells[index]?.text ?? "").filter((cell) => cell !== "");
    if (!cells.some((cell) => /^\d+\.\d+$/.test(cell))) continue;
    const reading = resolve(`${metric.name} ${text}`, NOTHING, context, vocabulary, 0);
    if (reading?.kind === "metric") readings[index] = reading;
  }
}

/** A column such as "Type" whose cells are names of methods names the models where no other column does. */
function readTypes(grid: Grid, readings: ColumnReading[], vocabulary: Vocabulary): void {
  if (readings.some((reading) => reading.kind === "role" && reading.role === "method")) return;
  const index = readings.findIndex((reading, column) => {
    const cells = grid.rows.map((row) => row.cells[column]?.text ?? "").filter((text) => text !== "");
    return (
      reading.kind === "unknown" &&
      cells.length > 1 &&
      cells.every((text) => {
        const { detector, beyond } = readMethodCell(text, vocabulary);
        return detector !== null && beyond.length === 0;
      })
    );
  });
  if (index !== -1) readings[index] = { kind: "role", role: "method", factor: 1, fallback: false };
}

/** "Precision" is no metric where its cells name types of numbers, such as FP16 and INT8. */
function setNumberTypesApart(grid: Grid, readings: ColumnReading[]): void {
  for (const [index, reading] of readings.entries()) {
    if (reading.kind !== "metric") continue;
    const cells = grid.rows.map((row) => row.cells[index]?.text.trim() ?? "").filter((text) => text !== "");
    if (cells.length > 0 && cells.every((text) => /^(?:(?:fp|int|bf|tf)\d{1,2}|amp|half|mixed)$/i.test(text)))
      readings[index] = { kind: "role", role: "setting", factor: 1, fallback: false };
  }
}

/** A column of names whose cells are codes, such as "P5" and "P6", is a note beside a column of backbones. */
function setCodesApart(grid: Grid, readings: ColumnReading[]): void {
  const index = readings.findIndex((reading) => reading.kind === "role" && reading.role === "method");
  const reading = readings[index];
  if (reading?.kind !== "role") return;
  if (!readings.some((other) => other.kind === "role" && other.role === "backbone")) return;
  const cells = grid.rows.map((row) => row.cells[index]?.text ?? "").filter((text) => text !== "");
  if (cells.length > 0 && cells.every((text) => /^[a-z]\d$/i.test(text)))
    readings[index] = { ...reading, role: "note" };
}

/**
 * "mAP(T)" is the teacher's. "mAP(S)" is the student's own beside a column of what it is after
 * the distillation, else the row's.
 */
function setBaselinesApart(grid: Grid, readings: ColumnReading[]): void {
  const taught =
    readings.some((reading) => reading.kind === "role" && reading.role === "teacher") ||
    grid.header.some(
      ({ text }, index) => readings[index]?.kind === "metric" && /\(\s*t\s*\)\s*$/i.test(text),
    );
  for (const [index, reading] of readings.entries()) {
    const who = /\(\s*([ts])\s*\)\s*$/i.exec(grid.header[index]?.text ?? "")?.[1]?.toLowerCase();
    if (reading.kind !== "metric" || who === undefined || !taught) continue;
    const plain = readings.some(
      (other) => other.kind === "metric" && other.metric === reading.metric && other.condition === undefined,
    );
    readings[index] =
      who === "t"
        ? { ...reading, condition: "teacher", conditionReason: "a figure of the teacher" }
        : plain
          ? { ...reading, condition: "undistilled", conditionReason: "a figure of the student by itself" }
          : { ...reading, condition: null, conditionReason: null };
  }
}

/** Of two columns that read as the same metric, such as "mask AP" and "mask AP*", the one with a mark is of something else. */
function setTwinsApart(grid: Grid, readings: ColumnReading[]): void {
  const keys = new Set<string>();
  for (const [index, reading] of readings.entries()) {
    if (reading.kind !== "metric") continue;
    const { metric, split, dataset, className } = reading;
    const key = JSON.stringify([metric.id, split, dataset?.id, reading.condition ?? null, className]);
    const header = grid.header[index]?.text ?? "";
    const mark = /[*†‡§#]+$|\^\d+$/.exec(header)?.[0];
    if (keys.has(key) && mark !== undefined && (reading.condition ?? null) === null) {
      const conditionReason = `measured as \`${header}\` says, beside a column without the mark`;
      readings[index] = { ...reading, condition: "marked", conditionReason };
    }
    keys.add(key);
  }
  // "AP" beside "AP val" is of another split, which it does not name.
  for (const [index, reading] of readings.entries()) {
    if (reading.kind !== "metric" || reading.split !== null || reading.condition !== undefined) continue;
    const twin = readings.some(
      (other) =>
        other.kind === "metric" &&
        other.split === "val" &&
        other.metric === reading.metric &&
        other.dataset === reading.dataset &&
        other.className === reading.className,
    );
    const conditionReason = "its header names no split, beside one that names val";
    if (twin && !reading.metric.cost)
      readings[index] = { ...reading, condition: "other-split", conditionReason };
  }
}

/**
 * Whether the first column names the models although its header does not say so, and no other column names them: it
 * has no header but texts in its cells, or most of its cells are names that lead to a config or checkpoint.
 */
function namesModels(grid: Grid, readings: ColumnReading[], vocabulary: Vocabulary): boolean {
  const [first] = readings;
  const open = first?.kind === "unknown" || (first?.kind === "role" && first.role === "setting");
  if (!open || readings.some((reading) => reading.kind === "role" && reading.role === "method")) return false;
  const cells = grid.rows.flatMap((row) => row.cells[0] ?? []).filter((cell) => cell.text !== "");
  const words = cells.filter((cell) => /\p{L}{2}/u.test(cell.text));
  // "FCOS Model", "Model for single pose".
  const headed = nameWords(grid.header[0]?.text ?? "");
  const model = (word: string | undefined) => vocabulary.columns.get(word ?? "")?.role === "method";
  if (
    headed.length > 1 &&
    (model(headed[0]) || model(headed[headed.length - 1])) &&
    words.length === cells.length
  )
    return cells.length > 0;
  if (grid.header[0]?.text === "") return cells.length > 0 && words.length === cells.length;
  if (readings.some((reading) => reading.kind === "role" && reading.role === "backbone")) return false;
  const { linkLabels, stores } = vocabulary.words;
  const labels = new Set([...Object.values(linkLabels).flat(), ...stores].map(nameKey));
  const leading = words.filter((cell) =>
    cell.links.some(
      (link) =>
        !labels.has(nameKey(link.label)) && ["config", "weights"].includes(linkKind(link, null, vocabulary)),
    ),
  );
  return leading.length * 2 > cells.length;
}

/** Whether a "Model" column holds download links and no names. */
function isLinkColumn(grid: Grid, column: number, further: boolean, vocabulary: Vocabulary): boolean {
  const { linkLabels, stores } = vocabulary.words;
  const labels = new Set([...linkLabels.weights, ...stores].map(nameKey));
  const cells = grid.rows
    .map((row) => row.cells[column])
    .filter((cell) => cell !== undefined && cell.text !== "");
  const links = cells.filter(
    (cell) =>
      cell !== undefined &&
      cell.links.length > 0 &&
      cell.links.every((link) => labels.has(nameKey(link.label))) &&
      nameWords(cell.text).length <= nameWords(cell.links.map((link) => link.label).join(" ")).length,
  );
  // A further column, or the last, whose cells are all "link" or "github" names nothing.
  const alike =
    (further || column === grid.header.length - 1) &&
    cells.length > 1 &&
    cells.every(
      (cell) =>
        /^\p{Ll}+$/u.test(cell?.text ?? "") && cell?.text === cells[0]?.text && cell?.links.length === 1,
    );
  return alike || (cells.length > 0 && links.length * 2 > cells.length);
}
