import { nameKey } from "../keys.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const NAMES = { config: "a config", weights: "a checkpoint", log: "a log" } as const;

export const wrongKindOfFile: Rule = {
  name: "wrong-kind-of-file",
  family: "links",
  finds: "A link labelled as a log that leads to a checkpoint, and the like.",
  why: "An address was copied from its neighbour, and the right one is lost.",
  lighter: "a link called model leads to a config, or the column's header fits the file",
  example: {
    files: {
      "groie.md": doc(
        "GRoIE",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50-FPN | 1x | 41.0 | [model](https://models.example.org/groie_r50-42eb79e1.pth) [log](https://models.example.org/groie_r50-42eb79e1.pth)",
        ),
      ),
    },
    expected: [{ line: 7, text: "[log]" }],
    leaves: {
      "groie.md": doc(
        "GRoIE",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50-FPN | 1x | 41.0 | [model](https://models.example.org/groie_r50.zip) [log](https://models.example.org/groie_r50.json)",
          "R-50-FPN | 1x | 41.0 | [download](https://models.example.org/groie_r50.log.json)",
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const { fileKinds, linkLabels } = vocabulary.words;
    const kinds = ["config", "weights", "log"] as const;
    const labels = new Map(
      kinds.flatMap((kind) => linkLabels[kind].map((label) => [nameKey(label), kind] as const)),
    );
    for (const label of ["download", "downloads"]) labels.delete(label);
    for (const row of rows) {
      for (const { link, url, column } of row.links) {
        const wanted = labels.get(nameKey(link.label));
        const path = url.toLowerCase().replace(/[?#].*$/, "");
        if (wanted === undefined || fileKinds[wanted].some((ending) => path.endsWith(ending))) continue;
        // The longest ending decides: "x.log.json" is a log.
        const found = kinds
          .flatMap((kind) =>
            fileKinds[kind].filter((ending) => path.endsWith(ending)).map((ending) => ({ kind, ending })),
          )
          .sort((a, b) => b.ending.length - a.ending.length)[0];
        if (!found) continue;
        const header = row.table.observed.context.grid.header[column]?.text ?? "";
        if (found.ending.split(".").includes(nameKey(header))) {
          report({
            ...at(row, link),
            message: `Unexpected label ${code(link.label)} of a ${code(found.ending)} file in column ${code(header)}, expected one for ${NAMES[found.kind]}; correct the label`,
            actual: link.label,
            light: true,
          });
          continue;
        }
        report({
          ...at(row, link),
          message: `Unexpected ${code(found.ending)} file under ${code(link.label)}, expected ${NAMES[wanted]}; correct the address`,
          actual: link.url,
          // "model" may stand for the model's own definition.
          light: wanted === "weights" && found.kind === "config",
        });
      }
    }
  },
};
