/** Spelling variants: one thing, written in two ways. Each spelling is told once a table, with the rows it stands in. */
import type { GridCell } from "../grid.ts";
import { headerKey, nameKey } from "../keys.ts";
import { readBackboneToken } from "../names.ts";
import { findNames } from "../vocabulary.ts";
import {
  backbonesInStem,
  compareSpans,
  pair,
  precise,
  rowBackbone,
  rowSpans,
  sameBackbone,
  scheduleColumn,
  spansInStem,
} from "./claims.ts";
import { at, cellOf, type LintRow, type LintTable } from "./inventory.ts";
import { code, doc, links, type Rule, type RuleFinding, table } from "./rule.ts";

interface Variant {
  row: LintRow;
  cell: GridCell;
  actual: string;
  expected: string;
}

/** Groups variants of a table by spelling and tells each once. */
function tellOnce(
  variants: Variant[],
  what: string,
  report: (finding: RuleFinding) => void,
  hint = "",
): void {
  const groups = new Map<string, Variant[]>();
  for (const variant of variants)
    groups.set(variant.actual, [...(groups.get(variant.actual) ?? []), variant]);
  for (const [actual, group] of groups) {
    const first = group[0];
    if (!first) continue;
    report({
      ...at(first.row, first.cell),
      message: `Unexpected ${what} ${code(actual)}, expected ${code(first.expected)}${hint}${group.length > 1 ? `; so in ${group.length} rows of the table` : ""}`,
      actual,
      expected: [first.expected],
    });
  }
}

export const methodSpelling: Rule = {
  name: "method-spelling",
  family: "vocabulary",
  finds: "A method's name in another spelling than its common one: `Faster RCNN`, `Retinanet`, `Mask`.",
  why: "Search and other tools know the method by its common name.",
  example: {
    files: {
      "regnet.md": doc(
        "RegNet",
        table(
          "Method | Backbone | Lr schd | box AP",
          "Faster RCNN | R-50 | 3x | 42.2",
          "Faster RCNN | R-101 | 3x | 43.1",
        ),
      ),
    },
    expected: [{ line: 7, text: "Faster RCNN" }],
    leaves: {
      "regnet.md": doc(
        "RegNet",
        table(
          "Method | Backbone | Lr schd | box AP",
          "Faster R-CNN | R-50 | 3x | 42.2",
          "SSD300 | VGG16 | 120e | 25.6",
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const cell = cellOf(row, "method");
        if (!cell) continue;
        for (const hit of findNames(vocabulary.methodNames, cell.text, true)) {
          const { entry } = hit;
          const short = entry.short?.some((word) => nameKey(word) === nameKey(hit.text)) ?? false;
          const same = nameKey(entry.name) === nameKey(hit.text);
          // An acronym is a name of its own: "GA", "RFP"; so is what names a file: "fcos_ms_dcnv2".
          const acronym = entry.short?.some(
            (word) => nameKey(word) === nameKey(hit.text) && word === word.toUpperCase(),
          );
          if ((short && acronym) || /\w_\w/.test(cell.text)) continue;
          // Another alias is another name, not another spelling.
          if ((!same && !short) || cell.text.includes(entry.name)) continue;
          const written = same ? spelled(cell.text, hit.text) : hit.text;
          if (written === entry.name) continue;
          const shown = short ? spelled(cell.text, hit.text) : written;
          variants.push({ row, cell, actual: shown, expected: entry.name });
        }
      }
      tellOnce(variants, "name", report, " as the method is commonly called");
    }
  },
};

/** The stretch of a text that a name was found in, as written. */
function spelled(text: string, words: string): string {
  const pattern = words
    .split(" ")
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&"))
    .join("[^\\p{L}\\p{N}]*");
  return new RegExp(pattern, "iu").exec(text)?.[0] ?? words;
}

export const backboneSpelling: Rule = {
  name: "backbone-spelling",
  family: "vocabulary",
  finds: "A backbone written in another way than in most rows of the zoo: `R-X101-32x4d` for `X-101-32x4d`.",
  why: "Who searches for the usual spelling misses the row.",
  example: {
    files: {
      "zoo.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP",
          "R-50-FPN | 1x | 36.5",
          "X-101-32x4d-FPN | 1x | 39.9",
          "X-101-32x4d-FPN | 2x | 40.1",
          "X-101-32x4d-FPN | 3x | 40.2",
          "R-X101-32x4d | 3x | 40.2",
        ),
      ),
    },
    expected: [{ line: 11, text: "R-X101-32x4d" }],
    leaves: {
      "zoo.md": doc(
        "RetinaNet",
        table("Backbone | Lr schd | box AP", "ResNet-50 | 1x | 36.5", "R-50 | 1x | 39.9"),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    const spellings = new Map<string, Map<string, number>>();
    const written = (row: LintRow): { cell: GridCell; text: string; name: string } | null => {
      const own = rowBackbone(row, vocabulary);
      const raw = row.result.backbone?.raw.replace(/^[*\s]+/, "") ?? "";
      if (!own || readBackboneToken(raw, vocabulary) === null) return null;
      // The stretch that is the backbone itself, without neck and modifiers.
      const word = vocabulary.backbones.find((entry) => entry.regex.test(raw));
      const text = word?.regex.exec(raw)?.[0].replace(/[-_\s(]+$/, "") ?? raw;
      return { cell: own.cell, text, name: own.name };
    };
    const key = (row: LintRow, name: string) => `${row.table.document.zoo.id} ${name}`;
    for (const { rows } of tables) {
      for (const row of rows) {
        const found = written(row);
        if (!found) continue;
        const counts = spellings.get(key(row, found.name)) ?? new Map<string, number>();
        spellings.set(key(row, found.name), counts);
        counts.set(found.text, (counts.get(found.text) ?? 0) + 1);
      }
    }
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const found = written(row);
        const counts = found && spellings.get(key(row, found.name));
        if (!found || !counts) continue;
        const [usual, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
        if (usual === found.text || times < 3 || times < 3 * (counts.get(found.text) ?? 0)) continue;
        variants.push({ row, cell: found.cell, actual: found.text, expected: usual });
      }
      tellOnce(variants, "spelling", report, " as elsewhere in the zoo");
    }
  },
};

export const impreciseBackbone: Rule = {
  name: "imprecise-backbone",
  family: "vocabulary",
  finds: "A backbone cell that leaves out what the config's name has: `X-101` for `x101_64x4d`.",
  why: "ResNeXt-101 32x4d and 64x4d differ in memory by half.",
  example: {
    files: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `X-101 | 2x | 42.6 | ${links("fcos_x101_64x4d_fpn_2x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "X-101" }],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `X-101-64x4d | 2x | 42.6 | ${links("fcos_x101_64x4d_fpn_2x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const own = rowBackbone(row, vocabulary);
        const witness = pair(row).config ?? pair(row).weights;
        if (!own || !witness) continue;
        const full = backbonesInStem(witness.stem, vocabulary).find(
          (name) =>
            precise(name) &&
            name !== own.name &&
            name.startsWith(`${own.name}-`) &&
            sameBackbone(name, own.name),
        );
        if (full !== undefined) variants.push({ row, cell: own.cell, actual: own.name, expected: full });
      }
      tellOnce(variants, "backbone", report, " as in the config's name");
    }
  },
};

export const scheduleSpelling: Rule = {
  name: "schedule-spelling",
  family: "vocabulary",
  finds: "A schedule in other units than the config's name: `12e` for `1x`.",
  why: "What `1x` means differs between datasets; one spelling leaves no doubt.",
  example: {
    files: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 12e | 40.4 | ${links("paa_r50_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "12e" }],
    leaves: {
      "paa.md": doc(
        "PAA",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 40.4 | ${links("paa_r50_fpn_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      const variants: Variant[] = [];
      for (const row of rows) {
        const index = scheduleColumn(row);
        const cell = index === -1 ? null : row.aligned.cells[index];
        const witness = pair(row).config ?? pair(row).weights;
        if (!cell || !witness) continue;
        const spans = spansInStem(witness.stem);
        const first = spans[0];
        if (first && compareSpans(rowSpans(row), spans) === "spelled")
          variants.push({ row, cell, actual: cell.text, expected: `${first.amount}${first.unit}` });
      }
      tellOnce(variants, "schedule", report, " as in the config's name");
    }
  },
};

export const headerSpelling: Rule = {
  name: "header-spelling",
  family: "vocabulary",
  finds:
    "A header written in another way than in most tables of the zoo: `Inf speed (fps)` for `Inf time (fps)`.",
  why: "Programs that read the tables by their headers miss the column.",
  example: {
    files: Object.fromEntries([
      ...["a", "b", "c", "d"].map((name) => [
        `${name}.md`,
        doc(`Model ${name}`, table("Backbone | Lr schd | box AP", "R-50 | 1x | 36.5")),
      ]),
      ["e.md", doc("Model e", table("Backbone | lr sched | box AP", "R-50 | 1x | 36.5"))],
    ]),
    expected: [{ file: "e.md", line: 5, text: "lr sched" }],
    leaves: {
      "a.md": doc("A", table("Backbone | Lr schd | box AP", "R-50 | 1x | 36.5")),
      "b.md": doc("B", table("Backbone | lr sched | box AP", "R-50 | 1x | 36.5")),
    },
  },
  check: ({ tables }, report) => {
    const spellings = new Map<string, Map<string, number>>();
    const meaning = (entry: LintTable, index: number): string | null => {
      const column = entry.columns[index];
      const text = entry.observed.context.grid.header[index]?.text ?? "";
      if (!column || text === "") return null;
      const zoo = entry.document.zoo.id;
      if (column.kind === "metric")
        return JSON.stringify([
          zoo,
          column.metric.id,
          column.split,
          column.dataset?.id,
          String(column.condition),
          column.className,
        ]);
      if (column.kind !== "role" || ["method", "backbone", "download"].includes(column.role)) return null;
      return JSON.stringify([zoo, column.role, column.role === "setting" ? headerKey(text) : column.factor]);
    };
    for (const entry of tables) {
      for (const [index, header] of entry.observed.context.grid.header.entries()) {
        const key = meaning(entry, index);
        if (key === null) continue;
        const counts = spellings.get(key) ?? new Map<string, number>();
        spellings.set(key, counts);
        counts.set(header.text, (counts.get(header.text) ?? 0) + 1);
      }
    }
    for (const entry of tables) {
      for (const [index, header] of entry.observed.context.grid.header.entries()) {
        const key = meaning(entry, index);
        const counts = key === null ? undefined : spellings.get(key);
        if (!counts) continue;
        const [usual, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
        // "AP" beside "AP_50" and "AP_75" is as it should be.
        const one =
          entry.observed.context.grid.header.filter((other) => other.text.startsWith(header.text)).length ===
          1;
        if (!one || usual === header.text || times < 3 || times < 4 * (counts.get(header.text) ?? 0))
          continue;
        report({
          zoo: entry.document.zoo.id,
          file: entry.document.file,
          place: header.place,
          message: `Unexpected header ${code(header.text)}, expected ${code(usual)} as in ${times} other tables of the zoo; write one of them`,
          actual: header.text,
          expected: [usual],
        });
      }
    }
  },
};
