/** Findings: what the reader and the rules report. A finding has no severity; `severity.ts` sets it. */
import type { Place } from "./place.ts";

export interface Finding {
  rule: string;
  /** *Unexpected X, expected Y, do Z*, with values in backticks. */
  message: string;
  file: string;
  place: Place;
  actual?: string;
  expected?: string[];
  related?: { file: string; line: number }[];
  /** Slug of the document, for settings of a manifest. */
  document?: string;
  result?: string;
  /** It rests on one witness only, or a harmless reading is possible: one grade lighter than the table of severities says. */
  light?: boolean;
}

/** Receives findings while a zoo is read. */
export type Report = (finding: Finding) => void;
