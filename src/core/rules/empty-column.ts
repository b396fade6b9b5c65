import { code, doc, type Rule, table } from "./rule.ts";

export const emptyColumn: Rule = {
  name: "empty-column",
  family: "shape",
  finds: "A column of a results table in which no row has anything, not even a dash.",
  why: "It promises something that is not there; often its links went to another column.",
  example: {
    files: {
      "yolact.md": doc(
        "YOLACT",
        table(
          "Backbone | Lr schd | mask AP | Weights | Download",
          "R-50 | 1x | 29.0 | | -",
          "R-101 | 1x | 30.4 | | -",
        ),
      ),
    },
    expected: [{ line: 5, text: "Weights" }],
    leaves: {
      "yolact.md": doc(
        "YOLACT",
        table("Backbone | Lr schd | mask AP | Weights", "R-50 | 1x | 29.0 | ", "R-101 | 1x | 30.4 | -"),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { document, observed, rows } of tables) {
      if (rows.length < 2 || rows.every((row) => row.result.metrics.length === 0)) continue;
      for (const [index, header] of observed.context.grid.header.entries()) {
        const filled = rows.some((row) => {
          const cell = row.aligned.cells[index];
          return cell && (cell.text !== "" || cell.raw !== "");
        });
        if (filled || header.text === "" || header.spanned) continue;
        report({
          zoo: document.zoo.id,
          file: document.file,
          place: header.place,
          message: `Unexpected column ${code(header.text)} without any content; fill it or remove it`,
          actual: header.text,
        });
      }
    }
  },
};
