/**
 * Parses a document once and lists its blocks in order. The tree is kept for drawing the document; the blocks are
 * what the reader of tables works on.
 */

import { fromHtml } from "hast-util-from-html";
import type { Nodes, Root, RootContent, Table, TableCell } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import {
  type Block,
  type CellLink,
  fold,
  type Grid,
  type GridCell,
  type GridRow,
  SUMMARY_DEPTH,
} from "./grid.ts";
import { findHtmlTables, readHtmlTable, scriptText } from "./html-table.ts";
import type { LineIndex, Place, SourceText } from "./place.ts";
import { joinSecondHeader } from "./second-header.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

export interface ParsedMarkdown {
  tree: Root;
  blocks: Block[];
}

/** What is needed to turn nodes into blocks. */
interface Context {
  text: string;
  place: (offset: number) => Place;
  definitions: Map<string, string>;
}

/**
 * Parses one document.
 * @param source the document's text with the origin of its offsets
 * @param lines line index of the file
 * @returns the mdast tree (HTML tables blanked out of it) and the blocks with places in the file
 */
export function parseMarkdown(source: SourceText, lines: LineIndex): ParsedMarkdown {
  const place = (offset: number) => lines.place(source.origin(offset));
  const tables = findHtmlTables(source.text);
  let text = source.text;
  for (const span of tables) {
    text =
      text.slice(0, span.start) +
      text.slice(span.start, span.end).replace(/[^\n]/g, " ") +
      text.slice(span.end);
  }
  const front = frontMatterLength(text);
  if (front > 0) text = text.slice(0, front).replace(/[^\n]/g, " ") + text.slice(front);
  const tree = parser.parse(text);
  const context: Context = { text, place, definitions: new Map() };
  collectDefinitions(tree, context.definitions);
  const blocks: { offset: number; block: Block }[] = [];
  visitFlow(tree.children, context, blocks, false);
  for (const span of tables) {
    const grid = readHtmlTable(source.text.slice(span.start, span.end), (offset) =>
      place(span.start + offset),
    );
    if (grid && span.unclosed) {
      grid.repairs.push({
        rule: "unclosed-table",
        message: "Unexpected table without `</table>`; add it",
        place: grid.place,
      });
    }
    if (grid) blocks.push({ offset: span.start, block: { type: "table", grid, place: grid.place } });
  }
  blocks.sort((a, b) => a.offset - b.offset);
  return { tree, blocks: blocks.map((entry) => entry.block) };
}

function collectDefinitions(node: Nodes, definitions: Map<string, string>): void {
  if (node.type === "definition" && !definitions.has(node.identifier))
    definitions.set(node.identifier, node.url);
  if (
    node.type === "root" ||
    node.type === "blockquote" ||
    node.type === "list" ||
    node.type === "listItem"
  ) {
    for (const child of node.children) collectDefinitions(child, definitions);
  }
}

function visitFlow(
  nodes: RootContent[],
  context: Context,
  blocks: { offset: number; block: Block }[],
  item: boolean,
): void {
  for (const node of nodes) {
    const offset = node.position?.start.offset ?? 0;
    const place = context.place(offset);
    switch (node.type) {
      case "heading":
        blocks.push({
          offset,
          block: {
            type: "heading",
            depth: node.depth,
            text: fold(inlineText(node.children, context, [])),
            place,
          },
        });
        break;
      case "paragraph": {
        const table = misdelimited(context, offset, node.position?.end.offset ?? offset);
        if (table) {
          blocks.push({ offset, block: { type: "table", grid: table, place: table.place } });
          break;
        }
        const links: CellLink[] = [];
        blocks.push({
          offset,
          block: { type: "text", text: fold(inlineText(node.children, context, links)), place, item, links },
        });
        break;
      }
      case "code": {
        const table = node.lang ? null : indented(context, offset, node.position?.end.offset ?? offset);
        if (table) blocks.push({ offset, block: { type: "table", grid: table, place: table.place } });
        else
          blocks.push({
            offset,
            block: { type: "code", language: node.lang ?? "", text: node.value, place },
          });
        break;
      }
      case "html":
        for (const comment of node.value.matchAll(/<!--([\s\S]*?)-->/g)) {
          blocks.push({
            offset: offset + comment.index,
            block: { type: "comment", text: fold(comment[1] ?? ""), place },
          });
        }
        if (!node.value.startsWith("<!--")) {
          visitHtml(node.value, offset, context, blocks, item);
        }
        break;
      case "table":
        visitTable(node, context, blocks, []);
        break;
      case "list":
      case "blockquote":
      case "listItem":
      case "footnoteDefinition":
        visitFlow(node.children, context, blocks, node.type === "listItem" || item);
        break;
      default:
        break;
    }
  }
}

/** Headings and text of an HTML block. */
function visitHtml(
  html: string,
  offset: number,
  context: Context,
  blocks: { offset: number; block: Block }[],
  item: boolean,
): void {
  const plain = (part: string) => fold(part.replace(/<!--[\s\S]*?-->/g, " ").replace(/<[^>]*>/g, " "));
  const pushText = (from: number, to: number) => {
    const text = plain(html.slice(from, to));
    const place = context.place(offset + from);
    if (text) blocks.push({ offset: offset + from, block: { type: "text", text, place, item, links: [] } });
  };
  let from = 0;
  // A summary is the heading of its details; their end, a heading without a text, ends what it is the heading of.
  const headings =
    /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>|<summary\b[^>]*>([\s\S]*?)<\/summary\s*>|<\/details\s*>/gi;
  for (const heading of html.matchAll(headings)) {
    pushText(from, heading.index);
    const text = plain(heading[2] ?? heading[3] ?? "");
    const place = context.place(offset + heading.index);
    const depth = heading[1] === undefined ? SUMMARY_DEPTH : Number(heading[1]);
    if (text || depth === SUMMARY_DEPTH)
      blocks.push({ offset: offset + heading.index, block: { type: "heading", depth, text, place } });
    from = heading.index + heading[0].length;
  }
  pushText(from, html.length);
}

/** YAML between `---` lines at the very start is about the page, not part of it. */
function frontMatterLength(text: string): number {
  return /^---[ \t]*\n(?:(?!---).*\n){0,60}?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
}

function visitTable(
  node: Table,
  context: Context,
  blocks: { offset: number; block: Block }[],
  repairs: Grid["repairs"],
): void {
  const offset = node.position?.start.offset ?? 0;
  const { grid, glued } = gridFromMdast(node, context, repairs);
  const lineStart = context.text.lastIndexOf("\n", offset - 1) + 1;
  const previous =
    lineStart === 0
      ? ""
      : context.text.slice(context.text.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
  const tight =
    previous.trim() !== "" &&
    !/^ {0,3}#{1,6}[ \t]/.test(previous) &&
    !/^\s*(<!--.*-->|<\/?\w+[^>]*>)\s*$/.test(previous);
  if (tight && context.text.slice(lineStart, offset).trim() === "") {
    grid.repairs.push({
      rule: "no-blank-line-before-table",
      message: "Unexpected text directly above the table, expected a blank line; add one",
      place: grid.place,
    });
  }
  blocks.push({ offset, block: { type: "table", grid, place: grid.place } });
  for (const row of glued) {
    const at = row.position?.start.offset ?? offset;
    const links: CellLink[] = [];
    const text = fold(
      inlineText(
        row.children.flatMap((cell) => cell.children),
        context,
        links,
      ),
    );
    blocks.push({ offset: at, block: { type: "text", text, place: context.place(at), item: false, links } });
  }
}

/** Turns an mdast table into a grid; lines without any pipe that GFM takes for rows are given back as text. */
function gridFromMdast(
  node: Table,
  context: Context,
  repairs: Grid["repairs"],
): { grid: Grid; glued: Table["children"] } {
  const [head, ...body] = node.children;
  const header = (head?.children ?? []).map((cell) => readCell(cell, context));
  const rows: GridRow[] = [];
  const glued: Table["children"] = [];
  for (const row of body) {
    const start = row.position?.start.offset ?? 0;
    const end = row.position?.end.offset ?? start;
    const source = context.text.slice(start, end);
    if (header.length > 1 && row.children.length === 1 && !/(?<!\\)\|/.test(source)) {
      glued.push(row);
      continue;
    }
    const cells = row.children.map((cell) => readCell(cell, context));
    const first = source.trimStart().startsWith("|");
    const last = /(?<!\\)\|\s*$/.test(source);
    rows.push({
      cells,
      place: cells[0]?.place ?? context.place(start),
      missingPipe: first && last ? null : first ? "end" : last ? "start" : "both",
      label:
        header.length > 2 &&
        cells.length > 1 &&
        (cells[0]?.text ?? "") !== "" &&
        (cells[0]?.links.length ?? 0) === 0 &&
        cells.slice(1).every((cell) => cell.text === "" && cell.raw === ""),
    });
  }
  const place = context.place(node.position?.start.offset ?? 0);
  const endLine = context.place(node.position?.end.offset ?? 0).line;
  const grid: Grid = { format: "gfm", header, rows, place, endLine, repairs };
  joinSecondHeader(grid);
  return { grid, glued };
}

function readCell(cell: TableCell, context: Context): GridCell {
  const start = cell.children[0]?.position?.start.offset;
  const end = cell.children[cell.children.length - 1]?.position?.end.offset;
  const links: CellLink[] = [];
  const text = fold(inlineText(cell.children, context, links));
  return {
    text,
    raw: start === undefined || end === undefined ? "" : context.text.slice(start, end),
    place: context.place(start ?? cell.position?.start.offset ?? 0),
    links,
    spanned: false,
  };
}

/** The target of an opening `<a>` tag, entities decoded. */
function anchorTarget(tag: string): string | undefined {
  const [element] = fromHtml(tag, { fragment: true }).children;
  const href = element?.type === "element" ? element.properties["href"] : undefined;
  return typeof href === "string" ? href : undefined;
}

/** What a reader sees of inline nodes; links are collected on the way. */
function inlineText(nodes: RootContent[], context: Context, links: CellLink[]): string {
  let text = "";
  let script: { tag: "sup" | "sub"; from: number } | null = null;
  let anchor: { url: string; from: number; place: Place } | null = null;
  for (const node of nodes) {
    switch (node.type) {
      case "text":
      case "inlineCode":
        text += node.value;
        break;
      case "break":
        text += " ";
        break;
      case "image":
      case "imageReference":
        text += node.alt ?? "";
        break;
      case "link":
      case "linkReference": {
        const label = inlineText(node.children, context, links);
        const url = node.type === "link" ? node.url : context.definitions.get(node.identifier);
        if (url !== undefined)
          links.push({ label: fold(label), url, place: context.place(node.position?.start.offset ?? 0) });
        text += label;
        break;
      }
      case "html": {
        const tag = /^<(\/?)(\w+)/.exec(node.value);
        const name = tag?.[2]?.toLowerCase();
        if (name === "br") text += " ";
        else if (name === "sup" || name === "sub") {
          if (tag?.[1] === "") script = { tag: name, from: text.length };
          else if (script) {
            text = text.slice(0, script.from) + scriptText(script.tag, text.slice(script.from));
            script = null;
          }
        } else if (name === "a" && tag?.[1] === "") {
          const url = anchorTarget(node.value);
          if (url !== undefined)
            anchor = { url, from: text.length, place: context.place(node.position?.start.offset ?? 0) };
        } else if (name === "a" && anchor) {
          links.push({ label: fold(text.slice(anchor.from)), url: anchor.url, place: anchor.place });
          anchor = null;
        }
        break;
      }
      case "footnoteReference":
        break;
      default:
        if ("children" in node) text += inlineText(node.children as RootContent[], context, links);
    }
  }
  if (script) text = text.slice(0, script.from) + scriptText(script.tag, text.slice(script.from));
  return text;
}

const DELIMITER_LINE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** A table in indented code: parsed again without its indentation. */
function indented(context: Context, start: number, end: number): Grid | null {
  const source = context.text.slice(start, end);
  if (/^ {0,3}[`~]{3}/.test(source) || !source.split("\n").some((line) => DELIMITER_LINE.test(line)))
    return null;
  return reparse(
    context,
    start,
    end,
    (lines) => lines,
    "indented-table",
    "Unexpected indentation of a table, which makes it code; remove it",
  );
}

/** A paragraph that would be a table if its delimiter row had as many cells as its header. */
function misdelimited(context: Context, start: number, end: number): Grid | null {
  const source = context.text.slice(start, end);
  if (!source.includes("|")) return null;
  const lines = source.split("\n");
  const at = lines.findIndex(
    (line, index) => index > 0 && DELIMITER_LINE.test(line) && (lines[index - 1] ?? "").includes("|"),
  );
  if (at === -1) return null;
  const columns = (lines[at - 1] ?? "")
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/).length;
  const skipped = lines.slice(0, at - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return reparse(
    context,
    start + skipped,
    end,
    (all) => [all[0] ?? "", `|${"-|".repeat(columns)}`, ...all.slice(2)],
    "delimiter-row-mismatch",
    `Unexpected number of cells in the delimiter row, expected ${columns} as in the header; without that it is no table`,
  );
}

/** Parses a stretch again after a repair of its lines; places stay those of the file. */
function reparse(
  context: Context,
  start: number,
  end: number,
  repair: (lines: string[]) => string[],
  rule: string,
  message: string,
): Grid | null {
  const original = context.text.slice(start, end).split("\n");
  const origins: number[] = [];
  let offset = start;
  for (const line of original) {
    origins.push(offset + (line.length - line.trimStart().length));
    offset += line.length + 1;
  }
  const lines = repair(original.map((line) => line.trim()));
  const text = lines.join("\n");
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const place = (position: number): Place => {
    let index = 0;
    while (index + 1 < starts.length && (starts[index + 1] ?? 0) <= position) index++;
    return context.place((origins[index] ?? start) + position - (starts[index] ?? 0));
  };
  const table = parser.parse(text).children.find((node): node is Table => node.type === "table");
  if (!table) return null;
  const inner: Context = { text, place, definitions: context.definitions };
  const { grid } = gridFromMdast(table, inner, []);
  grid.repairs.push({ rule, message, place: grid.place });
  return grid;
}
