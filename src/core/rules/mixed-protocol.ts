import type { LintRow } from "./inventory.ts";
import { at, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const mixedProtocol: Rule = {
  name: "mixed-protocol",
  family: "links",
  finds: "Links by `http` to a host that other links of the zoo reach by `https`; told once a host.",
  why: "Browsers warn of such downloads or refuse them.",
  example: {
    files: {
      "rpn.md": doc(
        "RPN",
        table(
          "Backbone | Lr schd | AR 1000 | Download",
          "R-50-FPN | 1x | 58.7 | [model](http://models.example.org/rpn_r50_fpn_1x_coco-5b903a37.pth)",
          "R-101-FPN | 1x | 60.0 | [model](https://models.example.org/rpn_r101_fpn_1x_coco-0629a2e2.pth)",
        ),
      ),
    },
    expected: [{ line: 7, text: "[model]" }],
    leaves: {
      "rpn.md": doc(
        "RPN",
        table(
          "Backbone | Lr schd | AR 1000 | Download",
          "R-50-FPN | 1x | 58.7 | [model](http://models.example.org/rpn_r50_fpn_1x_coco-5b903a37.pth)",
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    const host = (url: string) => /^(https?):\/\/([^/]+)/i.exec(url);
    const secure = new Map<string, LintRow>();
    for (const row of rows) {
      for (const { url } of row.links) {
        const match = host(url);
        const key = `${row.table.document.zoo.id} ${match?.[2]}`;
        if (match?.[1]?.toLowerCase() === "https" && !secure.has(key)) secure.set(key, row);
      }
    }
    const told = new Set<string>();
    for (const row of rows) {
      for (const { url, link } of row.links) {
        const match = host(url);
        const witness = secure.get(`${row.table.document.zoo.id} ${match?.[2]}`);
        const key = `${row.table.document.zoo.id} ${match?.[2]}`;
        if (match?.[1]?.toLowerCase() !== "http" || !witness || told.has(key)) continue;
        told.add(key);
        report({
          ...at(row, link),
          message: `Unexpected \`http\` for ${code(match[2] ?? "")}, expected \`https\` as elsewhere in the zoo; change the address wherever it stands`,
          actual: "http",
          expected: ["https"],
          related: [place(witness)],
        });
      }
    }
  },
};
