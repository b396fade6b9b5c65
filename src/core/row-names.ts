/** Reads what the cells of a row call its model: the method, its backbone, or the name of a file. */

import { readBackbone } from "./backbone-names.ts";
import type { Backbone } from "./contract.ts";
import { type FileName, readFileName } from "./file-name.ts";
import { type MethodCell, readMethodCell } from "./names.ts";
import { cellOf, isBlank } from "./row-cells.ts";
import { joinNames } from "./row-method.ts";
import type { DraftResult } from "./row-setting.ts";
import type { AlignedRow } from "./rows.ts";
import type { TableFacts } from "./table-facts.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface RowNames {
  /** Whether the row has a cell in a column of methods, and its text. */
  hasMethodCell: boolean;
  methodText: string;
  /** Text of the cell that names the model: the method's, or the backbone's where that refers to the row above. */
  nameText: string;
  /** What that cell says; null where it is blank. */
  first: MethodCell | null;
  /** What it says together with a second column of names. */
  method: MethodCell | null;
  backbone: Backbone | null;
  /** The backbone's cell names the model, by the row above. */
  referring: boolean;
  /** No cell names the model, so that it is the one of the row above. */
  namesBlank: boolean;
  /** Text that is written like the name of a file, and what can be read in it. */
  fileLike: string | undefined;
  asFile: FileName | null;
}

/** Reads what the cells of a row call its model; what is left open comes from the row above. */
export function readNames(
  aligned: AlignedRow,
  { columns, secondName }: TableFacts,
  above: DraftResult | null,
  vocabulary: Vocabulary,
): RowNames {
  const methodCell = cellOf(aligned, columns, "method");
  const backboneCell = cellOf(aligned, columns, "backbone");
  const methodText = methodCell?.text ?? "";
  const backboneText = backboneCell?.text ?? "";
  const referring = methodCell === null && readMethodCell(backboneText, vocabulary).refersAbove;
  const nameText = referring ? backboneText : methodText;
  const first = isBlank(nameText, vocabulary) ? null : readMethodCell(nameText, vocabulary);
  const second = secondName === -1 ? null : readMethodCell(aligned.cells[secondName]?.text ?? "", vocabulary);
  const method = first && second ? joinNames(first, second) : (first ?? second);
  const namesBlank =
    isBlank(methodText, vocabulary) &&
    isBlank(backboneText, vocabulary) &&
    above !== null &&
    (methodCell !== null || backboneCell !== null);
  let backbone =
    isBlank(backboneText, vocabulary) || referring ? null : readBackbone(backboneText, vocabulary);
  const neckText = cellOf(aligned, columns, "neck")?.text ?? "";
  if (backbone && !isBlank(neckText, vocabulary)) backbone = { ...backbone, neck: backbone.neck ?? neckText };
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
  const hasMethodCell = methodCell !== null;
  return {
    hasMethodCell,
    methodText,
    nameText,
    first,
    method,
    backbone,
    referring,
    namesBlank,
    fileLike,
    asFile,
  };
}
