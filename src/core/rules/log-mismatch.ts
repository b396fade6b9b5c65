import { contradicts } from "./config-mismatch.ts";
import { at, isInOwnFolder, pair, place, telling } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const logMismatch: Rule = {
  name: "log-mismatch",
  family: "witnesses",
  finds: "A log whose name speaks of another backbone, schedule or detector than config and checkpoint do.",
  why: "The log is of another training and proves nothing about this row.",
  lighter:
    "only one of config and checkpoint has a telling name, or the log lies in a folder named after them",
  example: {
    files: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 36.5 | ${links("retinanet_r50_fpn_1x_coco", "retinanet_r50_fpn_1x_coco", "retinanet_r18_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [{ line: 7, text: "[log]" }],
    leaves: {
      "lvis.md": doc(
        "LVIS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 2x | 26.1 | ${links("mask_rcnn_r50_fpn_2x_lvis_v0.5", "mask_rcnn_r50_fpn_2x_lvis")}`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const stems = new Map<string, number>();
    for (const row of rows) {
      const { config, weights } = pair(row);
      for (const stem of new Set([config?.stem, weights?.stem]))
        if (stem !== undefined) stems.set(`${row.table.document.record.id} ${stem}`, 1);
    }
    for (const row of rows) {
      const log = telling(row, "log");
      const { config, weights } = pair(row);
      const own = [config, weights].filter((witness) => witness !== null);
      if (!log || own.length === 0) continue;
      // A log that another row owns is told by its own rule.
      if (stems.has(`${row.table.document.record.id} ${log.stem}`)) continue;
      if (!own.every((witness) => contradicts(log.stem, witness.stem, vocabulary))) continue;
      const expected = (weights ?? config)?.stem ?? "";
      report({
        ...at(row, log.link),
        message: `Unexpected log of ${code(log.stem)}, expected that of ${code(expected)}; link the log of this row`,
        actual: log.stem,
        expected: [expected],
        related: [place(row, (weights ?? config)?.link)],
        light: own.length < 2 || isInOwnFolder(log, row),
      });
    }
  },
};
