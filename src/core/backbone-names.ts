/** Reads the names of backbones, with their necks and what is added to them. */
import type { Backbone } from "./contract.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Characters of a text that can still be a name; what follows is left out. */
export const LONGEST_NAME = 300;

/**
 * Reads a backbone cell: "R-101-FPN-DCN" is ResNet-101 with neck FPN and modifier DCN.
 * @returns null for a blank cell; an unknown backbone keeps its text as its name
 */
export function readBackbone(text: string, vocabulary: Vocabulary): Backbone | null {
  const raw = text.trim().slice(0, LONGEST_NAME);
  if (vocabulary.blanks.has(raw.toLowerCase())) return null;
  const clean = raw.replace(/[*†‡§]+|\^[\d,*†‡§#]+/g, "").trim();
  const known = matchBackbone(clean, vocabulary);
  const name = known?.name ?? null;
  const rest = known ? clean.slice(known.length) : clean;
  const necks = [...vocabulary.words.necks].sort((a, b) => b.length - a.length);
  let neck: string | null = null;
  const modifiers: string[] = [];
  const parts = name === null ? clean.split(/\s*\+\s*|(?<=\w)\s*\((?=[^)]*\))/) : [rest];
  const tail = name === null ? parts.slice(1).join("+") : rest;
  const base = name === null ? (parts[0] ?? clean) : "";
  let words = name === null ? `${neckTail(base, necks)}+${tail}` : tail;
  for (const candidate of necks) {
    const at = new RegExp(
      `(^|(?<!c\\d)[-_+\\s(])${candidate.replace(/[-]/g, "[-_]?")}(?=$|[-_+\\s)])`,
      "i",
    ).exec(words);
    if (at) {
      neck = candidate;
      words = `${words.slice(0, at.index)}+${words.slice(at.index + at[0].length)}`;
      break;
    }
  }
  for (const part of words.split(/[+\s()]+|(?<![a-z]\d)-(?!c\d)/i)) {
    const modifier = part.replace(/^[-_,\s]+|[-_,\s]+$/g, "");
    if (/[\p{L}\p{N}]/u.test(modifier) && !/^(?:w\/?|with|and)$/i.test(modifier)) modifiers.push(modifier);
  }
  const fallback =
    neck === null ? base : base.replace(new RegExp(`[-_\\s]*${neck.replace(/[-]/g, "[-_]?")}$`, "i"), "");
  return { raw, name: name ?? (fallback.trim() || clean), neck, modifiers };
}

/** A backbone that stands somewhere in a longer text. */
export function backboneInside(text: string, vocabulary: Vocabulary): Backbone | null {
  const parts = text.split(/(?<=\s|\+|\(|,|_|-)/);
  for (let index = 0; index < parts.length; index++) {
    const rest = parts
      .slice(index)
      .join("")
      .replace(/^[\s+(,]+/, "");
    if (readBackboneToken(rest, vocabulary) === null) continue;
    const backbone = readBackbone(rest.replace(/\)$/, ""), vocabulary);
    // What follows in a name with underscores is the config's: batch size, dataset.
    return backbone && rest.includes("_") ? { ...backbone, modifiers: [] } : backbone;
  }
  return null;
}

/** Common name of the backbone that a text starts with, or null. */
export function readBackboneToken(text: string, vocabulary: Vocabulary): string | null {
  return matchBackbone(text.replace(/^\*+/, ""), vocabulary)?.name ?? null;
}

/** The backbone that a text starts with: its common name, and how much of the text names it; or null. */
function matchBackbone(text: string, vocabulary: Vocabulary): { name: string; length: number } | null {
  for (const word of vocabulary.backbones) {
    const match = word.regex.exec(text);
    if (!match) continue;
    const next = text[match[0].length];
    if (next !== undefined && /[a-z0-9]/i.test(next) && /[a-z0-9]$/i.test(match[0])) continue;
    const name = word.name.replace(/\$(\d)/g, (_, group: string) => {
      const part = match[Number(group)] ?? "";
      return word.upper || word.family === "HRNet"
        ? part.toUpperCase().replace(/^V2P$/, "V2p")
        : tidySize(part, word.family);
    });
    return { name: name.replace(/[-\s]+$/, ""), length: match[0].length };
  }
  return null;
}

function tidySize(part: string, family: string): string {
  const sizes: Record<string, string> = {
    tiny: "T",
    small: "S",
    base: "B",
    large: "L",
    huge: "H",
    xlarge: "XL",
    xl: "XL",
  };
  const lower = part.toLowerCase();
  if (Object.hasOwn(sizes, lower)) return sizes[lower] ?? part;
  return /^[a-z]$/.test(lower) && family !== "ResNet" ? lower.toUpperCase() : lower;
}

/** For an unknown backbone only a neck at its end is taken off. */
function neckTail(base: string, necks: string[]): string {
  for (const neck of necks) {
    if (base.length > neck.length && new RegExp(`[-_\\s]${neck.replace(/[-]/g, "[-_]?")}$`, "i").test(base))
      return neck;
  }
  return "";
}
