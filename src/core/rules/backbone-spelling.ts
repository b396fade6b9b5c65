import { readBackboneToken } from "../backbone-names.ts";
import type { GridCell } from "../grid.ts";
import { rowBackbone } from "./claims.ts";
import type { LintRow } from "./inventory.ts";
import { doc, type Rule, table } from "./rule.ts";

import { tellOnce, type Variant } from "./variants.ts";

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
