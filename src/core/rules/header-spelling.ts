import { headerKey } from "../keys.ts";
import type { LintTable } from "./inventory.ts";
import { code, doc, type Rule, table } from "./rule.ts";

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
      const unit = /\(([^()]+)\)\s*$/.exec(text)?.[1]?.toLowerCase() ?? "";
      return JSON.stringify([
        zoo,
        column.role,
        column.role === "setting" ? headerKey(text) : column.factor,
        column.fallback,
        unit.includes("/") ? unit : "",
      ]);
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
        if (
          !one ||
          entry.observed.context.grid.header.some(
            (other, at) => other.text === usual || (at !== index && meaning(entry, at) === key),
          ) ||
          usual === header.text ||
          times < 3 ||
          times < 4 * (counts.get(header.text) ?? 0)
        )
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
