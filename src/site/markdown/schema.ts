/** What may remain of a foreign document: a short allow-list. Everything else, scripts and styles first, is dropped. */
import type { Schema } from "hast-util-sanitize";

type Attributes = NonNullable<NonNullable<Schema["attributes"]>[string]>;

const SPANS: Attributes = ["colSpan", "rowSpan", ["align", "left", "center", "right"]];

export const allowed: Schema = {
  strip: ["script", "style", "template", "iframe", "noscript", "title"],
  clobber: [],
  tagNames: [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "hr",
    "blockquote",
    "ul",
    "ol",
    "li",
    "pre",
    "code",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "a",
    "img",
    "em",
    "strong",
    "b",
    "i",
    "del",
    "sup",
    "sub",
    "kbd",
  ],
  ancestors: {
    tbody: ["table"],
    thead: ["table"],
    tfoot: ["table"],
    tr: ["table"],
    td: ["table"],
    th: ["table"],
  },
  attributes: {
    a: ["href"],
    img: ["src", "alt"],
    ol: ["start"],
    code: [["className", /^language-[\w+-]+$/]],
    td: [...SPANS],
    th: [...SPANS],
  },
  protocols: { href: ["http", "https", "mailto"], src: ["http", "https"] },
};
