/** Reads what the cell of a model says beside its name: how it was tested, and on what. */
import { conditionOf } from "./header-words.ts";
import { nameKey, nameWords } from "./keys.ts";
import { findNames } from "./name-index.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { DatasetWord } from "./vocabulary-schema.ts";

/** What sets a figure apart from the main ranking. */
export interface Condition {
  id: string;
  reason: string;
}

/** The dataset that a cell of a model names; beside words of pretraining it is not the one of the test. */
export function datasetInCell(text: string, vocabulary: Vocabulary): DatasetWord | null {
  for (const part of text.split(/[+,;&()]/)) {
    const lower = part.toLowerCase();
    if (vocabulary.words.asides.some((word) => lower.includes(word))) continue;
    const [hit] = findNames(vocabulary.datasetNames, part, false);
    if (hit) return hit.entry;
  }
  return null;
}

/** What a cell that names a model says of how it was tested: "above w/ tta", "above @ Car", "FCOS w/o TTA". */
export interface TestNote {
  classes: string | null;
  /** Conditions that the row is under, in the order in which it and the rows it refers to add them. */
  conditions: Condition[];
}

/**
 * Reads how a row was tested from the cell that names its model.
 * @param above conditions of the row that the cell refers to; null: it refers to none, and only test-time words count
 */
export function readTestNote(text: string, above: Condition[] | null, vocabulary: Vocabulary): TestNote {
  const classes = above === null ? null : (/@\s*(.+)$/.exec(text)?.[1] ?? null);
  let conditions = above ?? [];
  const note = text.replace(/@.*$/, "").replace(/^(?:above|same|ditto)\b/i, "");
  const starts = [...note.matchAll(/\b(?:w\/o|w\/|with(?:out)?\b)|[+(,&]/gi)];
  for (const [index, start] of starts.entries()) {
    const part = note.slice(start.index + start[0].length, starts[index + 1]?.index);
    const found = conditionIn(part, above !== null, vocabulary);
    if (!found) continue;
    conditions = conditions.filter((condition) => condition.id !== found.id);
    if (!/o/i.test(start[0])) conditions = [...conditions, found];
  }
  return { classes, conditions };
}

/** A column that says of each row whether it was tested under a condition. */
export interface TestColumn {
  index: number;
  condition: Condition;
}

/**
 * Columns that switch conditions on: "TTA", "Flip test", and "Multi-scale" beside "Flip". "Multi-scale" alone may speak
 * of training. What decides stands last.
 */
export function testColumns(headers: string[], vocabulary: Vocabulary): TestColumn[] {
  const columns = headers.flatMap((header, index) => {
    const { condition: id, conditionReason } = conditionOf(header, vocabulary) ?? {};
    if (!id?.startsWith("tta")) return [];
    const certain = nameWords(header).some((word) => word === "tta" || word.startsWith("test"));
    return [{ index, certain, condition: { id, reason: conditionReason ?? id } }];
  });
  const both = new Set(columns.map(({ condition }) => condition.id)).size > 1;
  return columns
    .filter(({ certain }) => certain || both)
    .sort((a, b) => b.condition.id.length - a.condition.id.length)
    .map(({ index, condition }) => ({ index, condition }));
}

/** The condition that a few words name: as a whole, or by words of test-time augmentation among them. */
function conditionIn(part: string, whole: boolean, vocabulary: Vocabulary): Condition | null {
  const words = nameWords(part);
  if (words.some((word) => word.startsWith("train"))) return null;
  const testing = words.some((word) => word === "tta" || word.startsWith("test"));
  for (const { id, words: names, reason } of vocabulary.words.conditions) {
    if (id === null) continue;
    for (const name of names) {
      const key = nameKey(name.replace(/^w\//, ""));
      const tta = id.startsWith("tta") && key.length > 2;
      if ((whole || tta) && key === words.join("")) return { id, reason };
      if (tta && (whole || testing) && ` ${words.join(" ")} `.includes(` ${nameWords(name).join(" ")} `))
        return { id, reason };
    }
  }
  return null;
}
