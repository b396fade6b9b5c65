import { nameKey } from "../keys.ts";
import { findNames } from "../name-index.ts";
import { compareSpans, rowSpans, spansInStem, spanText } from "./claims.ts";
import { sentencesOf, wordsPlace } from "./document-text.ts";
import { pair, place } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const scheduleInText: Rule = {
  name: "schedule-in-text",
  family: "witnesses",
  finds: 'A note that explains a schedule ("the `28e` schedule") which no row of its document has.',
  why: "Either the note or the rows are out of date, and the reader takes the rows for something they are not.",
  lighter: "the text does not say which model it is about",
  example: {
    files: {
      "hrnet.md": doc(
        "HRNet",
        "### HTC",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `HRNetV2p-W18 | 20e | 42.8 | ${links("htc_hrnetv2p_w18_20e_coco")}`,
        ),
        "- The `28e` schedule in HTC indicates decreasing the lr at 24 and 27 epochs.",
      ),
    },
    expected: [{ line: 11, text: "28e` schedule" }],
    leaves: {
      "cascade-rcnn.md": doc(
        "Cascade R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 20e | 41.0 | ${links("cascade_rcnn_r50_fpn_20e_coco")}`,
        ),
        "The 20e schedule decreases the lr at 16 and 19 epochs. In the paper, a 24e lr schedule is used.",
      ),
    },
  },
  check: ({ documents, vocabulary }, report) => {
    for (const document of documents) {
      const rows = document.tables.flatMap((entry) => entry.rows);
      const spans = rows.map((row) => {
        const { config, weights } = pair(row);
        return [
          ...rowSpans(row),
          ...[config, weights].flatMap((witness) => (witness ? spansInStem(witness.stem) : [])),
        ];
      });
      if (!spans.some((list) => list.length > 0)) continue;
      for (const { sentence, start } of sentencesOf(document)) {
        const match =
          /\b(\d+(?:\.\d+)?[xe])\b[`'"]*,?\s+(?:(?:the|a|our|lr|learning rate|training)\s+)*schedules?\b/i.exec(
            sentence,
          );
        if (!match || /\b(?:paper|original|pre-?train\w*|baselines?|will)\b/i.test(sentence)) continue;
        const stated = spansInStem(match[1] ?? "");
        if (
          stated.length === 0 ||
          spans.some((list) => ["same", "spelled"].includes(compareSpans(list, stated)))
        )
          continue;
        const methods = findNames(vocabulary.methodNames, sentence, false).map((hit) =>
          nameKey(hit.entry.name),
        );
        const subject = rows.findIndex(
          (row, index) =>
            methods.includes(nameKey(row.result.method)) &&
            compareSpans(spans[index] ?? [], stated) === "differ",
        );
        const index = subject === -1 ? spans.findIndex((list) => list.length > 0) : subject;
        const row = rows[index];
        if (!row) continue;
        const expected = [...new Set((spans[index] ?? []).map(spanText))];
        report({
          zoo: document.zoo.id,
          file: document.file,
          place: wordsPlace(document, start, match[1] ?? ""),
          message: `Unexpected schedule ${code(match[1] ?? "")} in the text, expected ${expected.map(code).join(" or ")} as the rows have; correct the text or the rows`,
          actual: match[1] ?? "",
          expected,
          related: [place(row)],
          light: subject === -1,
        });
      }
    }
  },
};
