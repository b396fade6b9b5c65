import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Query, readQuery, writeQuery } from "../../src/client/query.ts";

describe("the query of an address", () => {
  test("stays readable: commas, dots, slashes and signs stand for themselves", () => {
    const query: Query = new Map([
      ["sort", ["-value", "memory"]],
      ["mem", ["..6"]],
      ["r", ["mmdetection/atss_r50_fpn_1x_coco"]],
    ]);
    expect(writeQuery(query)).toBe("?sort=-value,memory&mem=..6&r=mmdetection/atss_r50_fpn_1x_coco");
  });
  test("tells a plus sign from a space, and a comma in a name from one between names", () => {
    const query: Query = new Map([["technique", ["GN+WS", "multi scale", "a,b"]]]);
    expect(writeQuery(query)).toBe("?technique=GN%2BWS,multi+scale,a%2Cb");
    expect(readQuery(writeQuery(query))).toEqual(query);
  });
  test("takes a malformed percent sign as it stands", () => {
    expect(readQuery("?q=100%&&=x&flag")).toEqual(
      new Map([
        ["q", ["100%"]],
        ["flag", []],
      ]),
    );
  });
  test("is nothing where there is nothing to say", () => {
    expect(writeQuery(new Map([["q", []]]))).toBe("");
  });
  test("gives back whatever was written", () => {
    const item = fc.string({ minLength: 1, unit: "grapheme" });
    fc.assert(
      fc.property(fc.array(fc.tuple(item, fc.array(item, { minLength: 1 }))), (pairs) => {
        const query = new Map(pairs);
        expect(readQuery(writeQuery(query))).toEqual(query);
      }),
    );
  });
});
