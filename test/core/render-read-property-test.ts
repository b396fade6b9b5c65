/** Random records, written as GFM and as HTML in random styles, are read back as the same records. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Extraction, Result } from "../../src/core/contract.ts";
import { balances, extract } from "../../src/core/extract.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const vocabulary = await readVocabulary();

interface Row {
  method: string;
  backbone: string;
  schedule: string;
  memory: number | null;
  fps: number | null;
  box: number | null;
  mask: number | null;
  dataset: string;
  note: string;
  config: string;
  weights: string;
  log: string | null;
}

const tenths = (max: number) => fc.integer({ min: 1, max: max * 10 }).map((number) => number / 10);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 4 });
const row: fc.Arbitrary<Row> = fc
  .record({
    method: fc.constantFrom("Mask R-CNN", "Cascade Mask R-CNN", "HTC"),
    backbone: fc.constantFrom("R-50-FPN", "R-101-FPN", "X-101-64x4d-FPN", "R-50-C4"),
    schedule: fc.constantFrom("1x", "2x", "20e", "0.5x"),
    memory: maybe(tenths(40)),
    fps: maybe(tenths(60)),
    box: maybe(tenths(70)),
    mask: maybe(tenths(60)),
    dataset: fc.constantFrom("COCO", "Cityscapes", "LVIS v1"),
    note: fc.stringMatching(/^[a-zA-Zäß中&<>"' ]{0,12}$/).map((text) => text.trim().replace(/\s+/g, " ")),
    name: fc.stringMatching(/^[a-z][a-z0-9]{3,8}$/),
    hash: fc.stringMatching(/^[0-9a-f]{7}[0-9]$/),
    logged: fc.boolean(),
  })
  .map(({ name, hash, logged, ...row }) => ({
    ...row,
    config: `./configs/net_${name}.py`,
    weights: `https://example.org/z/net_${name}_20210203-${hash}.pth?a=1&b=2`,
    log: logged ? `https://example.org/z/net_${name}_20210203.log.json` : null,
  }));
const records = fc.uniqueArray(row, { minLength: 1, maxLength: 7, selector: (item) => item.config });

/** A cell before it is written down: its text, or links with texts between them. */
type Content = string | { label: string; url: string }[];

const COLUMNS: { header: string; cell: (row: Row) => Content }[] = [
  { header: "Method", cell: (row) => row.method },
  { header: "Backbone", cell: (row) => row.backbone },
  { header: "Lr schd", cell: (row) => row.schedule },
  { header: "Mem (GB)", cell: (row) => (row.memory === null ? "-" : row.memory.toFixed(1)) },
  { header: "Inf time (fps)", cell: (row) => (row.fps === null ? "" : row.fps.toFixed(1)) },
  { header: "box AP", cell: (row) => (row.box === null ? "N/A" : row.box.toFixed(1)) },
  { header: "mask AP", cell: (row) => (row.mask === null ? "-" : row.mask.toFixed(1)) },
  { header: "Dataset", cell: (row) => row.dataset },
  { header: "Notes", cell: (row) => row.note },
  { header: "Config", cell: (row) => [{ label: "config", url: row.config }] },
  {
    header: "Download",
    cell: (row) => [
      { label: "model", url: row.weights },
      ...(row.log === null ? [] : [{ label: "log", url: row.log }]),
    ],
  },
];

/** What must be read back of a row. */
function expected(row: Row) {
  const dataset = { COCO: "coco", Cityscapes: "cityscapes", "LVIS v1": "lvis-v1" }[row.dataset];
  return {
    method: row.method,
    backbone: row.backbone,
    schedule: row.schedule,
    memory: row.memory,
    fps: row.fps,
    metrics: [
      ...(row.box === null ? [] : [`box_ap ${row.box} ${dataset}`]),
      ...(row.mask === null ? [] : [`mask_ap ${row.mask} ${dataset}`]),
    ],
    note: row.note === "" ? undefined : row.note,
    links: [
      `config ${row.config}`,
      `weights ${row.weights}`,
      ...(row.log === null ? [] : [`log ${row.log}`]),
    ].sort(),
  };
}

function found(result: Result) {
  return {
    method: result.method,
    backbone: result.backbone?.raw,
    schedule: result.schedule,
    memory: result.trainingMemoryGb,
    fps: result.inferenceFps,
    metrics: result.metrics.map((metric) => `${metric.id} ${metric.value} ${metric.dataset}`).sort(),
    note: result.attributes["Notes"],
    links: result.links.map((link) => `${link.kind} ${link.raw}`).sort(),
  };
}

/** Reads a text and compares; metric positions must lead to the figure in the text. */
function readsBack(text: string, rows: Row[]): Extraction {
  const extraction = extract([{ id: "zoo", manifest: {}, files: [{ path: "zoo.md", text }] }], vocabulary);
  expect(extraction.results.map(found)).toEqual(rows.map(expected));
  expect(balances(extraction.ledger)).toBe(true);
  const lines = text.split(/\r\n|\n/);
  for (const metric of extraction.results.flatMap((result) => result.metrics)) {
    const at = (lines[metric.source.line - 1] ?? "").slice(metric.source.column - 1);
    expect(
      at.replace(/^(?:\*\*|__|`|<\w+>)/, "").startsWith(metric.value.toFixed(1)),
      `${at} is the figure`,
    ).toBe(true);
  }
  return extraction;
}

const columns = fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length });
const entities = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const gfmStyle = fc.record({
  pipes: fc.constantFrom("both", "both", "none", "start", "end"),
  marks: fc.constantFrom("---", ":-:", ":--", "--:", ":--------:", "-----"),
  padding: fc.constantFrom(0, 1, 5),
  between: fc.constantFrom(" \\| ", " &#124; ", " &vert; ", " / ", " "),
  anchor: fc.boolean(),
  emphasis: fc.constantFrom("", "**", "__", "`"),
  strongHeader: fc.boolean(),
  headerBreak: fc.constantFrom(" ", " ", "<br>", "<br/>"),
  indentation: fc.constantFrom("", "", " ", "   ", "    "),
  newline: fc.constantFrom("\n", "\r\n"),
  ending: fc.constantFrom("", "  ", "\t"),
  before: fc.constantFrom("", "Some words.", "Some words.\n", "- item\n", "<!-- comment -->\n"),
});

/**
 * Without outer pipes a row must not begin or end with a blank cell: "- | 1x" is a list item, "| 1x" has an outer pipe.
 */
function closedByNames(order: typeof COLUMNS): typeof COLUMNS {
  const rank = (header: string) => (header === "Method" ? 0 : header === "Config" ? 2 : 1);
  return [...order].sort((a, b) => rank(a.header) - rank(b.header));
}

function writeGfm(
  rows: Row[],
  shuffled: typeof COLUMNS,
  style: typeof gfmStyle extends fc.Arbitrary<infer Style> ? Style : never,
): string {
  const { pipes, emphasis, padding, between, anchor } = style;
  const order = pipes === "both" ? shuffled : closedByNames(shuffled);
  const space = " ".repeat(padding);
  const line = (cells: string[]) => {
    const open = pipes === "both" || pipes === "start" ? "|" : "";
    const close = pipes === "both" || pipes === "end" ? "|" : "";
    return `${style.indentation}${open}${cells.map((cell) => `${space}${cell}${space}`).join("|")}${close}${style.ending}`;
  };
  const write = (content: Content, figure: boolean) => {
    if (typeof content === "string") {
      const text = entities(content);
      return figure && /\d/.test(content) ? `${emphasis}${text}${emphasis}` : text;
    }
    return content
      .map(({ label, url }) => (anchor ? `<a href="${entities(url)}">${label}</a>` : `[${label}](${url})`))
      .join(between);
  };
  const lines = [
    line(
      order.map(({ header }) => {
        const text = header.replace(" ", style.headerBreak);
        return style.strongHeader ? `**${text}**` : text;
      }),
    ),
    line(order.map(() => style.marks)),
    ...rows.map((row) => line(order.map(({ header, cell }) => write(cell(row), header.endsWith("AP"))))),
  ];
  return ["# Model Zoo", "", style.before, ...lines, ""].join("\n").replaceAll("\n", style.newline);
}

const htmlStyle = fc.record({
  head: fc.constantFrom("thead", "tr", "loose"),
  body: fc.boolean(),
  headerCell: fc.constantFrom("th", "td"),
  upper: fc.boolean(),
  attributes: fc.constantFrom("", ' align="center"', " style='color: red' data-x"),
  comments: fc.boolean(),
  closing: fc.boolean(),
  span: fc.boolean(),
  lines: fc.constantFrom("cells", "rows", "none"),
  wrap: fc.constantFrom("", "div", "details", "center"),
  markup: fc.constantFrom("", "b", "span", "code"),
  headerBreak: fc.constantFrom(" ", "<br>", "<br/>", "&nbsp;", "\n"),
  between: fc.constantFrom(" | ", "&nbsp;|&nbsp;", " &#124; ", "<br>", " "),
  indentation: fc.constantFrom("", "  ", "\t"),
});

function writeHtml(
  rows: Row[],
  order: typeof COLUMNS,
  style: typeof htmlStyle extends fc.Arbitrary<infer Style> ? Style : never,
): string {
  const { attributes, markup, between } = style;
  const tag = (name: string) => (style.upper ? name.toUpperCase() : name);
  const gap = style.lines === "cells" ? `\n${style.indentation}` : "";
  const end = style.lines === "none" ? "" : "\n";
  const close = (name: string) => (style.closing ? `</${tag(name)}>` : "");
  const write = (content: Content) => {
    if (typeof content === "string")
      return markup === "" || content === ""
        ? entities(content)
        : `<${markup}>${entities(content)}</${markup}>`;
    return content.map(({ label, url }) => `<a href="${entities(url)}">${label}</a>`).join(between);
  };
  const cells = rows.map((row) => order.map(({ cell }) => write(cell(row))));
  /** How many rows from this one on have the same cell; 0 where an earlier row's cell reaches into it. */
  const span = (y: number, x: number): number => {
    const at = (index: number) => cells[index]?.[x];
    if (!style.span) return 1;
    if (y > 0 && at(y - 1) === at(y)) return 0;
    let count = 1;
    while (y + count < cells.length && at(y + count) === at(y)) count++;
    return count;
  };
  const header = order
    .map(({ header }) => {
      const name = style.head === "loose" ? "th" : style.headerCell;
      return `${gap}<${tag(name)}${attributes}>${header.replace(" ", style.headerBreak)}${style.head === "loose" ? `</${tag(name)}>` : close(name)}`;
    })
    .join("");
  const head =
    style.head === "thead"
      ? `<${tag("thead")}><${tag("tr")}>${header}${end}</${tag("tr")}></${tag("thead")}>`
      : style.head === "tr"
        ? `<${tag("tr")}>${header}${end}</${tag("tr")}>`
        : header;
  const body = cells
    .map((row, y) => {
      const written = row.map((cell, x) => {
        const count = span(y, x);
        if (count === 0) return "";
        return `${gap}<${tag("td")}${attributes}${count > 1 ? ` rowspan="${count}"` : ""}>${cell}${close("td")}`;
      });
      return `${style.comments ? `<!-- ROW ${y} -->${end}` : ""}<${tag("tr")}>${written.join("")}${end}${close("tr")}${end}`;
    })
    .join("");
  const wrapped = style.body ? `<${tag("tbody")}>${end}${body}</${tag("tbody")}>` : body;
  const table = `<${tag("table")}${attributes}>${end}${head}${end}${wrapped}</${tag("table")}>`;
  const around = style.wrap === "" ? table : `<${style.wrap}>\n${table}\n</${style.wrap}>`;
  return `# Model Zoo\n\n${around}\n`;
}

describe("records written and read back", () => {
  it("are the same through GFM in any style", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(records, columns, gfmStyle, (rows, order, style) => {
        readsBack(writeGfm(rows, order, style), rows);
      }),
      { numRuns: 400 },
    );
  });

  it("are the same through HTML in any style", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(records, columns, htmlStyle, (rows, order, style) => {
        readsBack(writeHtml(rows, order, style), rows);
      }),
      { numRuns: 400 },
    );
  });

  it("keep their ids whatever the style and the order of rows and columns", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(records, columns, gfmStyle, htmlStyle, (rows, order, gfm, html) => {
        const ids = (text: string) =>
          extract([{ id: "zoo", manifest: {}, files: [{ path: "zoo.md", text }] }], vocabulary)
            .results.map((result) => result.id)
            .sort();
        const first = ids(writeGfm(rows, COLUMNS, gfm));
        expect(ids(writeGfm([...rows].reverse(), order, gfm))).toEqual(first);
        expect(ids(writeHtml(rows, order, html))).toEqual(first);
        expect(new Set(first).size).toBe(rows.length);
      }),
      { numRuns: 100 },
    );
  });
});
