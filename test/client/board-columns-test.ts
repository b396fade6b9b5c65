import { describe, expect, test } from "vitest";
import { columns, fractionStyle, numberHtml, rowHtml, valueText } from "../../src/client/board-columns.ts";
import { row } from "./board-fixture.ts";

const usual = columns.filter((column) => column.shown);

describe("a row of a board", () => {
  test("is headed by the method, which leads to the result", () => {
    const html = rowHtml(row("a b", 39.4), usual, { base: "/site/" });
    expect(html).toContain(
      '<th scope="row" data-column="method"><a href="/site/results/zoo/a%20b/">ATSS</a></th>',
    );
  });
  test("says what its compare button compares", () => {
    const html = rowHtml(row("a", 39.4), usual, { base: "/", chosen: () => true });
    expect(html).toContain(
      'data-compare-id="zoo/a" aria-pressed="true" aria-label="Compare ATSS, ResNet-50 FPN, 1x, 39.4"',
    );
  });
  test("shows the rank within a filter and, beside it, that of the board", () => {
    const html = rowHtml({ ...row("a", 39.4), rank: 12 }, usual, { base: "/", rank: 3 });
    expect(html.replace(/<[^>]+>/g, "")).toContain("3 here, on the whole board 12");
  });
  test("gives the reason where it is not comparable", () => {
    expect(
      rowHtml(row("a", 39.4, { comparable: false, reason: "test-time augmentation" }), usual, { base: "/" }),
    ).toContain('<small class="reason">test-time augmentation</small>');
  });
  test("escapes what a zoo wrote", () => {
    const html = rowHtml(row('"><script>', 1, { method: "<b>&", backbone: "<i>" }), usual, { base: "/" });
    expect(html).not.toMatch(/<script|<b>|<i>/);
  });
});

describe("numbers", () => {
  test("keep the digits that the zoo wrote", () => {
    expect(valueText({ value: 40, raw: "40.0" })).toBe("40.0");
    expect(valueText({ value: 36.22, raw: "36,22" })).toBe("36.22");
  });
  test("are the value itself where the cell says more or is in another unit", () => {
    expect(valueText({ value: 59.9, raw: "0.599" })).toBe("59.9");
    expect(valueText({ value: 36, raw: "36.0 (35.9)" })).toBe("36");
  });
  test("come in two parts, to align on the point", () => {
    expect(numberHtml("39.4")).toBe('<span class="int">39</span><span class="frac">.4</span>');
    expect(numberHtml("39")).toBe('<span class="int">39</span><span class="frac"></span>');
    expect(fractionStyle([row("a", 39.45), row("b", 40, { memory: 3.7 })])).toBe(
      "--frac-value:3;--frac-memory:2;--frac-fps:0",
    );
  });
});
