/** Draws our own prose. Links with a scheme of ours (`method:`, `dataset:`, `guide:`, `result:`) are resolved on the way. */
import type { Root as HastRoot } from "hast";
import { sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Link, Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { toString as textOf } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { highlightCode, nestHeadings, wrapTables } from "./hast.ts";
import { allowed } from "./schema.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Where a link of ours leads, and what it says when it has no text of its own; null: to nothing. */
export interface Target {
  href: string | null;
  text?: string;
}

export interface ProseDrawing {
  /** The file, for messages. */
  file: string;
  title: string;
  below: number;
  base: string;
  /** Resolves an address with a scheme of ours. Throws where the address is wrong rather than not loaded. */
  resolve: (scheme: string, rest: string) => Target;
  /** Size of a picture of ours in pixels, so that the text below stays in place while it loads. */
  sizeOf: (src: string) => { width?: string; height?: string };
}

const own = {
  ...allowed,
  protocols: { href: ["http", "https", "mailto"] },
  attributes: { ...allowed.attributes, img: ["src", "alt"] },
};

/** Markdown of ours to HTML. */
export function drawProse(markdown: string, drawing: ProseDrawing): string {
  const mdast = parser.parse(markdown);
  resolveOwnLinks(mdast, drawing);
  const tree = sanitize(toHast(mdast) as HastRoot, own) as HastRoot;
  visit(tree, "element", (node) => {
    const src = node.properties["src"];
    if (node.tagName !== "img" || typeof src !== "string" || !src.startsWith("/")) return;
    Object.assign(node.properties, { src: drawing.base + src.slice(1), ...drawing.sizeOf(src) });
  });
  highlightCode(tree);
  wrapTables(tree, drawing.title);
  nestHeadings(tree, drawing.below);
  return toHtml(tree);
}

function resolveOwnLinks(tree: Root, drawing: ProseDrawing): void {
  visit(tree, "link", (node: Link, index, parent) => {
    const [, scheme, rest] = /^(method|dataset|guide|result):(.+)$/.exec(node.url) ?? [];
    if (scheme === undefined || rest === undefined || !parent || index === undefined) return;
    const target = drawing.resolve(scheme, rest);
    const text = textOf(node) || target.text || "";
    if (text === "")
      throw new Error(
        `${drawing.file}: the link to \`${node.url}\` has no text; write one between the brackets`,
      );
    const children = node.children.length > 0 ? node.children : [{ type: "text" as const, value: text }];
    if (target.href === null) parent.children.splice(index, 1, ...children);
    else parent.children[index] = { type: "link", url: target.href, children };
    return index + 1;
  });
}
