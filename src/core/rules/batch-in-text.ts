import { batchCell } from "./batch-mismatch.ts";
import { sentencesOf, wordsPlace } from "./document-text.ts";
import { place } from "./lint-row.ts";
import { code, doc, listed, type Rule, table } from "./rule.ts";

export const batchInText: Rule = {
  name: "batch-in-text",
  family: "witnesses",
  finds: "A sentence that gives one batch size for all models, beside rows with another one.",
  why: "The learning rate depends on it: the sentence is out of date, and a reader trains with the wrong one.",
  example: {
    files: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        "All models are trained on 8 GPUs with a batch size of 2x8=16.",
        table(
          "Backbone | Batch Size | Lr schd | box AP",
          "R-50-FPN | 16 | 1x | 22.3",
          "R-50-FPN | 32 | 1x | 21.5",
        ),
      ),
    },
    expected: [{ line: 5, text: "batch size of" }],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        "All models are trained with a batch size of 16 unless the table says otherwise. All models use 2 images per GPU.",
        table(
          "Backbone | Batch Size | Lr schd | box AP",
          "R-50-FPN | 16 | 1x | 22.3",
          "R-50-FPN | 32 | 1x | 21.5",
        ),
      ),
    },
  },
  check: ({ documents }, report) => {
    for (const document of documents) {
      const cells = document.tables
        .flatMap((table) => table.rows)
        .flatMap((row) => {
          const total = /^\d{1,4}$/.exec(batchCell(row)?.cell.text ?? "")?.[0];
          return total === undefined ? [] : [{ row, total }];
        });
      if (cells.length === 0) continue;
      for (const { sentence, start } of sentencesOf(document)) {
        const stated =
          /\ball\s+(?:of\s+)?(?:the\s+|our\s+|these\s+)?(?:models|experiments|baselines|results|networks)\b.*?\bbatch[\s-]?size\s*(?:of|is|=|:)?\s*(?:\d+\s*[x×*]\s*\d+\s*=\s*)?(\d{1,4})\b(?!\s*[x×*])/i.exec(
            sentence,
          )?.[1];
        if (
          stated === undefined ||
          /\b(?:unless|except|otherwise|default|per[\s-](?:gpu|device|card)|each gpu|paper|original)\b/i.test(
            sentence,
          )
        )
          continue;
        const others = cells.filter(({ total }) => total !== stated);
        const first = others[0];
        if (!first) continue;
        const expected = [...new Set(cells.map(({ total }) => total))];
        report({
          zoo: document.zoo.id,
          file: document.file,
          place: wordsPlace(document, start, /\bbatch[\s-]?size/i.exec(sentence)?.[0] ?? ""),
          message: `Unexpected batch size ${code(stated)} for all models in the text, expected ${listed(expected.map(code))} as the rows have; correct the text or the rows`,
          actual: stated,
          expected,
          related: [place(first.row)],
        });
      }
    }
  },
};
