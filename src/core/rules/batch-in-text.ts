import { batchCell } from "./batch-mismatch.ts";
import { sentencesOf, wordsPlace } from "./document-text.ts";
import { place } from "./lint-row.ts";
import { code, doc, listed, type Rule, table } from "./rule.ts";

export const batchInText: Rule = {
  name: "batch-in-text",
  family: "witnesses",
  finds: "A sentence that gives one batch size or number of GPUs for all models, beside rows with another.",
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
      "yolact.md": doc(
        "YOLACT",
        "All our models are trained on a single GPU.",
        table(
          "Backbone | GPU x BS | Lr schd | mask AP",
          "R-50-FPN | 1x8 | 1x | 29.0",
          "R-50-FPN | 8x8 | 1x | 28.4",
        ),
      ),
    },
    expected: [
      { file: "mask-rcnn.md", line: 5, text: "batch size of" },
      { file: "yolact.md", line: 5, text: "a single GPU" },
    ],
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
      for (const { sentence, start } of sentencesOf(document)) {
        if (EXCEPTIONS.test(sentence)) continue;
        for (const { what, said, words, cell } of CLAIMS) {
          const stated = said(sentence);
          if (stated === null) continue;
          const cells = document.tables
            .flatMap(({ rows }) => rows)
            .flatMap((row) => {
              const value = cell(batchCell(row)?.cell.text ?? "");
              return value === null ? [] : [{ row, value }];
            });
          const other = cells.find(({ value }) => value !== stated);
          if (!other) continue;
          const expected = [...new Set(cells.map(({ value }) => value))];
          report({
            zoo: document.zoo.id,
            file: document.file,
            place: wordsPlace(document, start, words.exec(sentence)?.[0] ?? ""),
            message: `Unexpected ${what} ${code(stated)} for all models in the text, expected ${listed(expected.map(code))} as the rows have; correct the text or the rows`,
            actual: stated,
            expected,
            related: [place(other.row)],
          });
        }
      }
    }
  },
};

/** Words that leave room for a row with another setting. */
const EXCEPTIONS =
  /\b(?:unless|except|otherwise|default|per[\s-](?:gpu|device|card)|each gpu|paper|original|if)\b/i;
const ALL = String.raw`\ball\s+(?:of\s+)?(?:the\s+|our\s+|these\s+)?(?:above\s+|aforementioned\s+|following\s+)?(?:models|experiments|baselines|results|networks)\b[^.;]*?`;
const BATCH = new RegExp(
  String.raw`${ALL}\bbatch[\s-]?size\s*(?:of|is|=|:)?\s*(?:\d+\s*[x×*]\s*\d+\s*=\s*)?(\d{1,4})\b(?!\s*[x×*])`,
  "i",
);
const GPUS = new RegExp(String.raw`${ALL}\b(?:on|with|using)\s+(a single|a|one|\d{1,3})\s+GPUs?\b`, "i");

/** What a sentence may say of all models, and how a cell says the same. */
const CLAIMS: {
  what: string;
  said: (sentence: string) => string | null;
  /** The words to point to. */
  words: RegExp;
  cell: (text: string) => string | null;
}[] = [
  {
    what: "batch size",
    said: (sentence) => BATCH.exec(sentence)?.[1] ?? null,
    words: /\bbatch[\s-]?size/i,
    cell: (text) => /^\d{1,4}$/.exec(text)?.[0] ?? null,
  },
  {
    what: "number of GPUs",
    said: (sentence) => GPUS.exec(sentence)?.[1]?.replace(/\D+/, "1") ?? null,
    words: /\b(?:a single|a|one|\d{1,3})\s+GPUs?\b/i,
    cell: (text) => /^(\d{1,3})\s*[x×]\s*\d{1,3}$/i.exec(text)?.[1] ?? null,
  },
];
