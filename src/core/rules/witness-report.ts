/** Words a verdict on three witnesses: the one that stands alone is pointed to, the others are what is expected. */
import type { GridCell } from "../grid.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, isConverted, linksSeveralConfigs, place } from "./lint-row.ts";
import { code, type RuleFinding } from "./rule.ts";

export interface Parties {
  /** What is compared: "backbone". */
  what: string;
  cell: { cell: GridCell; claim: string } | null;
  config: { witness: Witness; claim: string } | null;
  weights: { witness: Witness; claim: string } | null;
}

/** The finding for a verdict of `judge`. */
export function verdict(
  row: LintRow,
  parties: Parties,
  { alone, decided }: { alone: "cell" | "config" | "weights"; decided: boolean },
  extra: Partial<RuleFinding> = {},
): RuleFinding {
  const { what, cell, config, weights } = parties;
  const names = { cell: "the cell", config: "the config", weights: "the checkpoint" };
  const where = { cell: "", config: " in the config's name", weights: " in the checkpoint's name" };
  const others = (["cell", "config", "weights"] as const).filter(
    (name) => name !== alone && parties[name] !== null,
  );
  const expected = [...new Set(others.map((name) => parties[name]?.claim ?? ""))];
  const lonely = parties[alone];
  const says = `${others.map((name) => names[name]).join(" and ")} ${others.length > 1 ? "say" : "says"}`;
  const target =
    alone === "cell" ? (cell?.cell ?? null) : ((alone === "config" ? config : weights)?.witness.link ?? null);
  const mend = {
    cell: "correct the cell or its links",
    config: "link the config of this row",
    weights: "link the checkpoint of this row",
  };
  // The config of another step of the same model, such as its compression, may be the one that differs.
  const several = linksSeveralConfigs(row) && (alone === "config" || (alone === "cell" && weights === null));
  const unsure = several || (alone === "config" && isConverted(row));
  const second = alone === "cell" ? (config ?? weights)?.witness.link : cell?.cell;
  return {
    ...at(row, target),
    message: `Unexpected ${what} ${code(lonely?.claim ?? "")}${where[alone]}, expected ${expected.map(code).join(" or ")} as ${says}; ${mend[alone]}`,
    actual: lonely?.claim ?? "",
    expected,
    related: [place(row, second)],
    ...(decided && !unsure ? {} : { light: true }),
    ...extra,
  };
}
