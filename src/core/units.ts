/** Units as headers and cells write them. */

/** Units in brackets, and the factor to the metric's own unit. */
const UNIT_FACTORS: Record<string, Record<string, number>> = {
  M: { m: 1, k: 0.001, g: 1000, b: 1000 },
  G: { g: 1, b: 1, m: 0.001, k: 0.000001, t: 1000, gflops: 1, mflops: 0.001, tflops: 1000 },
  ms: { ms: 1, s: 1000, "s/im": 1000, "s/img": 1000, "s/iter": 1000, "ms/img": 1 },
};

/** What is a unit where a header could also have a name. */
const UNITS =
  /^(?:gb|gib|mb|mib|g|m|k|t|b|fps|%|ms|s|h|hours?|s\/iter|s\/im|s\/img|ms\/img|img\/s|imgs\/s|im\/s|images\/s|samples\/s|task\/s|gflops|mflops|px|mm|cm|#)$/i;

/** Factor from a unit, as written in header or cell, to the unit of the vocabulary; 1 where nothing is to convert. */
export function unitFactor(unit: string | null, target: string): number {
  if (unit === null) return 1;
  return UNIT_FACTORS[target]?.[unit.toLowerCase().replace(/^#/, "")] ?? 1;
}

/** The unit of a header that the vocabulary knows with its brackets: "Inf time (s/im)". */
export function unitInBrackets(text: string): string | null {
  const inner = /[([（]\s*([^()[\]（）]+?)\s*[)\]）]\s*$/.exec(text)?.[1]?.toLowerCase() ?? "";
  return UNITS.test(inner) ? inner : null;
}

/** Whether a word, without brackets, is a unit. */
export function isUnit(word: string): boolean {
  return UNITS.test(word);
}
