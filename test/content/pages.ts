/** Our own prose as the tests see it: front matter, body, the links in it, its words. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Image, Link, Root } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { projectRoot } from "../../src/io/project.ts";
import { parseYaml } from "../../src/io/yaml.ts";

export interface Paper {
  title?: string;
  authors?: string[];
  venue?: string;
  year?: number;
  arxiv?: string;
}

/** Front matter of any page; which keys a folder may have is checked where the site loads it. */
export interface FrontMatter {
  name?: string;
  title?: string;
  order?: number;
  summary?: string;
  aliases?: string[];
  family?: string;
  paper?: Paper;
  buildsOn?: string[];
  usedWith?: string[];
  compareWith?: string[];
  tasks?: string[];
  officialMetric?: string;
}

export interface Page {
  /** The file's name without ending: slug of a method, id of a dataset. */
  id: string;
  file: string;
  data: FrontMatter;
  body: string;
  /** Links of the body, each with what it says. */
  links: { url: string; text: string }[];
  images: { url: string; alt: string }[];
  /** Words of the body as a reader counts them: a number that the site fills in is one. */
  words: number;
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** Markdown files of a folder and the folders in it. */
export function markdown(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(folder, name));
}

/** All pages of a folder of `content`. */
export function readPages(folder: "methods" | "datasets" | "guide"): Page[] {
  return readdirSync(join(projectRoot, "content", folder))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => readPage(`content/${folder}/${name}`));
}

function readPage(file: string): Page {
  const text = readFileSync(join(projectRoot, file), "utf8");
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (front === undefined || body === undefined) throw new Error(`${file}: no front matter`);
  const tree = parser.parse(body) as Root;
  const links: Page["links"] = [];
  const images: Page["images"] = [];
  visit(tree, "link", (node: Link) => void links.push({ url: node.url, text: plainText(node) }));
  visit(tree, "image", (node: Image) => void images.push({ url: node.url, alt: node.alt ?? "" }));
  return {
    id: file.replace(/^.*\/|\.md$/g, ""),
    file,
    data: (parseYaml(front, file).data ?? {}) as FrontMatter,
    body,
    links,
    images,
    words: countWords(body),
  };
}

function countWords(body: string): number {
  const said = body
    .replace(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replace(/\[\]\([^)]*\)/g, "0")
    .replace(/\]\([^)]*\)/g, "]");
  return said.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
