/**
 * Parses a document once and lists its blocks in order. The tree is kept for drawing the document; the blocks are
 * what the reader of tables works on.
 */

import type { Root, RootContent, Table } from "mdast";
import { indentedBlocks, misdelimitedTable } from "./broken-table.ts";
import { markTightTable, readGfmTable } from "./gfm-table.ts";
import { type Block, type CellLink, fold, SUMMARY_DEPTH } from "./grid.ts";
import { findHtmlTables, readHtmlTable } from "./html-table.ts";
import { inlineText } from "./inline-text.ts";
import { collectDefinitions, type NodeContext, parseTree } from "./markdown-tree.ts";
import type { LineIndex, SourceText } from "./place.ts";

export interface ParsedMarkdown {
  tree: Root;
  blocks: Block[];
}

/** A block and where in the document it begins, by which blocks are sorted. */
interface PlacedBlock {
  offset: number;
  block: Block;
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
  const tree = parseTree(text);
  const context: NodeContext = { text, place, definitions: new Map() };
  collectDefinitions(tree, context.definitions);
  const blocks: PlacedBlock[] = [];
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

/** YAML between `---` lines at the very start is about the page, not part of it. */
function frontMatterLength(text: string): number {
  return /^---[ \t]*\n(?:(?!---).*\n){0,60}?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
}

function visitFlow(nodes: RootContent[], context: NodeContext, blocks: PlacedBlock[], item: boolean): void {
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
        const table = misdelimitedTable(context, offset, node.position?.end.offset ?? offset);
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
        const inside = node.lang ? [] : indentedBlocks(context, offset, node.position?.end.offset ?? offset);
        blocks.push(...inside);
        if (inside.length === 0)
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
        visitTable(node, context, blocks);
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
  context: NodeContext,
  blocks: PlacedBlock[],
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

function visitTable(node: Table, context: NodeContext, blocks: PlacedBlock[]): void {
  const offset = node.position?.start.offset ?? 0;
  const { grid, glued } = readGfmTable(node, context);
  markTightTable(grid, offset, context);
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
