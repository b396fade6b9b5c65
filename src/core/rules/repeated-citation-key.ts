import { editDistance, nameKey, nameWords } from "../keys.ts";
import { type Citation, citations } from "./citations.ts";
import { code, type Rule } from "./rule.ts";

export const repeatedCitationKey: Rule = {
  name: "repeated-citation-key",
  family: "identity",
  finds:
    "One citation key for two papers: in one document, or where the key's own word is in the title of the other paper only.",
  why: "BibTeX refuses both entries or cites the wrong paper.",
  lighter: "the two stand in different documents and nothing tells whose the key is",
  example: {
    files: {
      "cascade-rpn.md":
        "# Cascade RPN\n\n```\n@inproceedings{vu2019cascade,\n  title={Cascade RPN: Delving into Region Proposals}\n}\n```\n\n## Results\n\nNone.\n",
      "scnet.md":
        "# SCNet\n\n```\n@inproceedings{vu2019cascade,\n  title={SCNet: Training Inference Sample Consistency}\n}\n```\n\n## Results\n\nNone.\n",
    },
    expected: [{ file: "scnet.md", line: 4, text: "vu2019cascade" }],
    leaves: {
      "a.md": "# A\n\n```\n@article{he2017mask,\n  title={Mask R-CNN}\n}\n```\n\n## Results\n\nNone.\n",
      "b.md": "# B\n\n```\n@article{he2017mask,\n  title={{Mask} r-cnn}\n}\n```\n\n## Results\n\nNone.\n",
    },
  },
  check: ({ documents }, report) => {
    const byZoo = new Map<string, Map<string, Citation[]>>();
    for (const document of documents) {
      const keys = byZoo.get(document.zoo.id) ?? new Map<string, Citation[]>();
      byZoo.set(document.zoo.id, keys);
      for (const entry of citations(document)) {
        if (entry.title === "") continue;
        const known = keys.get(entry.key) ?? [];
        keys.set(entry.key, [...known, entry]);
        const beside = known.find(
          (candidate) =>
            candidate.document === entry.document && nameKey(candidate.title) !== nameKey(entry.title),
        );
        const other = beside ?? known.find((candidate) => !samePaper(candidate.title, entry.title));
        if (!other || (!beside && known.some((candidate) => samePaper(candidate.title, entry.title))))
          continue;
        const word = /\d([a-z]{4,})[a-z]?$/i.exec(entry.key)?.[1]?.toLowerCase();
        const fits = (title: string) => word !== undefined && nameWords(title).join("").includes(word);
        const inside = other.document === entry.document;
        const [wrong, right] =
          !inside && fits(entry.title) && !fits(other.title) ? [other, entry] : [entry, other];
        report({
          zoo: document.zoo.id,
          file: wrong.document.file,
          place: wrong.place,
          message: `Unexpected citation key ${code(entry.key)} for ${code(wrong.title)}, which already stands for ${code(right.title)}; give it a key of its own`,
          actual: entry.key,
          related: [{ file: `${document.zoo.id}/${right.document.file}`, line: right.place.line }],
          light: !inside && fits(entry.title) === fits(other.title),
        });
      }
    }
  },
};

/** Titles of one paper differ in case, braces and a subtitle at most. */
function samePaper(a: string, b: string): boolean {
  const [left, right] = [nameKey(a), nameKey(b)];
  if (left === "" || right === "" || left.startsWith(right) || right.startsWith(left)) return true;
  const limit = Math.floor(Math.max(left.length, right.length) / 5);
  return editDistance(left, right, limit) <= limit;
}
