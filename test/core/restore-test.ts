import { describe, expect, it } from "vitest";
import { readCellNumbers } from "../../src/core/numbers.ts";
import { isFlattened, restoreFlattened } from "../../src/core/restore.ts";

describe("a document that lost its newlines", () => {
  const line =
    "# Zoo ## Results We report results. | Method | box AP | | :--- | ---: | | FCOS | 36.6 | | ATSS | 39.4 | **Note**: end.";

  it("is known by a header, a delimiter row and a row in one line", () => {
    expect(isFlattened(line)).toBe(true);
  });

  it("is not taken for one where a row of a table holds dashes", () => {
    expect(isFlattened("| Faster | ---- | ---- | ---- | [config](a.py) |")).toBe(false);
    expect(isFlattened("| :--- | :---: | :-: | ---: |")).toBe(false);
    expect(isFlattened("a | b\n-- | --\n1 | 2")).toBe(false);
  });

  it("gets its lines back, each offset leading to its place in the file", () => {
    const { source } = restoreFlattened(line);
    const lines = source.text.split("\n").filter((text) => text.trim() !== "");
    expect(lines.map((text) => text.trim())).toEqual([
      "# Zoo",
      "## Results",
      "We report results.",
      "| Method | box AP |",
      "| :--- | ---: |",
      "| FCOS | 36.6 |",
      "| ATSS | 39.4 |",
      "**Note**: end.",
    ]);
    expect(line.slice(source.origin(source.text.indexOf("39.4"))).startsWith("39.4")).toBe(true);
  });
});

describe("a number with its unit", () => {
  it("is read in any case of the unit, and a version is no number", () => {
    expect(readCellNumbers("16 FPS", new Set()).kind).toBe("numbers");
    expect(readCellNumbers("1.10.0", new Set()).kind).toBe("unreadable");
  });
});
