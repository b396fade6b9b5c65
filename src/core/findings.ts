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
}

/** Receives findings while a zoo is read. */
export type Report = (finding: Finding) => void;
