/** Parses markdown to its tree, and holds what is needed beside a node of it to read it. */
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Place } from "./place.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** What is needed to turn nodes into blocks. */
export interface NodeContext {
  /** The text that was parsed. */
  text: string;
  /** Where an offset of the text stands in the file. */
  place: (offset: number) => Place;
  /** Targets of links by reference. */
  definitions: Map<string, string>;
}

/** Parses markdown with the tables of GFM. */
export function parseTree(text: string): Root {
  return parser.parse(text);
}

/** Adds the targets that links of a tree refer to; the first of an identifier counts. */
export function collectDefinitions(node: Nodes, definitions: Map<string, string>): void {
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
