import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCellNumbers } from "../../src/core/numbers.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const { blanks } = await readVocabulary();

/** The numbers of a cell as text: "36 main, 35.9 bracket". */
function read(text: string): string {
  const value = readCellNumbers(text, blanks);
  if (value.kind !== "numbers") return value.kind;
  return value.numbers
    .map(({ value, unit, role, note }) => `${value}${unit ?? ""} ${role}${note === null ? "" : ` "${note}"`}`)
    .join(", ");
}

describe("a cell of numbers", () => {
  it.each([
    ["36.6", "36.6 main"],
    ["36,22", "36.22 main"],
    ["1,234", "1234 main"],
    ["21,060.5", "21060.5 main"],
    [".5", "0.5 main"],
    ["-3.2", "-3.2 main"],
    ["−3.2", "-3.2 main"],
    ["36.0 (35.9)", "36 main, 35.9 bracket"],
    ["36.0(35.9*)", "36 main, 35.9 bracket"],
    ["36.0（35.9）", "36 main, 35.9 bracket"],
    ["40.8 (+3.4)", "40.8 main, 3.4 delta"],
    ["40.8 (-0.4)", "40.8 main, -0.4 delta"],
    ["63.1±0.5", "63.1 main, 0.5 uncertainty"],
    ["63.1 ± 0.5", "63.1 main, 0.5 uncertainty"],
    ["63.1+/-0.5", "63.1 main, 0.5 uncertainty"],
    ["63.1+-0.5", "63.1 main, 0.5 uncertainty"],
    ["18.4*", "18.4 main"],
    ["40.59#", "40.59 main"],
    ["36.6†‡", "36.6 main"],
    ["36.6^1,2", "36.6 main"],
    ["36.6%", "36.6% main"],
    ["1.22ms (+0.02)", "1.22ms main, 0.02 delta"],
    ["25.6M", "25.6M main"],
    ["0.05 s/im", "0.05s/im main"],
    ["64.07 / 63.21", "64.07 main, 63.21 main"],
    ["78.9 (single-scale)/81.3 (multi-scale)", '78.9 main "single-scale", 81.3 main "multi-scale"'],
    ["36.6 (w/ tta)", '36.6 main "w/ tta"'],
    ["45.2 [1]", "45.2 main"],
    ["4.3 (25x10 frames)", '4.3 main "25x10 frames"'],
    ["1.3 ((32+8)x10x3 frames)", '1.3 main "(32+8)x10x3 frames"'],
    ["67.6(+DARK 68.4)", "67.6 main"],
    ["33.5 (48.9 ↡)", "33.5 main, 48.9 bracket"],
    ["36.2;31.8 :arrow_down:", "36.2 main, 31.8 main"],
    ["40.7;36.8 :arrow_down: ^2", "40.7 main, 36.8 main"],
    ["2.9ms per person", "2.9ms main"],
    ["1.1B", "1.1B main"],
  ])("reads %j as %s", (text, expected) => expect(read(text)).toBe(expected));

  it("takes no figure in brackets behind a dash for blank", () => expect(read("- (36)")).not.toBe("blank"));

  it.each(["", "-", "--", "---", "—", "N/A", "n/a", "×", "TBD", " ", "* *", "WIP (bs 24)"])(
    "takes %j for blank",
    (text) => expect(read(text)).toBe("blank"),
  );

  it.each(["about forty", "1O.5", "2.0.1", "v2", "512x1024", "1x8", "20e", "R-50", "1e-3", "NaN0", "(36.0)"])(
    "leaves %j, which it would have to guess at",
    (text) => expect(read(text)).toBe("unreadable"),
  );

  it("gives back any decimal number, wherever it stands in its cell", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom("", " ", "  "), (number, space) => {
        const text = (number / 100).toFixed(2);
        const value = readCellNumbers(`${space}${text}${space}`, blanks);
        expect(value.kind === "numbers" && value.numbers.map((found) => found.value)).toEqual([Number(text)]);
      }),
    );
  });

  it("never throws, and gives finite numbers", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,()+-±/%*^ abKMsx[]") }), (text) => {
        const value = readCellNumbers(text, blanks);
        if (value.kind !== "numbers") return;
        expect(value.numbers.some((number) => number.role === "main")).toBe(true);
        for (const number of value.numbers) expect(Number.isFinite(number.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
