import { nameKey } from "../keys.ts";
import { code, type Rule } from "./rule.ts";

export const repeatedHeading: Rule = {
  name: "repeated-heading",
  family: "shape",
  finds: "The same heading twice under one parent.",
  why: "Links to the section reach the first one only, and one of the two is often a leftover.",
  example: {
    files: { "pafpn.md": "# PAFPN\n\n## Results and Models\n\n## Results and Models\n\nA table.\n" },
    expected: [{ line: 5, text: "## Results" }],
    leaves: {
      "zoo.md":
        "# Zoo\n\n## Mask R-CNN\n\n### Results\n\nA.\n\n## HTC\n\n### Results\n\nB.\n\n### Note\n\nC.\n\n### Note\n\nD.\n\n## CASIA-B\n\nE.\n\n## CASIA-B\\*\n\nF.\n",
    },
  },
  check: ({ documents }, report) => {
    for (const document of documents) {
      const path: { depth: number; seen: Map<string, number> }[] = [{ depth: 0, seen: new Map() }];
      for (const heading of document.headings) {
        while (path.length > 1 && (path[path.length - 1]?.depth ?? 0) >= heading.depth) path.pop();
        const siblings = path[path.length - 1]?.seen;
        // "CASIA-B*" is another than "CASIA-B".
        const mark = /[*+†‡′']+$/.exec(heading.text.trim())?.[0] ?? "";
        const key = `${heading.depth} ${nameKey(heading.text) || heading.text}${mark}`;
        const first = siblings?.get(key);
        if (first !== undefined && heading.text !== "" && !/^notes?\b/i.test(heading.text)) {
          report({
            zoo: document.zoo.id,
            file: document.file,
            place: heading.place,
            message: `Unexpected second heading ${code(heading.text)}, expected one; join the sections or rename one`,
            actual: heading.text,
            related: [{ file: `${document.zoo.id}/${document.file}`, line: first }],
          });
        } else siblings?.set(key, heading.place.line);
        path.push({ depth: heading.depth, seen: new Map() });
      }
    }
  },
};
