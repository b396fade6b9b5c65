import { nameKey } from "../keys.ts";
import type { MethodWord } from "../vocabulary-schema.ts";
import { methodsInStem } from "./claims.ts";
import type { LintDocument } from "./inventory.ts";
import { pair } from "./lint-row.ts";
import { code, doc, links, type Rule, table } from "./rule.ts";

export const repeatedTitle: Rule = {
  name: "repeated-title",
  family: "identity",
  finds: "Two documents of a zoo with one title; graver where the configs of one are all of another method.",
  why: "The title was copied, and the document's results are filed under a method that is not theirs.",
  lighter: "the configs of the documents do not tell whose the title is",
  example: {
    files: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 37.4 | ${links("faster_rcnn_r50_fpn_1x_coco")}`,
        ),
      ),
      "rpn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Lr schd | AR 1000 | Config | Download",
          `R-50-FPN | 1x | 58.2 | ${links("rpn_r50_fpn_1x_coco")}`,
        ),
      ),
    },
    expected: [{ file: "rpn.md", line: 1, text: "# Faster R-CNN" }],
    leaves: {
      "a/README.md": doc("Results", "None."),
      "b/README.md": doc("Results", "None."),
    },
  },
  check: ({ documents, vocabulary }, report) => {
    const sections = new Set(vocabulary.words.sections.map(nameKey));
    const seen = new Map<string, LintDocument[]>();
    for (const document of documents) {
      const heading = document.headings.find((candidate) => candidate.depth === 1);
      const title = nameKey(document.record.title);
      if (!heading || title === "" || sections.has(title) || document.record.superseded !== null) continue;
      const key = `${document.zoo.id} ${title}`;
      const others = seen.get(key) ?? [];
      seen.set(key, [...others, document]);
      const first = others[0];
      if (!first) continue;
      const named = (other: LintDocument) => detectors(other, vocabulary);
      const titled = vocabulary.methodNames.byKey.get(title) ?? null;
      const foreign = (other: LintDocument) => {
        const found = named(other);
        return titled !== null && found.length > 0 && found.every((method) => method !== titled);
      };
      const wrong = foreign(first) && !foreign(document) ? first : document;
      const right = wrong === first ? document : first;
      const place = wrong.headings.find((candidate) => candidate.depth === 1)?.place;
      report({
        zoo: wrong.zoo.id,
        file: wrong.file,
        place: place ?? heading.place,
        message: `Unexpected title ${code(document.record.title)}, which another document has${
          foreign(wrong)
            ? `, expected ${named(wrong)
                .map((method) => code(method.name))
                .join(" or ")} as its configs are of`
            : ""
        }; rename one`,
        actual: document.record.title,
        related: [{ file: `${right.zoo.id}/${right.file}`, line: right.record.source.line }],
        light: !(foreign(wrong) && named(right).includes(titled as MethodWord)),
      });
    }
  },
};

/** Detectors that the configs of a document name. */
function detectors(document: LintDocument, vocabulary: Parameters<typeof methodsInStem>[1]): MethodWord[] {
  const rows = document.tables.flatMap((entry) => entry.rows);
  const found = rows.flatMap((row) => {
    const { config, weights } = pair(row);
    const witness = config ?? weights;
    return witness
      ? methodsInStem(witness.stem, vocabulary).filter((method) => method.kind === "detector")
      : [];
  });
  return [...new Set(found)];
}
