/** Colours code at build time, for both themes at once: each token carries its colours as custom properties. */
import type { Element, Root } from "hast";
import { createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const highlighter = await createHighlighterCore({
  themes: [
    import("shiki/themes/github-light-high-contrast.mjs"),
    import("shiki/themes/github-dark-high-contrast.mjs"),
  ],
  langs: [
    import("shiki/langs/python.mjs"),
    import("shiki/langs/shellscript.mjs"),
    import("shiki/langs/yaml.mjs"),
    import("shiki/langs/json.mjs"),
    import("shiki/langs/bibtex.mjs"),
    import("shiki/langs/markdown.mjs"),
    import("shiki/langs/typescript.mjs"),
  ],
  engine: createJavaScriptRegexEngine(),
});
const languages = new Set(highlighter.getLoadedLanguages());

/** The language of a block: its own mark, else what its text gives away. */
function languageOf(mark: string, code: string): string {
  const named =
    mark.toLowerCase() === "latex" || mark.toLowerCase() === "tex" ? "bibtex" : mark.toLowerCase();
  if (languages.has(named)) return named;
  return /^\s*@\w+\s*\{/.test(code) ? "bibtex" : "text";
}

/** A block of code as a tree; an unknown language stays plain. */
export function highlight(code: string, mark: string): Element {
  const root: Root = highlighter.codeToHast(code.replace(/\n$/, ""), {
    lang: languageOf(mark, code),
    themes: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    defaultColor: false,
  });
  const pre = root.children.find((node): node is Element => node.type === "element");
  if (!pre) throw new Error("shiki gave no element");
  pre.properties = { className: ["code"], tabIndex: 0 };
  return pre;
}
