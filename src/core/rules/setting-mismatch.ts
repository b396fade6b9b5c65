import { headerKey, stemWords } from "../keys.ts";
import { at, pair, place } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const settingMismatch: Rule = {
  name: "setting-mismatch",
  family: "witnesses",
  finds:
    "A yes or no, or a style, that config and checkpoint contradict: `DCN: N` beside a config with `dconv` in its name.",
  why: "The row says that a trick was not used whose gain its figure has.",
  example: {
    files: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Style | DCN | box AP | Config | Download",
          `R-50 | caffe | N | 38.7 | ${links("fcos_r50_caffe_fpn_1x_coco")}`,
          `R-50 | caffe | N | 42.3 | ${links("fcos_r50_caffe_fpn_dcn_1x_coco")}`,
          `R-50 | pytorch | Y | 42.3 | ${links("fcos_r50_caffe_fpn_mdconv_1x_coco")}`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "N" },
      { line: 9, text: "pytorch" },
    ],
    leaves: {
      "vfnet.md": doc(
        "VFNet",
        table(
          "Backbone | Style | MS train | box AP | Config | Download",
          `R-50 | caffe | Y | 41.6 | ${links("vfnet_r50_fpn_2x_coco")}`,
          `R-50 | pytorch | N | 41.6 | ${links("vfnet_r50_fpn_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ tables, vocabulary }, report) => {
    const { switches, styles } = vocabulary.checks;
    const byHeader = new Map(
      switches.flatMap((entry) => entry.headers.map((header) => [headerKey(header), entry.tokens] as const)),
    );
    for (const { observed, rows } of tables) {
      for (const [index, header] of observed.context.grid.header.entries()) {
        const tokens = byHeader.get(headerKey(header.text));
        const styled = headerKey(header.text) === "style";
        if (!tokens && !styled) continue;
        for (const row of rows) {
          const cell = row.aligned.cells[index];
          const { config, weights } = pair(row);
          if (!cell || !config || !weights) continue;
          const text = cell.text.trim().toLowerCase();
          const words = stemWords(config.stem).filter((word) => stemWords(weights.stem).includes(word));
          const found = tokens
            ? vocabulary.no.has(text) && text.length <= 5 && /^[a-z]/.test(text) && text !== "x"
              ? words.find((word) => tokens.includes(word))
              : undefined
            : /^[a-z]+$/.test(text) && !styles.includes(text)
              ? words.find((word) => styles.includes(word))
              : undefined;
          if (found === undefined) continue;
          report({
            ...at(row, cell),
            message: `Unexpected ${code(cell.text)} in column ${code(header.text)} where config and checkpoint have ${code(found)} in their names; correct the cell or its links`,
            actual: cell.text,
            expected: [styled ? found : "Y"],
            related: [place(row, config.link)],
          });
        }
      }
    }
  },
};
