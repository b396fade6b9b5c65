/** Steps on the way from a sanitised tree to the page: tables that scroll, headings in order, code in colour. */
import type { ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { highlight } from "./highlight.ts";

/** Text of a node and all below it. */
export function textOf(node: Root | ElementContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map((child) => textOf(child as ElementContent)).join("") : "";
}

/** Puts headings below `top`, without a gap between levels, whatever levels the document uses. */
export function nestHeadings(tree: Root, top: number): void {
  const open: number[] = [];
  visit(tree, "element", (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level === undefined) return;
    while (open.length > 0 && (open.at(-1) ?? 0) >= Number(level)) open.pop();
    open.push(Number(level));
    node.tagName = `h${Math.min(6, top + open.length)}`;
  });
}

/** Colours blocks of code. */
export function highlightCode(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    const code = node.tagName === "pre" ? node.children[0] : undefined;
    if (code?.type !== "element" || code.tagName !== "code" || !parent || index === undefined) return;
    const marks = Array.isArray(code.properties["className"]) ? code.properties["className"] : [];
    parent.children[index] = highlight(textOf(code), String(marks[0] ?? "").replace("language-", ""));
    return "skip";
  });
}

/** Lets each table scroll in a labelled container of its own, and gives its heads a scope. */
export function wrapTables(tree: Root, label: string): void {
  let number = 0;
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "table" || !parent || index === undefined) return;
    number++;
    visit(node, "element", (cell) => {
      if (cell.tagName !== "th") return;
      if (textOf(cell).trim() === "") cell.tagName = "td";
      else cell.properties["scope"] = "col";
    });
    parent.children[index] = {
      type: "element",
      tagName: "div",
      properties: {
        className: ["scroll"],
        role: "group",
        tabIndex: 0,
        ariaLabel: `${label}, table ${number}`,
      },
      children: [node],
    };
    return "skip";
  });
}

/** Pictures on other hosts are not fetched: a link says what they show. */
export function linkPictures(tree: Root, isOwn: (src: string) => boolean): void {
  visit(tree, "element", (node, _, parent) => {
    if (node.tagName !== "img") return;
    const src = String(node.properties["src"] ?? "");
    if (isOwn(src)) {
      node.properties["loading"] = "lazy";
      return;
    }
    const alt = String(node.properties["alt"] ?? "").trim();
    const text = {
      type: "text",
      value: `[picture${alt === "" || alt === "img" ? "" : `: ${alt}`}]`,
    } as const;
    const linked = !/^https?:/i.test(src) || (parent?.type === "element" && parent.tagName === "a");
    node.tagName = linked ? "span" : "a";
    node.properties = linked ? {} : { href: src };
    node.children = [text];
  });
}
