import type { LintRow } from "./inventory.ts";
import { at, isInOwnFolder, pair, place, telling } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const logOfAnotherRow: Rule = {
  name: "log-of-another-row",
  family: "witnesses",
  finds:
    "A log whose name is not that of its own row's config and checkpoint, but exactly that of another row's.",
  why: "Two logs were swapped or one was copied: whoever checks a training curve looks at another training.",
  lighter:
    "only one of config and checkpoint has a telling name, or the log lies in a folder named after them",
  example: {
    files: {
      "resnest.md": doc(
        "ResNeSt",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `S-50-FPN | 1x | 44.5 | ${links("cascade_rcnn_s50_fpn_1x_coco", "cascade_rcnn_s50_fpn_1x_coco", "cascade_rcnn_s101_fpn_1x_coco")}`,
          `S-101-FPN | 1x | 46.8 | ${links("cascade_rcnn_s101_fpn_1x_coco", "cascade_rcnn_s101_fpn_1x_coco", "cascade_rcnn_s50_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [
      { line: 7, text: "[log]" },
      { line: 8, text: "[log]" },
    ],
    leaves: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 36.5 | ${links("retinanet_r50_fpn_1x_coco")}`,
          `R-101-FPN | 1x | 38.5 | ${links("retinanet_r101_fpn_1x_coco", "retinanet_r101_fpn_1x")}`,
        ),
      ),
    },
  },
  check: ({ documents }, report) => {
    for (const document of documents) {
      const owners = new Map<string, LintRow>();
      const all = document.tables.flatMap((table) => table.rows);
      for (const row of all) {
        const { config, weights } = pair(row);
        for (const stem of [config?.stem, weights?.stem])
          if (stem !== undefined && !owners.has(stem)) owners.set(stem, row);
      }
      for (const row of all) {
        const log = telling(row, "log");
        const { config, weights } = pair(row);
        const own = [config?.stem, weights?.stem].filter((stem) => stem !== undefined);
        if (!log || own.length === 0 || own.includes(log.stem)) continue;
        const owner = owners.get(log.stem);
        if (!owner || owner === row) continue;
        report({
          ...at(row, log.link),
          message: `Unexpected log of ${code(log.stem)}, which is another row, expected that of ${code((weights ?? config)?.stem ?? "")}; link the log of this row`,
          actual: log.stem,
          expected: [(weights ?? config)?.stem ?? ""],
          related: [place(owner)],
          light: own.length < 2 || isInOwnFolder(log, row),
        });
      }
    }
  },
};
