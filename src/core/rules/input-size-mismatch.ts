import { headerKey } from "../keys.ts";
import { inputSizeOf } from "./claims.ts";
import { at, pair, place } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const inputSizeMismatch: Rule = {
  name: "input-size-mismatch",
  family: "witnesses",
  finds:
    "A size of the input or of its crops that config and checkpoint contradict: `512x1024` beside `_512x512_`.",
  why: "Columns are often copied from the table of another dataset, and the size decides on memory, speed and figures.",
  example: {
    files: {
      "fastfcn.md": doc(
        "FastFCN on ADE20K",
        table(
          "Method | Backbone | Crop Size | mIoU | Config | Download",
          `FastFCN | R-50-D32 | 512x512 | 41.9 | ${links("fastfcn_r50-d32_jpu_aspp_4xb4-80k_ade20k-512x512")}`,
          `FastFCN | R-50-D32 | 512x1024 | 43.9 | ${links("fastfcn_r50-d32_jpu_aspp_4xb4-160k_ade20k-512x512")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "512x1024" }],
    leaves: {
      "fastfcn.md": doc(
        "FastFCN on Cityscapes",
        table(
          "Method | Backbone | Crop Size | mIoU | Config | Download",
          `FastFCN | R-50-D32 | 1024x512 | 79.1 | ${links("fastfcn_r50-d32_jpu_aspp_4xb2-80k_cityscapes-512x1024")}`,
          `FastFCN | R-50-D32 | 769x769 | 79.5 | ${links("fastfcn_r50-d32_jpu_aspp_4xb2-80k_cityscapes-512x1024", "fastfcn_r50-d32_jpu_aspp_4xb2-80k_cityscapes-769x769")}`,
          `FastFCN | R-50-D32 | 640 | 79.5 | ${links("fastfcn_r50-d32_jpu_aspp_4xb2-80k_cityscapes-512x1024")}`,
        ),
        table(
          "Method | Image Size | Crop Size | mDice | Config | Download",
          `UNet | 584x565 | 64x64 | 78.7 | ${links("unet-s5-d16_fcn_4xb4-40k_drive-64x64")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    const headers = new Set(vocabulary.checks.sizes.map(headerKey));
    for (const { observed, rows } of tables) {
      const columns = observed.context.grid.header.flatMap((header, index) =>
        headers.has(headerKey(header.text)) ? [{ header, index }] : [],
      );
      if (columns.length === 0) continue;
      for (const row of rows) {
        const { config, weights } = pair(row);
        const named = inputSizeOf(config?.stem ?? "");
        const other = inputSizeOf(weights?.stem ?? "");
        if (named === null || other === null || sidesOf(named) !== sidesOf(other)) continue;
        const cells = columns.flatMap(({ header, index }) => {
          const cell = row.aligned.cells[index];
          const size = inputSizeOf((cell?.text ?? "").replace(/\s*[x×*]\s*/g, "x"));
          return cell && size !== null ? [{ cell, size, header }] : [];
        });
        // Of the sizes of images and of crops one may be in the names.
        const [first] = cells;
        if (!first || cells.some(({ size }) => sidesOf(size) === sidesOf(named))) continue;
        report({
          ...at(row, first.cell),
          message: `Unexpected ${code(first.cell.text)} in column ${code(first.header.text)}, expected ${code(named)} as config and checkpoint say; correct the cell or its links`,
          actual: first.cell.text,
          expected: [named],
          related: [place(row, config?.link)],
        });
      }
    }
  },
};

/** Height and width in one order: zoos write both. */
function sidesOf(size: string): string {
  return size.split("x").sort().join("x");
}
