import { code, doc, type Rule, table } from "./rule.ts";

export const repeatedHeader: Rule = {
  name: "repeated-header",
  family: "shape",
  finds: "Two columns of figures under one header.",
  why: "Nobody can tell which of the two figures is which.",
  example: {
    files: {
      "pose.md": doc(
        "Hands",
        table("Model | Lr schd | AP50 | AP50 | AP75", "HRNet | 1x | 61.2 | 60.4 | 41.0"),
      ),
    },
    expected: [{ line: 5, text: "AP50 | AP75" }],
    leaves: {
      "pose.md": doc(
        "Hands",
        table(
          "Model | Lr schd | AP50 | AP50\\* | AP75 | Link | Link",
          "HRNet | 1x | 61.2 | 60.4 | 41.0 | - | -",
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { document, observed, columns } of tables) {
      const seen = new Set<string>();
      for (const [index, { text, place, spanned }] of observed.context.grid.header.entries()) {
        if (columns[index]?.kind !== "metric" || text === "" || spanned) continue;
        const key = text.toLowerCase();
        if (!seen.has(key)) {
          seen.add(key);
          continue;
        }
        report({
          zoo: document.zoo.id,
          file: document.file,
          place,
          message: `Unexpected second column ${code(text)}, expected another header; say what it holds`,
          actual: text,
        });
      }
    }
  },
};
