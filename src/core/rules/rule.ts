/** What a rule is: its documentation, its example (which is its test) and its check. */
import type { Finding } from "../findings.ts";
import type { Manifest } from "../manifest.ts";
import type { MetadataModel, MetadataProblem } from "../metadata.ts";
import type { Inventory } from "./inventory.ts";

export const FAMILIES = [
  "shape",
  "values",
  "links",
  "witnesses",
  "identity",
  "vocabulary",
  "settings",
] as const;
export type Family = (typeof FAMILIES)[number];

/** A finding of a rule. `file` is the path in its zoo. */
export interface RuleFinding extends Omit<Finding, "rule" | "document"> {
  /** Id of the zoo that `file` belongs to. */
  zoo: string;
}

/** A model of a metafile, with what an example needs of it. */
export type ExampleModel = Omit<Partial<MetadataModel>, "figures"> & {
  figures: Omit<MetadataModel["figures"][number], "line">[];
};

/** A tiny zoo that shows a rule at work. */
export interface RuleExample {
  /** Markdown by path; more paths are more documents. */
  files: Record<string, string>;
  manifest?: Manifest;
  /** Models of metafiles, by path; what is left out is unknown. */
  metadata?: Record<string, ExampleModel[]>;
  /** What could not be read of metafiles. */
  metadataProblems?: MetadataProblem[];
  /** Files of the checkout, for rules that look whether a target exists. */
  paths?: string[];
  /** Findings in order: the line, and the text that stands at the very place that is pointed to. */
  expected: { file?: string; line: number; text: string }[];
  /** The same put right, or what looks alike and is none: the rule leaves it. */
  leaves: Record<string, string>;
}

export interface Rule {
  name: string;
  family: Family;
  /** What it finds, one sentence. */
  finds: string;
  /** Why that matters, one or two sentences. */
  why: string;
  /** When a finding is one grade lighter than the table of severities says, as a clause: "the log does not decide". */
  lighter?: string;
  example: RuleExample;
  /** null: the reader reports it on the way. */
  check: ((inventory: Inventory, report: (finding: RuleFinding) => void) => void) | null;
}

/** A value in backticks, as messages show it; long values are cut. */
export function code(value: string): string {
  const text = value.length > 80 ? `${value.slice(0, 77)}…` : value;
  return `\`${text.replace(/`/g, "'")}\``;
}

/** "a, b and c". */
export function listed(values: string[]): string {
  return values.length < 2
    ? (values[0] ?? "")
    : `${values.slice(0, -1).join(", ")} and ${values[values.length - 1]}`;
}

/** Says for how many a finding stands that is told once: "; so in 4 rows of the table". */
export function soIn(count: number, what = "rows"): string {
  return count > 1 ? `; so in ${count} ${what} of the table` : "";
}

/** Writes a table for an example: header and rows of cells. */
export function table(header: string, ...rows: string[]): string {
  return [`| ${header} |`, `|${header.replace(/[^|]+/g, "---")}|`, ...rows.map((row) => `| ${row} |`)].join(
    "\n",
  );
}

/** Writes a table for an example whose rows stand as they are written, pipes and all. */
export function rawTable(header: string, ...lines: string[]): string {
  return [table(header), ...lines].join("\n");
}

/** Config, checkpoint and log cells for an example. */
export function links(config: string, weights: string = config, log: string = weights): string {
  const store = "https://models.example.org/zoo";
  return [
    `[config](configs/${config}.py)`,
    `[model](${store}/${weights}/${weights}_20200130-047c8118.pth) &#124; [log](${store}/${log}/${log}_20200130_204655.log.json)`,
  ].join(" | ");
}

/** An example document: a title, a heading and a table. */
export function doc(title: string, ...blocks: string[]): string {
  return `${[`# ${title}`, "## Results", ...blocks].join("\n\n")}\n`;
}
