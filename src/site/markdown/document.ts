/** Draws a zoo's document: what its authors wrote, sanitised, with its links leading where they lead in the repository. */
import type { Root } from "hast";
import { raw } from "hast-util-raw";
import { sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { type LinkBase, resolveUrl } from "../../core/links.ts";
import { highlightCode, linkPictures, nestHeadings, wrapTables } from "./hast.ts";
import { allowed } from "./schema.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

export interface DocumentDrawing {
  title: string;
  /** Where relative links lead. */
  links: LinkBase;
  /** Headings stand below this level. */
  below: number;
}

/** Markdown of a document to safe HTML. Its title is left out: the page has one. */
export function drawDocument(markdown: string, drawing: DocumentDrawing): string {
  const dirty = toHast(parser.parse(markdown), { allowDangerousHtml: true, clobberPrefix: "" }) as Root;
  resolveLinks(dirty, drawing.links);
  const tree = sanitize(raw(dirty) as Root, allowed) as Root;
  resolveLinks(tree, drawing.links);
  dropTitle(tree);
  unlinkAnchors(tree);
  linkPictures(tree, () => false);
  highlightCode(tree);
  wrapTables(tree, drawing.title);
  nestHeadings(tree, drawing.below);
  return toHtml(tree);
}

function resolveLinks(tree: Root, base: LinkBase): void {
  visit(tree, "element", (node) => {
    for (const key of ["href", "src"]) {
      const target = node.properties[key];
      if (typeof target === "string") node.properties[key] = resolveUrl(target, base);
    }
  });
}

/** Takes the first heading out where nothing but blanks and comments stands before it. */
function dropTitle(tree: Root): void {
  const at = tree.children.findIndex((node) => node.type === "element");
  const first = tree.children[at];
  if (first?.type === "element" && first.tagName === "h1") tree.children.splice(at, 1);
}

/** Links within the document and links that lead nowhere become plain text: a part of a page has no anchors of its own. */
function unlinkAnchors(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "a" || !parent || index === undefined) return;
    const href = node.properties["href"];
    if (typeof href === "string" && /^(?:https?:|mailto:)/i.test(href)) return;
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}
