import type { GridCell } from "../grid.ts";
import type { LintRow } from "./inventory.ts";
import { at, pair, place } from "./lint-row.ts";
import { code, doc, links, listed, type Rule, table } from "./rule.ts";

interface Batches {
  sizes: string[];
  totals: number[];
}

/** Whether two names state batches of other sizes in all. */
function differ(a: Batches, b: Batches): boolean {
  return a.totals.length > 0 && b.totals.length > 0 && !a.totals.some((total) => b.totals.includes(total));
}

function shown({ sizes, totals }: Batches): string {
  return listed((sizes.length > 0 ? sizes : totals.map(String)).map(code));
}

/** GPUs by images, in names: "8x2", "16xb1", "32bs". */
function batches(stem: string): Batches {
  const pairs = [...stem.matchAll(/(?<![a-z0-9])(\d{1,3})xb?(\d{1,2})(?![a-z0-9])/gi)];
  const totals = [...stem.matchAll(/(?<![a-z0-9])(\d{1,4})bs(?![a-z0-9])/gi)].map((match) =>
    Number(match[1]),
  );
  return {
    sizes: pairs.map((match) => `${match[1]}x${match[2]}`),
    totals: [...totals, ...pairs.map((match) => Number(match[1]) * Number(match[2]))],
  };
}

/** The cell of a row that states its batch size, with its header. */
export function batchCell(row: LintRow): { cell: GridCell; header: string } | null {
  const { header } = row.table.observed.context.grid;
  const index = header.findIndex((cell) =>
    /\bbatch\s*-?size\b|\bbs\b|\bGPUs?\s*x\s*(?:BS|images?)\b/i.test(cell.text),
  );
  const cell = index === -1 ? null : (row.aligned.cells[index] ?? null);
  return cell && cell.text !== "" ? { cell, header: header[index]?.text ?? "" } : null;
}

export const batchMismatch: Rule = {
  name: "batch-mismatch",
  family: "witnesses",
  finds:
    "A batch size, as GPUs by images, that differs between the cell, the config's name and the checkpoint's.",
  why: "The learning rate depends on it: with the wrong one a training does not reproduce.",
  example: {
    files: {
      "cornernet.md": doc(
        "CornerNet",
        table(
          "Backbone | Batch Size | box AP | Config | Download",
          `HourglassNet-104 | 10 x 5 | 41.2 | ${links("cornernet_hourglass104_mstest_10x5_210e_coco")}`,
          `HourglassNet-104 | 8 x 6 | 41.2 | ${links("cornernet_hourglass104_mstest_32x3_210e_coco")}`,
          `HourglassNet-104 | 8 x 6 | 41.2 | ${links("cornernet_hourglass104_mstest_8x6_210e_coco", "cornernet_hourglass104_mstest_10x5_210e_coco")}`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "8 x 6" },
      { line: 9, text: "[config]" },
    ],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Batch Size | box AP | Config | Download",
          `R-50-FPN | 32 | 21.5 | ${links("mask_rcnn_r50_fpn_1x_32bs_bdd100k")}`,
          `X-101-32x4d-FPN | 16 | 21.5 | ${links("mask_rcnn_x101_32x4d_fpn_1x_bdd100k")}`,
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    for (const row of rows) {
      const found = batchCell(row);
      const { config, weights } = pair(row);
      if (config && weights && differ(batches(config.stem), batches(weights.stem))) {
        report({
          ...at(row, config.link),
          message: `Unexpected batch ${shown(batches(config.stem))} in the config's name, expected ${shown(batches(weights.stem))} as in the checkpoint's; link the config of this checkpoint, or rename one`,
          actual: config.stem,
          expected: [weights.stem],
          related: [place(row, weights.link)],
        });
        continue;
      }
      const name = config ?? weights;
      if (!found || !name) continue;
      const { sizes, totals } = batches(name.stem);
      const text = found.cell.text.replace(/\s+/g, "").replace(/[×X]/g, "x");
      const written = /^(\d{1,3})xb?(\d{1,2})$/.exec(text);
      const total = /^(\d{1,4})$/.exec(text);
      const agrees = written
        ? sizes.length === 0 ||
          sizes.includes(`${written[1]}x${written[2]}`) ||
          sizes.includes(`${written[2]}x${written[1]}`)
        : !total ||
          totals.length === 0 ||
          totals.includes(Number(total[1])) ||
          sizes.some((size) => size.split("x").includes(text));
      if (agrees) continue;
      const expected = written ? sizes : totals.map(String);
      report({
        ...at(row, found.cell),
        message: `Unexpected ${code(found.cell.text)} in column ${code(found.header)}, expected ${expected.map(code).join(" or ")} as the ${name.kind === "config" ? "config's" : "checkpoint's"} name says; correct one of them`,
        actual: found.cell.text,
        expected,
        related: [place(row, name.link)],
      });
    }
  },
};
