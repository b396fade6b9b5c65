/**
 * Plants one mistake at a time in the rows of real documents and expects an error at that row: what the linter is
 * for. The documents' own mistakes are pinned in `lint-seeds-test.ts`.
 */
import { describe, expect, it } from "vitest";
import type { ZooInput } from "../../src/core/extract.ts";
import { lint } from "../../src/core/lint.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";
import { readZoos } from "../../src/io/zoos.ts";

const vocabulary = await readVocabulary();
const zoos = await readZoos({});

/** A row whose links are named alike: `stem` in the config's and the checkpoint's name. */
interface Row {
  zoo: ZooInput;
  path: string;
  text: string;
  /** From 1. */
  line: number;
  row: string;
  stem: string;
}

const rows = zoos.flatMap((zoo) =>
  zoo.files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((row, index): Row[] => {
      const stem = /\[config\]\([^)]*?([\w.+-]+)\.py\)/.exec(row)?.[1];
      return row.startsWith("|") && stem !== undefined && row.includes(`/${stem}_`)
        ? [{ zoo, path, text, line: index + 1, row, stem }]
        : [];
    }),
  ),
);

/** Errors of a document that stands alone. */
function errors(zoo: ZooInput, path: string, text: string): { rule: string; line: number }[] {
  const { metadata: _, ...rest } = zoo;
  const { diagnostics } = lint([{ ...rest, files: [{ path, text }] }], vocabulary);
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** Lines that have errors as they are. */
const faulty = new Set(
  zoos.flatMap((zoo) =>
    zoo.files.flatMap(({ path, text }) => errors(zoo, path, text).map(({ line }) => `${path}:${line}`)),
  ),
);

/** Rules with an error at a row when another stands in its place. */
function errorsAt({ zoo, path, text, line }: Row, row: string): string[] {
  const lines = text.split("\n");
  lines[line - 1] = row;
  return errors(zoo, path, lines.join("\n")).flatMap((found) => (found.line === line ? [found.rule] : []));
}

/** Every so many rows of those that a mistake can be planted in. */
function some(candidates: Row[], count: number): Row[] {
  const step = Math.max(1, Math.floor(candidates.length / count));
  return candidates.filter((_, index) => index % step === 0);
}

/** Another row of the document with another depth of its backbone, or else another multiple of the usual schedule. */
function neighbour({ path, stem }: Row): Row | undefined {
  const others = (pattern: RegExp) =>
    rows.find((other) => {
      const [own, theirs] = [stem, other.stem].map((name) => pattern.exec(name)?.[1]);
      return other.path === path && own !== undefined && theirs !== undefined && own !== theirs;
    });
  return others(/_[rxs](50|101)_/) ?? others(/_(\d)x(?:_|$)/);
}

const plants: { name: string; rule: RegExp; plant: (row: Row) => string | null }[] = [
  {
    name: "a schedule that config and checkpoint contradict",
    rule: /^schedule-mismatch$/,
    plant: ({ row, stem }) =>
      /\| *1x *\|/.test(row) && /_1x(?:_|$)/.test(stem) ? row.replace(/\| *1x *\|/, "| 2x |") : null,
  },
  {
    name: "a backbone that config and checkpoint contradict",
    rule: /^backbone-mismatch$/,
    plant: ({ row, stem }) =>
      /\| *R-50\b/.test(row) && /_r50_/.test(stem) ? row.replace(/\| *R-50\b/, "| R-101") : null,
  },
  {
    name: "the log of another row",
    rule: /^(?:log-of-another-row|log-mismatch|wrong-kind-of-file)$/,
    plant: (row) => {
      const log = /\[log\]\([^)]*\)/;
      const other = neighbour(row)?.row.match(log)?.[0];
      return other && log.test(row.row) ? row.row.replace(log, () => other) : null;
    },
  },
  {
    name: "the config of another row",
    rule: /^(?:shared-config|(?:backbone|schedule|detector|variant)-mismatch)$/,
    plant: (row) => {
      const other = neighbour(row);
      const config = /\[config\]\([^)]*\)/;
      const link = other?.row.match(config)?.[0];
      const cells = row.row.split("[config]")[0] ?? "";
      return link && /R-(?:50|101)\b/.test(cells) && /\b(?:1x|2x|20e)\b/.test(cells)
        ? row.row.replace(config, () => link)
        : null;
    },
  },
  {
    name: "a figure that the checkpoint's name contradicts",
    rule: /^figure-mismatch$/,
    plant: ({ row }) => {
      const value = /bbox_mAP-0\.(\d{3})/.exec(row)?.[1];
      if (value === undefined) return null;
      const figure = `${value.slice(0, 2)}.${value.slice(2)}`;
      const wrong = (Number(figure) + 1.3).toFixed(1);
      return row.includes(` ${figure} `) ? row.replace(` ${figure} `, ` ${wrong} `) : null;
    },
  },
  {
    name: "a decimal comma",
    rule: /^decimal-comma$/,
    plant: ({ row }) =>
      /\| *\d\d\.\d *\|[^|]*\[config\]/.test(row)
        ? row.replace(/\| *(\d\d)\.(\d) *\|([^|]*\[config\])/, "| $1,$2 |$3")
        : null,
  },
  {
    name: "a link without a target",
    rule: /^empty-link$/,
    plant: ({ row }) =>
      /\[model\]\([^)]+\)/.test(row) ? row.replace(/\[model\]\([^)]+\)/, "[model]()") : null,
  },
  {
    name: "an address without its first letter",
    rule: /^broken-address$/,
    plant: ({ row }) => (/\[model\]\(h/.test(row) ? row.replace("[model](h", "[model](") : null),
  },
];

describe("a planted mistake is found at its row", () => {
  it.each(plants)("$name", ({ rule, plant }) => {
    const candidates = some(
      rows.filter((row) => !faulty.has(`${row.path}:${row.line}`) && plant(row) !== null),
      25,
    );
    expect(candidates.length).toBeGreaterThan(9);
    const missed = candidates.filter(
      (row) => !errorsAt(row, plant(row) ?? "").some((found) => rule.test(found)),
    );
    expect(missed.map(({ path, line, stem }) => `${path}:${line} ${stem}`)).toEqual([]);
  });
});
