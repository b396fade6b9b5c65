import { nameWords } from "../keys.ts";
import { code, type Rule } from "./rule.ts";

export const emptySection: Rule = {
  name: "empty-section",
  family: "shape",
  finds: "A heading with nothing below it: no text, no table, no deeper heading.",
  why: "A reader comes for results that are not there; often a table was lost in a merge.",
  example: {
    files: { "fast-rcnn.md": "# Fast R-CNN\n\n## Introduction\n\nA detector.\n\n## Results and models\n" },
    expected: [{ line: 7, text: "## Results" }],
    leaves: { "fast-rcnn.md": "# Fast R-CNN\n\n## Results\n\n### COCO\n\nSee the paper.\n" },
  },
  check: ({ documents }, report) => {
    for (const { zoo, file, headings } of documents) {
      for (const [index, heading] of headings.entries()) {
        const next = headings[index + 1];
        if (!heading.bare || heading.text === "" || (next && next.depth > heading.depth)) continue;
        // A sentence that is set as a heading.
        if (nameWords(heading.text).length > 8 || /[.!]$/.test(heading.text)) continue;
        // The title of a document whose sections are titles, too.
        if (index === 0 && (headings.length === 1 || heading.depth === 1)) continue;
        report({
          zoo: zoo.id,
          file,
          place: heading.place,
          message: `Unexpected section ${code(heading.text)} without content; fill it or remove it`,
          actual: heading.text,
        });
      }
    }
  },
};
