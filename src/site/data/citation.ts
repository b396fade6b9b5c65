/** How to cite a result: BibTeX that names the number's own page. */
import type { Result } from "../../core/contract.ts";
import { figureText, metricTitle } from "./format.ts";

/** A `@misc` entry. Its date is for whoever cites: `urldate` is left to be filled in, since pages carry no clock. */
export function bibtexOf(result: Result, name: string, url: string, zoo: string): string {
  const key = `zooboard-${result.id.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}`;
  const numbers = result.metrics.map(
    (metric) =>
      `${metricTitle(metric.id.replace(/_/g, " ").replace(/\bap\b/, "AP"))} ${figureText(metric)} on ${metric.dataset}${metric.split ? ` ${metric.split}` : ""}`,
  );
  const lines = [
    `title = {${escapeTex(name)}}`,
    `howpublished = {${escapeTex(zoo)}, published by Zooboard}`,
    ...(numbers.length === 0
      ? []
      : [
          `note = {${escapeTex(numbers.join("; "))}; ${escapeTex(`${result.source.file}:${result.source.line}`)}}`,
        ]),
    `url = {${url}}`,
    "urldate = {YYYY-MM-DD}",
  ];
  return `@misc{${key},\n  ${lines.join(",\n  ")}\n}`;
}

/** Characters that BibTeX and LaTeX read as commands. */
function escapeTex(text: string): string {
  return text.replace(/[&%$#_{}]/g, (character) => `\\${character}`);
}
