/** `zooboard lint`: checks zoos, reports, repairs. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../core/contract.ts";
import type { ZooInput } from "../core/extract.ts";
import { applyFix, proposeFixes, unifiedDiff } from "../core/fix.ts";
import { lint } from "../core/lint.ts";
import { GRADES } from "../core/severity.ts";
import type { Vocabulary } from "../core/vocabulary.ts";
import { broughtSince, zoosAt } from "../io/changes.ts";
import { Fault } from "../io/fault.ts";
import { projectRoot } from "../io/project.ts";
import { readVocabulary } from "../io/vocabulary.ts";
import { readZoos } from "../io/zoos.ts";
import type { Command } from "./main.ts";
import { choice, parse, text, type Values, zooOptions, zooValues } from "./options.ts";
import { progress } from "./progress.ts";
import { github } from "./reporters/github.ts";
import { json } from "./reporters/json.ts";
import { linesOf, pathOf, type Report } from "./reporters/report.ts";
import { sarif } from "./reporters/sarif.ts";
import { text as asText } from "./reporters/text.ts";

const REPORTERS = { text: asText, json, github, sarif };
const FORMATS = ["text", "json", "github", "sarif"] as const;

export const command: Command = {
  help: {
    summary:
      "Checks zoos: shape, values, links, and cells against the names of configs, checkpoints and logs.",
    usage:
      "lint [--root DIR | --zoo DIR …] [--format FORMAT] [--fail-on SEVERITY] [--since REV] [--fix [--dry-run]]",
    options: {
      ...zooOptions,
      format: {
        type: "string",
        value: "FORMAT",
        help: "text, json, github (annotations) or sarif; default text",
      },
      "fail-on": {
        type: "string",
        value: "SEVERITY",
        help: "exit with 1 from this severity on: error, warning or never; default error",
      },
      since: {
        type: "string",
        value: "REV",
        help: "only findings that the changes since a git revision brought",
      },
      fix: { type: "boolean", help: "repair what is mechanical and safe; shows the diff first" },
      "dry-run": { type: "boolean", help: "with --fix: show the diff and change nothing" },
    },
  },
  run: async (args) => {
    const { values } = parse(command.help, args, false);
    const format = choice(values, "format", FORMATS, "text");
    const failOn = choice(values, "fail-on", ["error", "warning", "never"] as const, "error");
    if (values["dry-run"] === true && values["fix"] !== true)
      throw new Fault("--dry-run goes with --fix: add it");
    const shown = progress();
    const vocabulary = await readVocabulary();
    let zoos = await read(values, (file) => shown.step(`reading ${file}`));
    shown.step("checking");
    let found = check(zoos, vocabulary);
    if (values["fix"] === true) {
      const diff = await fix(zoos, vocabulary, found.diagnostics, values["dry-run"] === true);
      shown.done("");
      (format === "text" ? process.stdout : process.stderr).write(diff);
      if (values["dry-run"] === true) return 0;
      zoos = await read(values, () => {});
      found = check(zoos, vocabulary);
    }
    const report: Report = {
      ...found,
      zoos,
      colour: format === "text" && (process.stdout.isTTY ?? false) && !process.env["NO_COLOR"],
      width: Math.min(process.stdout.columns ?? 120, 160),
    };
    const since = text(values, "since");
    if (since !== undefined) {
      shown.step(`comparing with ${since}`);
      report.diagnostics = await newSince(since, report, vocabulary);
    }
    shown.done(`${report.diagnostics.length} findings`);
    await write(REPORTERS[format](report));
    const limit = failOn === "never" ? Number.POSITIVE_INFINITY : GRADES.indexOf(failOn);
    return report.diagnostics.some(({ severity }) => GRADES.indexOf(severity) >= limit) ? 1 : 0;
  },
};

/** Waits until all is written: a pipe takes a long report in pieces. */
function write(output: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.write(output, () => done());
  });
}

/** Reads zoos, each with the folder that it stands in. */
async function read(values: Values, onFile: (file: string) => void): Promise<Report["zoos"]> {
  const { root, zoos } = zooValues(values);
  const inputs = await readZoos({ root, zoos, onFile });
  return inputs.map((input, index) => ({
    input,
    folder: zoos?.[index] ?? join(root ?? join(projectRoot, "seeds"), input.id),
  }));
}

function check(
  zoos: Report["zoos"],
  vocabulary: Vocabulary,
): { diagnostics: Diagnostic[]; silenced: number } {
  const { diagnostics, silenced } = lint(
    zoos.map(({ input }) => input),
    vocabulary,
  );
  return { diagnostics, silenced: silenced.length };
}

/** Writes repairs, or none in a dry run. @returns their diff */
async function fix(
  zoos: Report["zoos"],
  vocabulary: Vocabulary,
  diagnostics: Diagnostic[],
  dry: boolean,
): Promise<string> {
  const inputs: ZooInput[] = zoos.map(({ input }) => input);
  const empty: Report = { diagnostics, silenced: 0, zoos, colour: false, width: 120 };
  let diff = "";
  for (const repair of proposeFixes(inputs, vocabulary, diagnostics)) {
    const zoo = zoos.find(({ input }) => input.id === repair.zoo);
    const file = zoo?.input.files.find(({ path }) => path === repair.path);
    if (!zoo || !file) continue;
    diff += unifiedDiff(file.text, repair, pathOf(`${repair.zoo}/${repair.path}`, empty));
    if (!dry) await writeFile(join(zoo.folder, repair.path), applyFix(file.text, repair));
  }
  return diff;
}

async function newSince(revision: string, report: Report, vocabulary: Vocabulary): Promise<Diagnostic[]> {
  const old = await zoosAt(revision, report.zoos);
  const before = lint(old, vocabulary).diagnostics;
  const past: Report = {
    ...report,
    zoos: old.map((input, index) => ({ input, folder: report.zoos[index]?.folder ?? "." })),
  };
  const line = (from: Report) => (diagnostic: Diagnostic) =>
    linesOf(diagnostic.file, from)[diagnostic.line - 1] ?? "";
  return broughtSince(report.diagnostics, before, line(report), line(past));
}
