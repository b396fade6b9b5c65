import { code, type Rule } from "./rule.ts";

/** So many further titles make them the style of a document. */
const STYLE = 2;

export const secondTitle: Rule = {
  name: "second-title",
  family: "shape",
  finds: "A second heading of the first level in a document.",
  why: "Tools take it for the start of another document, and what follows loses its method.",
  lighter: "the document has two more, or still more of them",
  example: {
    files: { "detr.md": "# Deformable DETR\n\n## Results\n\nA table.\n\n# NOTE\n\nBatch size 32.\n" },
    expected: [{ line: 7, text: "# NOTE" }],
    leaves: { "detr.md": "# Deformable DETR\n\n```sh\n# NOTE\n```\n\n## Note\n\nBatch size 32.\n" },
  },
  check: ({ documents }, report) => {
    for (const { zoo, file, headings } of documents) {
      const [title, ...rest] = headings.filter(({ depth, text }) => depth === 1 && text !== "");
      const second = rest[0];
      if (!title || !second) continue;
      report({
        zoo: zoo.id,
        file,
        place: second.place,
        message: `Unexpected second title ${code(second.text)} after ${code(title.text)}, expected one; make it a section`,
        actual: second.text,
        related: [{ file: `${zoo.id}/${file}`, line: title.place.line }],
        light: rest.length >= STYLE,
      });
    }
  },
};
