import { code, type Rule } from "./rule.ts";

export const mergeMarker: Rule = {
  name: "merge-marker",
  family: "shape",
  finds: "A line that git left where two changes collided: `<<<<<<< HEAD`.",
  why: "Rows of both sides may stand in the table, and readers see the mark.",
  example: {
    files: { "zoo.md": "# Zoo\n\nText.\n\n<<<<<<< HEAD\nOne.\n=======\nOther.\n>>>>>>> 079ba1d (Update)\n" },
    expected: [
      { line: 5, text: "<<<<<<< HEAD" },
      { line: 9, text: ">>>>>>> 079ba1d" },
    ],
    leaves: { "zoo.md": "# Zoo\n\nTitle\n=======\n\n```\n<<<<<<< HEAD\n```\n\n> > > quoted\n" },
  },
  check: ({ documents }, report) => {
    for (const { zoo, file, text } of documents) {
      if (!text) continue;
      const { source, lines } = text;
      // What stands in a fence is shown, not left behind.
      const shown = source.text.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm, (fence) =>
        fence.replace(/[<>]/g, " "),
      );
      for (const { 0: marker, index } of shown.matchAll(/^(?:<{7}|>{7}) \S.*$/gm))
        report({
          zoo: zoo.id,
          file,
          place: lines.place(source.origin(index)),
          message: `Unexpected merge marker ${code(marker)}, expected one of the two sides; resolve the conflict`,
          actual: marker,
        });
    }
  },
};
