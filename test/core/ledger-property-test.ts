/** Whatever is in the files: reading never throws, the ledger balances, and every cell is accounted for. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Extraction } from "../../src/core/contract.ts";
import { balances, extract, type ObservedTable } from "../../src/core/extract.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";

const vocabulary = await readVocabulary();

function read(files: string[]): { extraction: Extraction; tables: ObservedTable[] } {
  const tables: ObservedTable[] = [];
  const inputs = files.map((text, index) => ({ path: `file-${index}.md`, text }));
  const extraction = extract([{ id: "zoo", manifest: {}, files: inputs }], vocabulary, (table) =>
    tables.push(table),
  );
  return { extraction, tables };
}

/** Everything that must hold for any input. */
function check(files: string[]): ReturnType<typeof read> {
  const { extraction, tables } = read(files);
  expect(balances(extraction.ledger)).toBe(true);
  expect(Extraction.safeParse(extraction).error).toBeUndefined();
  const counts = files.map((text) => text.split(/\r\n|\r|\n/).length);
  const lines = (file: string) => counts[Number(/-(\d+)\.md$/.exec(file)?.[1])] ?? 0;
  for (const { line, file } of [
    ...extraction.diagnostics,
    ...[...extraction.results, ...extraction.tables, ...extraction.documents].map((item) => item.source),
  ])
    expect(line, file).toBeLessThanOrEqual(lines(file));
  for (const result of extraction.results) {
    for (const metric of result.metrics) {
      expect(Number.isFinite(metric.value)).toBe(true);
      expect(metric.source.line).toBeLessThanOrEqual(lines(result.source.file));
      expect(metric.reason === null).toBe(metric.comparable);
    }
    for (const link of result.links) expect(link.url).not.toMatch(/^\s*(?:javascript|vbscript|data):/i);
  }
  expect(extraction.ledger.bodyRows).toBe(tables.reduce((sum, table) => sum + table.table.rows, 0));
  let metricCells = 0;
  for (const { table, context, columns, rows } of tables) {
    if (table.kind !== "results") continue;
    metricCells += rows.length * columns.filter((column) => column.kind.startsWith("metric")).length;
    expect(rows.length).toBeLessThanOrEqual(context.grid.rows.length);
    for (const { row, result } of rows)
      for (const cell of row.cells.filter((cell) => cell.text !== "" || cell.links.length > 0))
        expect(result.source.cells, "the raw text of each cell is kept").toContain(cell.raw);
  }
  expect(extraction.ledger.metricCells).toBe(metricCells);
  return { extraction, tables };
}

const word = fc.constantFrom(
  ...["box AP", "mask AP", "Backbone", "Method", "Lr schd", "Mem (GB)", "Config", "Download", "Dataset"],
  ...["mAP_11 / mAP_40", "AP<sup>50</sup>", "Split", "mIoU (ms+flip)", "Class name", "", "-", "DCN", "FCOS"],
  ...["R-50-FPN", "1x", "36.6", "36,22", "36.0 (35.9)", "40.8 (+3.4)", "63.1±0.5", "18.4*", "0.599", "N/A"],
  ...["+ GRoIE", "above w/ tta", "Faster", "×", "[config](./a_coco.py)", "[model](javascript:alert(1))"],
  ...["[m](https://example.org/a_20210101-0a0a0a0a.pth) \\| [log](a.log)", "[model]()", "![i](j)", "`c|d`"],
  ...["<a href='x.pth'>model</a>", "<b>38", "</td>", "<!--", "-->", "&#124;", "&nbsp;", "\\|", "\\", "[^1]"],
);
const anything = fc.oneof(
  word,
  word,
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.double().map(String),
);
const cell = anything.map((text) => text.replace(/[\r\n]/g, " "));
const plainCell = cell.map((text) => text.replace(/\\?\|/g, "\\|").replace(/[\\`<]+$/, ""));

const gfmTable = fc
  .record({
    header: fc.array(cell, { minLength: 1, maxLength: 12 }),
    delimiters: fc.array(fc.constantFrom("---", ":-:", "--:", ":--", "-", ""), { maxLength: 14 }),
    rows: fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 8 }),
    open: fc.constantFrom("| ", "", "|", "    | "),
    close: fc.constantFrom(" |", "", "|", " | "),
  })
  .map(({ header, delimiters, rows, open, close }) => {
    const marks = delimiters.length > 0 ? delimiters : header.map(() => "---");
    return [header, marks, ...rows].map((cells) => `${open}${cells.join(" | ")}${close}`).join("\n");
  });

const htmlPiece = fc.oneof(
  fc.constantFrom(
    ...["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<thead>", "</thead>"],
    ...[
      "<tbody>",
      "</tbody>",
      "<td rowspan=3>",
      "<td colspan='4'>",
      "<td rowspan=99999 colspan=99999>",
      "\n",
    ],
    ...[
      "<th colspan=0>",
      "<br>",
      "<!-- x -->",
      "<!--",
      "<td rowspan=-1>",
      "<caption>c</caption>",
      "\n\n",
      "<p>",
    ],
  ),
  anything,
);
const htmlTable = fc
  .array(htmlPiece, { maxLength: 60 })
  .map((pieces) => `<table>${pieces.join("")}${pieces.length % 2 === 0 ? "</table>" : ""}`);

const block = fc.oneof(
  gfmTable,
  htmlTable,
  anything,
  anything.map((text) => `# ${text}`),
  anything.map((text) => `## ${text}`),
  anything.map((text) => `- ${text}`),
  anything.map((text) => `> ${text}`),
  fc.constantFrom("```", "~~~", "<!--", "-->", "---", "Results on COCO.", "</table>", "<table>", "[a]: b"),
);
const markdown = fc
  .tuple(fc.array(block, { maxLength: 12 }), fc.constantFrom("\n", "\n\n", "\r\n", "\r", " "))
  .map(([blocks, between]) => blocks.join(between));

describe("the ledger", () => {
  it("balances for any file, and nothing throws", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(markdown, { maxLength: 3 }), (files) => {
        check(files);
      }),
      { numRuns: 400 },
    );
  });

  it("balances for any text at all, and nothing throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        check([text]);
      }),
      { numRuns: 300 },
    );
  });

  const deep = (text: string) => text.repeat(3000);
  it.each([
    ["quotes", `${deep("> ")}x`],
    ["brackets", `${deep("[a](")}${deep(")")}`],
    ["elements in a cell", `<table><tr><td>${deep("<div>")}1</table>`],
    ["tables in tables", deep("<table><tr><td>")],
    ["wide spans", `<table>${"<tr><td colspan=1000 rowspan=1000>1".repeat(400)}</table>`],
    ["columns", `|${deep("a|")}\n|${deep("-|")}\n|${deep("1|")}`],
    ["words in a header", `| ${deep("box ")}AP | Config |\n|--|--|\n| 1 | [c](a.py) |`],
    ["numbers in a cell", `| box AP | Config |\n|--|--|\n| ${deep("1 ")} | [c](a.py) |`],
    ["brackets in a cell", `| box AP | Config |\n|--|--|\n| ${deep("(")}1 | [c](a.py) |`],
    ["words in a name", `| Backbone | box AP | Config |\n|--|--|--|\n| ${deep("R-50 + ")} | 1 | [c](a.py) |`],
    ["open comments", deep("<!--")],
    ["open fences", deep("```\n~~~\n")],
    ["flattened rows", `# A ${"| a | b | |--|--| | 1 | 2 | ".repeat(300)}`],
  ])("balances for thousands of %s, soon, and the next document is read", { timeout: 60_000 }, (_, text) => {
    const begun = performance.now();
    const { extraction } = check([
      text,
      "# FCOS\n\n| box AP | Config |\n|--|--|\n| 36.6 | [config](./a_coco.py) |\n",
    ]);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(extraction.results.filter((result) => result.source.file.endsWith("-1.md"))).toHaveLength(1);
  });

  it("reads every row of an HTML table on one long line", () => {
    const row = (index: number) =>
      `<tr><td>R-50-FPN</td><td>1x</td><td>36.6</td><td><a href="./net_${index}_coco.py">config</a></td></tr>`;
    const rows = Array.from({ length: 800 }, (_, index) => row(index)).join("");
    const head = "<tr><th>Backbone</th><th>Lr schd</th><th>box AP</th><th>Config</th></tr>";
    const { extraction } = check([`# FCOS\n\n<table>${head}${rows}</table>\n`]);
    expect(extraction.results).toHaveLength(800);
  });

  it("balances for any HTML table, and nothing throws", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(htmlTable, (table) => {
        check([`# FCOS\n\n${table}\n`]);
      }),
      { numRuns: 400 },
    );
  });

  it("counts every row of a table, however ragged, escaped or wide", () => {
    const rows = fc.array(fc.array(plainCell, { minLength: 1, maxLength: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), rows, (width, body) => {
        const header = Array.from({ length: width }, (_, index) =>
          index === 0 ? "Backbone" : `box AP ${index}`,
        );
        const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
        const text = `# FCOS\n\n${[header, header.map(() => "---"), ...body].map(line).join("\n")}\n`;
        const { extraction } = check([text]);
        expect(extraction.tables.map((table) => table.rows)).toEqual([body.length]);
      }),
      { numRuns: 300 },
    );
  });

  it("gives a result for every row that holds something, whatever its cells are", () => {
    const extra = fc.array(plainCell, { maxLength: 6 });
    const body = fc.array(fc.array(plainCell, { minLength: 4, maxLength: 12 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(extra, body, fc.boolean(), (more, rows, html) => {
        const header = ["Method", "Lr schd", "box AP", "Config", ...more];
        const all = [["FCOS", "1x", "36.6", "[config](./a_coco.py)"], ...rows];
        const text = html
          ? `<table>${[header, ...all].map((cells) => `<tr>${cells.map((cell) => `<td>${cell.replace(/[<>]/g, "")}</td>`).join("")}</tr>`).join("\n")}</table>`
          : [header, header.map(() => "---"), ...all].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
        const { tables } = check([`# FCOS\n\n${text}\n`]);
        expect(tables.map(({ table }) => [table.kind, table.rows])).toEqual([["results", all.length]]);
        const [read] = tables;
        const kept = read?.context.grid.rows.filter(
          (row) => !row.label && row.cells.some((cell) => cell.text !== "" || cell.links.length > 0),
        );
        expect(read?.rows.length).toBe(kept?.length);
      }),
      { numRuns: 300 },
    );
  });

  it("counts every metric cell once: read, blank or diagnosed", () => {
    const value = fc.oneof(
      fc.double({ min: 0, max: 100, noNaN: true }).map((number) => ({ text: number.toFixed(1), is: "read" })),
      fc.constantFrom("", "-", "--", "N/A", "×").map((text) => ({ text, is: "blank" })),
      fc.constantFrom("about forty", "1O.5", "soon", "v2").map((text) => ({ text, is: "diagnosed" })),
    );
    const rows = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (body) => {
        const lines = body.map(
          ([box, mask], index) =>
            `| FCOS | 1x | ${box.text} | ${mask.text} | [config](./a${index}_coco.py) |`,
        );
        const head = "| Method | Lr schd | box AP | mask AP | Config |\n|---|---|---|---|---|\n";
        const { ledger, results, diagnostics } = check([`# FCOS\n\n${head}${lines.join("\n")}\n`]).extraction;
        const count = (is: string) => body.flat().filter((cell) => cell.is === is).length;
        expect(results.length).toBe(body.length);
        expect([ledger.metricCellsRead, ledger.metricCellsBlank, ledger.metricCellsDiagnosed]).toEqual([
          count("read"),
          count("blank"),
          count("diagnosed"),
        ]);
        expect(diagnostics.filter((item) => item.rule === "unreadable-number").length).toBe(
          count("diagnosed"),
        );
      }),
      { numRuns: 200 },
    );
  });
});
