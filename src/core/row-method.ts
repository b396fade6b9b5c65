/** Decides which method and techniques a row is about. */

import { readBackboneToken } from "./backbone-names.ts";
import type { ColumnReading } from "./column-reading.ts";
import type { TableContext } from "./context.ts";
import type { Backbone } from "./contract.ts";
import { GENERAL_TITLE } from "./document.ts";
import type { FileName } from "./file-name.ts";
import { nameKey, nameWords } from "./keys.ts";
import { findNames } from "./name-index.ts";
import { findMethods, type MethodCell, readMethodCell } from "./names.ts";
import type { DraftResult, RowSetting } from "./row-setting.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { MethodWord } from "./vocabulary-schema.ts";

/**
 * The method of a row, by the nearest that names one: its cell, the row above it refers to, a heading, the document,
 * its files. A name that the vocabulary does not know stays as written.
 * @param section headings above the table, outermost first
 * @param baseline what the row's files name where they do not name the document's own method, as those of other rows do
 */
export function pickMethod(
  cell: MethodCell | null,
  inherited: boolean,
  fileDetector: MethodWord | null,
  heading: MethodWord | null,
  above: DraftResult | null,
  section: string[],
  baseline: string | null,
  setting: RowSetting,
  vocabulary: Vocabulary,
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
  if (own === null && baseline !== null) {
    const known = fileDetector !== null && fileDetector.name === baseline ? fileDetector : null;
    return { method: known, name: baseline, cell: false };
  }
  if (own === null && setting.fallbackMethod !== null && setting.kind === "method") {
    return { method: null, name: setting.fallbackMethod, cell: cell !== null };
  }
  // "BEVFormer-tiny_fp16": a technique beside a name that the vocabulary does not have.
  if (
    own === null &&
    cell &&
    cell.techniques.length > 0 &&
    !fileDetector &&
    cell.beyond.some((word) => /^\p{L}{4,}/u.test(word))
  )
    return { method: null, name: tidyName(cell.text), cell: true };
  if (fileDetector) return found(fileDetector);
  const base = own?.base === undefined ? undefined : vocabulary.methodBySlug.get(own.base);
  if (base) return found(base);
  if (own) return found(own);
  const technique = cell?.techniques[0];
  if (technique) return found(technique, true);
  const before = cell?.backbone ? textBefore(cell.text, cell.backbone.raw) : "";
  if (setting.fallbackMethod === null && before !== "") return { method: null, name: before, cell: true };
  const nearest = [...section].reverse().find((text) => mayNameMethod(text, vocabulary));
  return {
    method: null,
    name: setting.fallbackMethod ?? tidyName(nearest ?? (cell?.text || setting.title)),
    cell: cell !== null,
  };
}

/** What stands before the backbone in a cell of models: "BoT" in "BoT(R50)". */
function textBefore(text: string, backbone: string): string {
  const before = text.slice(0, Math.max(0, text.indexOf(backbone))).replace(/[\s_(+,/-]+$/, "");
  return /\p{L}{2}/u.test(before) ? tidyName(before) : "";
}

/** Whether a heading can be the name of a method: it names no part of a document, no dataset and no collection of models. */
function mayNameMethod(heading: string, vocabulary: Vocabulary): boolean {
  return (
    !vocabulary.sectionKeys.has(nameKey(heading)) &&
    !GENERAL_TITLE.test(heading) &&
    findNames(vocabulary.datasetNames, heading, false).length === 0
  );
}

/**
 * The techniques of a row: those its cell names, or the document's own unless the row is a baseline.
 * @param switched what a column says that is named after the document's technique
 * @param named whether other rows of the table name the document's technique themselves
 * @param fileBaseline whether the files of other rows name it, and those of this row do not
 */
export function pickTechniques(
  cell: MethodCell | null,
  switched: boolean | null,
  method: MethodWord | null,
  backbone: Backbone | null,
  named: boolean,
  fileBaseline: boolean,
  above: DraftResult | null,
  setting: RowSetting,
  vocabulary: Vocabulary,
): MethodWord[] {
  const techniques = [...(cell?.techniques ?? [])];
  if (cell?.refersAbove && above)
    techniques.unshift(
      ...above.techniques.filter(
        (technique) => !techniques.includes(technique) && !cell.without.includes(technique),
      ),
    );
  const own = setting.documentMethod;
  if (own?.kind === "technique" && own !== method && !techniques.includes(own)) {
    const families = vocabulary.backbones.filter((word) => nameKey(word.family) === nameKey(own.name));
    const foreignBackbone =
      families.length > 0 &&
      backbone !== null &&
      !families.some((word) => backbone.name.toLowerCase().startsWith(word.family.toLowerCase()));
    const baseline =
      switched === false ||
      (switched === null && fileBaseline) ||
      cell?.without.includes(own) ||
      (switched === null && named) ||
      foreignBackbone;
    if (!baseline && (techniques.length === 0 || switched === true)) techniques.push(own);
  }
  return techniques.filter((technique) => technique !== method);
}

/** Two columns that name the model, such as "Method" and "Detector": the second fills what the first leaves open. */
export function joinNames(first: MethodCell, second: MethodCell): MethodCell {
  const unknown = first.detector === null && first.techniques.length === 0 && first.rest !== "";
  return {
    ...first,
    detector: unknown ? null : (first.detector ?? second.detector),
    techniques: unknown ? [] : [...new Set([...first.techniques, ...second.techniques])],
    backbone: first.backbone ?? second.backbone,
  };
}

/** Method that the nearest heading or label names; a heading must be about one method only. */
export function methodAbove(context: TableContext, vocabulary: Vocabulary): MethodWord | null {
  for (const text of [context.label, ...[...context.section].reverse()]) {
    if (text === null) continue;
    const exact = vocabulary.methodNames.byKey.get(nameKey(text));
    if (exact) return exact;
    const named = findNames(vocabulary.methodNames, text, false).map((hit) => hit.entry);
    const whole = new Set(findMethods(text, vocabulary).map((hit) => hit.entry));
    const hits = [...new Set(named)].filter((entry) => whole.has(entry));
    const detectors = hits.filter((hit) => hit.kind === "detector");
    if (detectors.length === 1) return detectors[0] ?? null;
    if (hits.length === 1) return hits[0] ?? null;
  }
  return null;
}

/** Whether rows of the table name the document's technique themselves, so that the others are baselines. */
export function tableNamesTechnique(
  context: TableContext,
  columns: ColumnReading[],
  setting: RowSetting,
  vocabulary: Vocabulary,
): boolean {
  const own = setting.documentMethod;
  const index = columns.findIndex((column) => column.kind === "role" && column.role === "method");
  if (!own || index === -1) return false;
  return context.grid.rows.some((row) => {
    const text = row.cells[index]?.text ?? "";
    return (
      findNames(vocabulary.methodNames, text, true).some((hit) => hit.entry === own) &&
      !readMethodCell(text, vocabulary).without.includes(own)
    );
  });
}

/** Whether a config or checkpoint has the name of the document's method, known or not, in its own. */
export function filesNameOwn(names: FileName[], setting: RowSetting, vocabulary: Vocabulary): boolean {
  const own = setting.documentMethod;
  const text = (words: string) => ` ${nameWords(words).join(" ")} `;
  return names.some((name) =>
    own
      ? findNames(vocabulary.methodNames, name.stem, true).some((hit) => hit.entry === own)
      : setting.fallbackMethod !== null && text(name.stem).includes(text(setting.fallbackMethod)),
  );
}

/** The method that a file's name starts with: a known one, with what stands before it, else its words before the backbone. */
export function methodOfFile(name: FileName, vocabulary: Vocabulary): string | null {
  const words = nameWords(name.stem);
  const hit = findMethods(name.stem, vocabulary).find((found) => found.entry === name.detector);
  if (hit) {
    const before = words.slice(0, hit.start).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    return [...before, hit.entry.name].join(" ");
  }
  const end = words.findIndex((word) => readBackboneToken(word, vocabulary) !== null);
  return end > 0 ? words.slice(0, end).join(" ") : null;
}

function tidyName(text: string): string {
  return text.replace(/[*†‡:]+$/g, "").trim();
}
