/** Links without a target outside of results tables; those inside are told by the reader, under the same name. */
import type { CellLink } from "../grid.ts";
import { linksNothing } from "../links.ts";
import type { Inventory } from "./inventory.ts";
import { code, doc, type Rule, type RuleFinding, table } from "./rule.ts";

export const emptyLink: Rule = {
  name: "empty-link",
  family: "links",
  finds: "A link without a target: `[model]()`.",
  why: "It leads back to the page that it stands on.",
  lighter:
    "its text says that there is nothing to link (a dash, `N/A`, `coming soon`), or the document that its models will be released",
  example: {
    files: {
      "nuinsseg.md": doc(
        "BoxInst",
        table("Backbone | Lr schd | mask AP | Download", "R-50 | 1x | 33.65 | [model]()"),
        "Download [the dataset]().",
      ),
    },
    expected: [
      { line: 7, text: "[model]" },
      { line: 9, text: "[the dataset]" },
    ],
    leaves: { "nuinsseg.md": doc("BoxInst", "See [above](#results) and `[model]()`.") },
  },
  check: ({ documents, vocabulary }: Inventory, report: (finding: RuleFinding) => void) => {
    for (const { zoo, file, tables } of documents) {
      const tell = (links: CellLink[]) => {
        for (const link of links) {
          if (link.url.trim() !== "") continue;
          report({
            zoo: zoo.id,
            file,
            place: link.place,
            message: `Unexpected link ${code(link.label)} without a target; add its address or remove it`,
            actual: link.label,
            light: linksNothing(link.label, vocabulary),
          });
        }
      };
      for (const block of tables[0]?.observed.blocks ?? []) if (block.type === "text") tell(block.links);
      for (const { observed } of tables) {
        if (observed.table.kind === "results") continue;
        for (const row of observed.context.grid.rows)
          for (const cell of row.cells) if (!cell.spanned) tell(cell.links);
      }
    }
  },
};
