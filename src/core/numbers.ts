/** Reads numbers as people write them in tables. */

/** One number of a cell. */
export interface CellNumber {
  value: number;
  /** As written, without unit and marks. */
  text: string;
  /** Digits after the decimal point. */
  decimals: number;
  /** Offset in the cell's text. */
  offset: number;
  /** `main` stands free, `bracket` stands in brackets, `delta` has a sign inside brackets, `uncertainty` follows ±. */
  role: "main" | "bracket" | "delta" | "uncertainty";
  unit: string | null;
  /** Words that stand with it: "78.9 (single-scale)" has "single-scale". */
  note: string | null;
}

export type CellValue =
  | { kind: "blank" }
  | { kind: "numbers"; numbers: CellNumber[] }
  | { kind: "unreadable" };

const NUMBER =
  /(?<![\w.])([+\-−]?)(\d{1,3}(?:[,\u2009]\d{3})+(?:\.\d+)?|\d+[.,]\d+|\d+|[.]\d+)\s*(%|ms|s(?:\/i[tm](?:er|g)?)?|[KMGkmgTB](?:i?B|FLOPs|flops)?|[fF][pP][sS]|[hH][zZ]|h|img\/s|imgs\/s|px|mm)?(?![\w]|\.\d)/g;

/** Characters of a cell that can still be a figure with its notes. */
const LONGEST = 300;

/**
 * Reads a cell that should hold a number.
 * @param text visible text of the cell
 * @param blanks words that mean "nothing", lower case
 * @returns blank, the numbers in order (at least one `main`), or unreadable; anything but numbers, units, brackets,
 *   footnote marks and the words in `note` makes it unreadable
 */
export function readCellNumbers(text: string, blanks: ReadonlySet<string>): CellValue {
  const plain = readPlain(withoutMarks(text), blanks);
  return plain.kind === "unreadable" ? readRemarked(withoutMarks(text), blanks) : plain;
}

/** A text with its arrows, and what its figure is counted by, blanked out: "2.9ms per person", "36.2 :arrow_down:". */
function withoutMarks(text: string): string {
  return text.replace(/(?<=\d\s*):[a-z]\w*:|(?<=\d\s*[a-z]*\s+)per [a-z]+$|[↡⇓⇑↟]/gi, (mark) =>
    " ".repeat(mark.length),
  );
}

/** Reads a figure with a remark in brackets after it: "4.3 (25x10 frames)". Another figure among words is none of ours. */
function readRemarked(text: string, blanks: ReadonlySet<string>): CellValue {
  const match = /^([^([]*\d[^([]*)\((.*\p{L}.*)\)\s*$/su.exec(text);
  const [, figure = "", remark = ""] = match ?? [];
  const value = readPlain(figure, blanks);
  const last = value.kind === "numbers" ? value.numbers[value.numbers.length - 1] : undefined;
  if (text.length > LONGEST || last === undefined || value.kind !== "numbers") return { kind: "unreadable" };
  if (!remark.trim().startsWith("+")) last.note = remark.trim();
  return value;
}

function readPlain(text: string, blanks: ReadonlySet<string>): CellValue {
  let trimmed = text.replace(/\^[\d,*†‡§#]*/g, (mark) => " ".repeat(mark.length)).trim();
  if (blanks.has(trimmed.toLowerCase()) || /^[\s\-–—_.*]*$/.test(trimmed)) return { kind: "blank" };
  // A whole number in square brackets is a citation.
  trimmed = trimmed.replace(/\[\d{1,3}\]/g, (mark) => " ".repeat(mark.length)).trimEnd();
  if (trimmed.length > LONGEST) return { kind: "unreadable" };
  // A word for nothing may have a remark: "WIP (bs 24)".
  const remarked = trimmed.endsWith(")") ? /^([^(\d]*\p{L}[^(\d]*)\(([^()]*)\)$/u.exec(trimmed) : null;
  if (remarked && blanks.has((remarked[1] ?? "").trim().toLowerCase()) && !/\d[.,]\d/.test(remarked[2] ?? ""))
    return { kind: "blank" };
  const numbers: CellNumber[] = [];
  let rest = "";
  let from = 0;
  for (const match of trimmed.matchAll(NUMBER)) {
    const sign = match[1] ?? "";
    const before = trimmed.slice(0, match.index);
    const depth = count(before, "([（［") - count(before, ")]）］");
    const plusMinus = /(?:±|\+\/?[-−])\s*$/.test(before + sign);
    const value = toNumber(match[2] ?? "");
    if (value === null) return { kind: "unreadable" };
    const signed = !plusMinus && (sign === "-" || sign === "−") ? -value : value;
    numbers.push({
      value: signed,
      text: `${sign}${match[2] ?? ""}`,
      decimals: /[.,](\d+)$/.exec(match[2] ?? "")?.[1]?.length ?? 0,
      offset: match.index,
      role: plusMinus ? "uncertainty" : depth > 0 ? (sign ? "delta" : "bracket") : "main",
      unit: match[3] ?? null,
      note: null,
    });
    rest += ` ${trimmed.slice(from, match.index)}\ue000`;
    from = match.index + match[0].length;
  }
  rest += trimmed.slice(from);
  if (!numbers.some((number) => number.role === "main")) return { kind: "unreadable" };
  const notes = [...rest.matchAll(/[(（[]\s*([A-Za-z][\w\s+./-]*?)\s*[)）\]]/g)];
  const words = rest
    .replace(/[(（[]\s*[A-Za-z][\w\s+./-]*?\s*[)）\]]/g, "")
    .replace(/[\s\ue000*#^†‡§~≈≤≥<>=,;:()[\]（）±/|+↑↓¹²³⁴⁵⁶⁷⁸⁹⁰@%-]+/g, "");
  if (words !== "") return { kind: "unreadable" };
  for (const note of notes) {
    const index = count(rest.slice(0, note.index), "\ue000") - 1;
    const number = numbers[index];
    if (number) number.note = note[1] ?? null;
  }
  return { kind: "numbers", numbers };
}

function count(text: string, characters: string): number {
  let found = 0;
  for (const character of text) if (characters.includes(character)) found++;
  return found;
}

/** "36,22" is 36.22, "1,234" is 1234, "5.919" is 5.919. */
function toNumber(text: string): number | null {
  const thousands = /^\d{1,3}(?:[,\u2009]\d{3})+(?:\.\d+)?$/.test(text);
  const value = Number(thousands ? text.replace(/[,\u2009]/g, "") : text.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
