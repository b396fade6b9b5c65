import type { CellLink } from "../grid.ts";
import { nameKey, nameWords } from "../keys.ts";
import { findNames } from "../name-index.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { MethodWord } from "../vocabulary-schema.ts";
import { blocksOf } from "./document-text.ts";
import type { LintDocument } from "./inventory.ts";
import { code, type Rule } from "./rule.ts";

interface Mention {
  document: LintDocument;
  link: CellLink;
  method: MethodWord;
}

export const sharedPaperLink: Rule = {
  name: "shared-paper-link",
  family: "identity",
  finds: "One paper's address under the names of two methods.",
  why: "One of the links was copied: authors are credited for what they did not write.",
  lighter: "only two links speak, or the label is short",
  example: {
    files: {
      "zoo.md":
        "# Zoo\n\n## Mask R-CNN\n\n[Mask R-CNN](https://arxiv.org/abs/1703.06870)\n\n| Backbone | Lr schd | box AP |\n|---|---|---|\n| R-50 | 1x | 38.2 |\n\n## Cascade R-CNN\n\n[Cascade R-CNN: High Quality Object Detection and Instance Segmentation](https://arxiv.org/abs/1703.06870)\n\n| Backbone | Lr schd | box AP |\n|---|---|---|\n| R-50 | 1x | 41.2 |\n\n## FCOS\n\nCompare [Mask R-CNN](https://arxiv.org/abs/1703.06870v3).\n",
    },
    expected: [{ line: 13, text: "[Cascade R-CNN" }],
    leaves: {
      "zoo.md":
        "# Zoo\n\n[Cascade R-CNN](https://arxiv.org/abs/1906.09756) and [Cascade Mask R-CNN](https://arxiv.org/abs/1906.09756)\n\n| Backbone | Lr schd | box AP |\n|---|---|---|\n| R-50 | 1x | 41.2 |\n",
    },
  },
  check: ({ documents, vocabulary }, report) => {
    const papers = new Map<string, Mention[]>();
    for (const document of documents) {
      for (const link of linksOf(document)) {
        const id = /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/i.exec(link.url)?.[1];
        const method = id === undefined ? null : exactly(link.label, vocabulary);
        if (id === undefined || method === null) continue;
        const key = `${document.zoo.id} ${id}`;
        papers.set(key, [...(papers.get(key) ?? []), { document, link, method }]);
      }
    }
    const everywhere = [...papers].map(([key, mentions]) => ({ id: key.split(" ")[1] ?? "", mentions }));
    for (const { id, mentions } of everywhere) {
      for (const [index, mention] of mentions.entries()) {
        const rival = mentions.find((other, at) => at < index && !akin(other.method, mention.method));
        if (!rival) continue;
        const votes = (method: MethodWord) =>
          everywhere
            .filter((entry) => entry.id === id)
            .flatMap((entry) => entry.mentions)
            .filter((other) => other.method === method).length;
        const [wrong, right] =
          votes(mention.method) > votes(rival.method) ? [rival, mention] : [mention, rival];
        report({
          zoo: wrong.document.zoo.id,
          file: wrong.document.file,
          place: wrong.link.place,
          message: `Unexpected paper ${code(id)} for ${code(wrong.method.name)}, which is linked as that of ${code(right.method.name)}; link its own paper`,
          actual: wrong.link.url,
          related: [{ file: `${right.document.zoo.id}/${right.document.file}`, line: right.link.place.line }],
          light: votes(right.method) < 2 || nameWords(wrong.link.label).length < 5,
        });
        break;
      }
    }
  },
};

function linksOf(document: LintDocument): CellLink[] {
  return blocksOf(document).flatMap((block) =>
    block.type === "text"
      ? block.links
      : block.type === "table"
        ? block.grid.rows.flatMap((row) =>
            row.cells.filter((cell) => !cell.spanned).flatMap((cell) => cell.links),
          )
        : [],
  );
}

/** The method whose name or title a label is as a whole. */
function exactly(label: string, vocabulary: Vocabulary): MethodWord | null {
  const whole = vocabulary.methodNames.byKey.get(nameKey(label));
  if (whole) return whole;
  const hits = findNames(vocabulary.methodNames, label, false);
  return hits.length > 0 && hits[0]?.start === 0 && label.includes(":") ? (hits[0]?.entry ?? null) : null;
}

/** Methods that may well come from one paper: one is part of the other's name, or built on it. */
function akin(a: MethodWord, b: MethodWord): boolean {
  if (a === b || a.base === b.slug || b.base === a.slug || a.kind !== b.kind) return true;
  const plain = new Set(["r", "cnn", "rcnn", "net", "network"]);
  const words = (method: MethodWord) =>
    nameWords([method.name, ...(method.aliases ?? [])].join(" ")).filter(
      (word) => word.length > 1 && !plain.has(word),
    );
  const initials = (method: MethodWord) =>
    (method.aliases ?? []).some((alias) =>
      nameWords(alias)
        .map((word) => word[0])
        .join("")
        .includes(nameKey(a === method ? b.name : a.name)),
    );
  const common = new Set([
    "for",
    "and",
    "of",
    "the",
    "object",
    "detection",
    "instance",
    "segmentation",
    "mask",
    "with",
    "in",
    "to",
    "via",
    "on",
    "high",
    "quality",
    "dense",
  ]);
  return words(a).some((word) => !common.has(word) && words(b).includes(word)) || initials(a) || initials(b);
}
