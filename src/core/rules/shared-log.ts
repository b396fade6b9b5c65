import type { LintRow, Witness } from "./inventory.ts";
import { at, pair, place, telling } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const store = "https://models.example.org/fcos";
const files = (name: string, log: string, folder = name) =>
  `[model](${store}/${name}/${name}-0e37b982.pth) &#124; [log](${store}/${folder}/${log}.log.json)`;

export const sharedLog: Rule = {
  name: "shared-log",
  family: "witnesses",
  finds: "Two rows with checkpoints of their own that link one log.",
  why: "A log was copied from the row above: whoever checks the training curve looks at another training.",
  lighter: "the logs only began in the same second",
  example: {
    files: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Download",
          `R-101 | 1x | 39.1 | ${files("fcos_r101_1x_coco", "20210103_155046")}`,
          `R-101 | 2x | 40.8 | ${files("fcos_r101_2x_coco", "20210103_155046", "fcos_r101_1x_coco")}`,
          `R-50 | 2x | 38.5 | ${files("fcos_r50_2x_coco", "20210103_155046")}`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "[log]" },
      { line: 9, text: "[log]" },
    ],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Download",
          `R-101 | 1x | 39.1 | ${files("fcos_r101_1x_coco", "train")}`,
          `R-101 | 2x | 40.8 | ${files("fcos_r101_2x_coco", "train")}`,
        ),
        table(
          "Backbone | Subnet | box AP | Config | Download",
          `R-50 | small | 36.1 | [config](./search_r50_coco.py) | ${files("search_r50_small", "20210103_155046", "search_r50")}`,
          `R-50 | large | 38.8 | [config](./search_r50_coco.py) | ${files("search_r50_large", "20210103_155046", "search_r50")}`,
        ),
      ),
    },
  },
  check: ({ documents }, report) => {
    for (const document of documents) {
      const byUrl = new Map<string, LintRow>();
      const byTime = new Map<string, LintRow>();
      for (const row of document.tables.flatMap((table) => table.rows)) {
        const weights = telling(row, "weights");
        if (!weights) continue;
        for (const log of row.witnesses) {
          if (log.kind !== "log" || log.url.endsWith("/")) continue;
          const began = beganAt(log);
          // The checkpoint bears the same time: the log is its own.
          const time = began !== null && weights.name.file.includes(began) ? null : began;
          const owner = byUrl.get(log.url) ?? (time === null ? undefined : byTime.get(time));
          const same = byUrl.has(log.url);
          if (!byUrl.has(log.url)) byUrl.set(log.url, row);
          if (time !== null && !byTime.has(time)) byTime.set(time, row);
          if (!owner || owner === row || telling(owner, "weights")?.url === weights.url) continue;
          // Several checkpoints may come of one training.
          if (pair(row).config !== null && pair(row).config?.url === pair(owner).config?.url) continue;
          report({
            ...at(row, log.link),
            message: `Unexpected log ${code(log.name.file)}, which the row of ${code(telling(owner, "weights")?.stem ?? "")} has, too, expected that of ${code(weights.stem)}; link the log of this row`,
            actual: log.name.file,
            related: [place(owner)],
            light: !same,
          });
        }
      }
    }
  },
};

/** When a training began, of a log that is named by nothing else. */
function beganAt({ name }: Witness): string | null {
  return /^\d{8}[_-]\d{6}(?=\.)/.exec(name.file)?.[0] ?? null;
}
