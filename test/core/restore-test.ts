/** Texts that were taken apart and put together: every offset leads back to the file. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentsOfFile } from "../../src/core/documents.ts";
import { LineIndex } from "../../src/core/place.ts";
import { isFlattened, restoreFlattened } from "../../src/core/restore.ts";
import { scanHeadings, splitDocuments } from "../../src/core/split.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const vocabulary = await readVocabulary();
const piece = fc.constantFrom(
  ...[
    "# FCOS",
    "## Results",
    "| a | b |",
    "|--|--|",
    "|:-:|:-:|",
    "| 1 | 2 |",
    "words and Words",
    "```",
    "<!--",
  ],
  ...["-->", "\n", "\n\n", "> quote", "![i](j)", "- `x`", "1. Step", "**Note**:", "\\|", "|"],
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(" "));

describe("a restored text", () => {
  it("is the text with line breaks, each of its characters where it was", () => {
    fc.assert(
      fc.property(text, (original) => {
        const { source } = restoreFlattened(original);
        let last = -1;
        for (let offset = 0; offset < source.text.length; offset++) {
          const origin = source.origin(offset);
          expect(origin).toBeGreaterThanOrEqual(last);
          last = origin;
          if (source.text[offset] !== "\n") expect(original[origin]).toBe(source.text[offset]);
        }
        expect(source.text.replace(/\s/g, "")).toBe(original.replace(/\s/g, ""));
      }),
      { numRuns: 500 },
    );
  });

  it.each(["words | a | b | |---|---| | 1 | 2 |", "# T | a | b | |:--:|:-:| | 1 | 2 | more"])(
    "knows a line that lost its breaks: %s",
    (line) => expect(isFlattened(line)).toBe(true),
  );

  it.each([
    ["| :--- | :---: | :-: | :---: | :-: |"],
    [":-- | --- | --: | ---"],
    ["---|---|---"],
    ["| a | b |"],
    ["| --- | a --- b | --- |"],
    ["words -- and | pipes"],
  ])("leaves a line of an ordinary table: %s", (line) => expect(isFlattened(line)).toBe(false));
});

describe("the documents of a file", () => {
  it("cover it, one after the other", () => {
    fc.assert(
      fc.property(text, (original) => {
        const spans = splitDocuments(original, vocabulary.words);
        expect(spans.map((span) => original.slice(span.start, span.end)).join("")).toBe(original);
        for (const span of spans.slice(1)) expect(original.slice(span.start)).toMatch(/^ {0,3}#(?!#)/);
      }),
      { numRuns: 500 },
    );
  });

  it("know where they are in the file", () => {
    fc.assert(
      fc.property(text, (original) => {
        const count = original.split("\n").length;
        let before = 0;
        for (const document of documentsOfFile(original, vocabulary)) {
          expect(document.line).toBeGreaterThanOrEqual(before);
          expect(document.endLine).toBeGreaterThanOrEqual(document.line);
          expect(document.endLine).toBeLessThanOrEqual(count);
          before = document.endLine;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("begin at headings, and leave those in fences and comments", () => {
    const heads = (markdown: string) => scanHeadings(markdown).map((heading) => heading.text);
    expect(heads("# A\n## B ##\n#no\n    # code\n   # C")).toEqual(["A", "B", "C"]);
    expect(heads("```sh\n# no\n```\n# A\n~~~\n# no\n```\n# no\n~~~\n# B")).toEqual(["A", "B"]);
    expect(heads("<!--\n# no\n```\n-->\n# A\n<!-- x -->\n# B")).toEqual(["A", "B"]);
    expect(heads("`` `inline` ``\n# A\n``` a`b\n# B")).toEqual(["A", "B"]);
  });
});

describe("places", () => {
  it("count lines and columns from 1", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "é") }), (original) => {
        const index = new LineIndex(original);
        for (let offset = 0; offset <= original.length; offset++) {
          const before = original.slice(0, offset).split("\n");
          expect(index.place(offset)).toEqual({
            line: before.length,
            column: (before[before.length - 1]?.length ?? 0) + 1,
          });
        }
      }),
    );
  });
});
