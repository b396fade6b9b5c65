/** Keeps what a row says beside names, figures and links: its attributes, by header. */
import type { ColumnReading } from "./column-reading.ts";
import type { GridCell } from "./grid.ts";
import { findNames } from "./name-index.ts";
import type { MethodCell } from "./names.ts";
import { readCellNumbers } from "./numbers.ts";
import { headerName, isBlank } from "./row-cells.ts";
import type { RowSetting } from "./row-setting.ts";
import type { AlignedRow } from "./rows.ts";
import type { TableFacts } from "./table-facts.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Roles of columns whose cells are kept as they stand. */
const KEPT: ReadonlySet<string> = new Set([
  "setting",
  "technique",
  "note",
  "classes",
  "teacher",
  "pretraining",
  "train-time",
  "split",
]);

/** Roles of columns that hold links. */
const LINKED: ReadonlySet<string> = new Set(["config", "weights", "log", "download", "paper"]);

/**
 * The attributes of a row.
 * @param method what the cell of the model says
 * @param group what tells the row from one of another part of the table, or of another table
 */
export function readAttributes(
  aligned: AlignedRow,
  method: MethodCell | null,
  group: string | null,
  { context, columns }: TableFacts,
  vocabulary: Vocabulary,
): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [index, cell] of aligned.cells.entries()) {
    const column = columns[index];
    if (cell && column && isAttribute(cell, column, method, vocabulary))
      setAttribute(attributes, headerName(context, index), cell.text);
  }
  for (const [index, cell] of aligned.pushed ? [] : aligned.surplus.entries())
    setAttribute(attributes, `Column ${columns.length + index + 1}`, cell.text);
  if (group !== null) setAttribute(attributes, "Group", group);
  return attributes;
}

function isAttribute(
  cell: GridCell,
  column: ColumnReading,
  method: MethodCell | null,
  vocabulary: Vocabulary,
): boolean {
  if (column.kind === "unknown") return cell.text !== "";
  if (column.kind !== "role") return false;
  if (KEPT.has(column.role)) return cell.text !== "";
  if (column.role === "method")
    return method !== null && method.detector === null && method.techniques.length === 0 && cell.text !== "";
  return (
    (column.role === "memory" || column.role === "fps") &&
    !isBlank(cell.text, vocabulary) &&
    readCellNumbers(cell.text, vocabulary.blanks).kind === "unreadable"
  );
}

/** Whether a column says that the row has the document's technique, or has not; null where none says either. */
export function readTechniqueSwitch(
  aligned: AlignedRow,
  { context, columns, setting }: TableFacts,
  vocabulary: Vocabulary,
): boolean | null {
  let techniqueSwitch: boolean | null = null;
  for (const [index, cell] of aligned.cells.entries()) {
    const column = columns[index];
    if (!cell || !column) continue;
    const teacher = column.kind === "role" && column.role === "teacher";
    if (!teacher && !namesOwnMethod(headerName(context, index), setting, vocabulary)) continue;
    const word = cell.text.trim().toLowerCase();
    if (vocabulary.yes.has(word)) techniqueSwitch = true;
    else if (vocabulary.no.has(word) || isBlank(word, vocabulary)) techniqueSwitch = false;
  }
  return techniqueSwitch;
}

function namesOwnMethod(header: string, setting: RowSetting, vocabulary: Vocabulary): boolean {
  return (
    setting.documentMethod !== null &&
    findNames(vocabulary.methodNames, header, true).some((hit) => hit.entry === setting.documentMethod)
  );
}

/** Words in a link column that are no link would be lost: they are attributes, but no part of the identity. */
export function keepUnlinkedText(
  attributes: Record<string, string>,
  aligned: AlignedRow,
  { context, columns }: TableFacts,
  vocabulary: Vocabulary,
): void {
  for (const [index, cell] of aligned.cells.entries()) {
    const column = columns[index];
    if (column?.kind !== "role" || !LINKED.has(column.role)) continue;
    if (cell && cell.links.length === 0 && !isBlank(cell.text, vocabulary))
      setAttribute(attributes, headerName(context, index), cell.text);
  }
}

/** Sets an attribute; where its header has another value already, the header gets a number. */
export function setAttribute(attributes: Record<string, string>, header: string, value: string): void {
  let name = header;
  for (let copy = 2; Object.hasOwn(attributes, name) && attributes[name] !== value; copy++)
    name = `${header} (${copy})`;
  attributes[name] = value;
}
