/** Reports what is found in a row: at a cell, or at the row's line where there is none. */
import type { Finding, Report } from "./findings.ts";
import type { GridCell } from "./grid.ts";
import type { RowSetting } from "./row-setting.ts";

/** Receives findings while a row is read. */
export type RowReport = (
  rule: string,
  message: string,
  cell: GridCell | null | undefined,
  extra?: Pick<Finding, "actual" | "expected" | "light">,
) => void;

/** The report for a row that stands on a line. */
export function rowReport(line: number, setting: RowSetting, report: Report): RowReport {
  return (rule, message, cell, extra = {}) =>
    report({
      rule,
      message,
      file: setting.file,
      place: cell?.place ?? { line, column: 1 },
      document: setting.documentSlug,
      ...extra,
    });
}
