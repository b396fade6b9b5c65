/** Collects the links of a row, with findings for those that lead nowhere, must not be followed, or stand astray. */
import type { Link } from "./contract.ts";
import type { GridCell } from "./grid.ts";
import { asideOrigins, linksNothing, readLinks, resolveUrl } from "./links.ts";
import type { RowReport } from "./row-report.ts";
import type { RowSetting } from "./row-setting.ts";
import type { AlignedRow } from "./rows.ts";
import type { TableFacts } from "./table-facts.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Reads the links of a row, each once. */
export function readRowLinks(
  aligned: AlignedRow,
  { context, columns, setting, downloads }: TableFacts,
  vocabulary: Vocabulary,
  find: RowReport,
): Link[] {
  const links: Link[] = [];
  for (const [index, cell] of aligned.cells.entries()) {
    if (!cell) continue;
    const column = columns[index];
    const role = column?.kind === "role" ? column.role : null;
    const read = readLinks(cell.links, role, setting.links, vocabulary);
    for (const link of asideOrigins(read, role, cell.text, downloads)) {
      if (!links.some((known) => known.kind === link.kind && known.raw === link.raw)) links.push(link);
    }
    reportTargets(cell, setting, vocabulary, find);
  }
  for (const index of aligned.slid) {
    find(
      "links-in-metric-column",
      `Unexpected links in column \`${context.grid.header[index]?.text ?? ""}\`, expected them under a link column; move them there`,
      aligned.cells[index],
    );
  }
  for (const cell of aligned.surplus)
    links.push(...readLinks(cell.links, aligned.pushed ? "download" : null, setting.links, vocabulary));
  return links;
}

function reportTargets(cell: GridCell, setting: RowSetting, vocabulary: Vocabulary, find: RowReport): void {
  for (const link of cell.links) {
    if (link.url.trim() === "")
      find(
        "empty-link",
        `Unexpected link \`${link.label}\` without a target; add its address or remove it`,
        { ...cell, place: link.place },
        { actual: link.label, light: linksNothing(link.label, vocabulary) || setting.linksPending },
      );
    else if (resolveUrl(link.url, setting.links) === "")
      find(
        "unsafe-link",
        `Unexpected address \`${link.url.slice(0, 60)}\` that browsers would run; it is dropped`,
        { ...cell, place: link.place },
      );
  }
}
