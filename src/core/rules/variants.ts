/** Spelling variants: one thing, written in two ways. Each spelling is told once a table, with the rows it stands in. */
import type { GridCell } from "../grid.ts";
import type { LintRow } from "./inventory.ts";
import { at } from "./lint-row.ts";
import { code, type RuleFinding, soIn } from "./rule.ts";

export interface Variant {
  row: LintRow;
  cell: GridCell;
  actual: string;
  expected: string;
}

/** Groups variants of a table by spelling and tells each once. */
export function tellOnce(
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
      message: `Unexpected ${what} ${code(actual)}, expected ${code(first.expected)}${hint}${soIn(group.length)}`,
      actual,
      expected: [first.expected],
    });
  }
}
