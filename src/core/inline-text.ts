/** Reads what stands within a paragraph, a heading or a cell: its text and its links. */
import { fromHtml } from "hast-util-from-html";
import type { RootContent } from "mdast";
import { type CellLink, fold } from "./grid.ts";
import { scriptText } from "./html-table.ts";
import type { NodeContext } from "./markdown-tree.ts";
import type { Place } from "./place.ts";

/** What a reader sees of inline nodes; links are collected on the way. */
export function inlineText(nodes: RootContent[], context: NodeContext, links: CellLink[]): string {
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

/** The target of an opening `<a>` tag, entities decoded. */
function anchorTarget(tag: string): string | undefined {
  const [element] = fromHtml(tag, { fragment: true }).children;
  const href = element?.type === "element" ? element.properties["href"] : undefined;
  return typeof href === "string" ? href : undefined;
}
