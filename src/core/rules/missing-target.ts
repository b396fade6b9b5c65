import { at } from "./inventory.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const missingTarget: Rule = {
  name: "missing-target",
  family: "links",
  finds:
    "A relative link of a results table to a file that the checkout does not have, where others of its kind are there.",
  why: "The file was renamed or never committed.",
  example: {
    files: {
      "configs/atss/README.md": doc(
        "ATSS",
        table(
          "Backbone | Lr schd | box AP | Config",
          "R-50 | 1x | 39.4 | [config](./atss_r50_fpn_1x_coco.py)",
          "R-101 | 1x | 41.5 | [config](./atss_r101_fpn_1x_coco.py)",
        ),
      ),
    },
    paths: ["configs/atss/README.md", "configs/atss/atss_r50_fpn_1x_coco.py"],
    expected: [{ line: 8, text: "[config]" }],
    leaves: {
      "configs/atss/README.md": doc(
        "ATSS",
        table(
          "Backbone | Lr schd | box AP | Config",
          "R-50 | 1x | 39.4 | [config](./atss_r50_fpn_1x_coco.py#L3)",
          "R-101 | 1x | 41.5 | [config](../../../elsewhere/atss_r101.py)",
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    const folders = new Map<string, Set<string>>();
    const targets = rows.flatMap((row) =>
      row.links.flatMap((entry) => {
        const { zoo, file } = row.table.document;
        const path = zoo.paths ? resolve(file, entry.link.url) : null;
        return path === null || !zoo.paths
          ? []
          : [{ row, entry, path, there: zoo.paths.has(path) || isFolder(zoo.paths, path, folders, zoo.id) }];
      }),
    );
    const trusted = new Set(
      targets
        .filter(({ there }) => there)
        .map(({ row, entry }) => `${row.table.document.zoo.id} ${entry.kind}`),
    );
    for (const { row, entry, path, there } of targets) {
      if (there || !trusted.has(`${row.table.document.zoo.id} ${entry.kind}`)) continue;
      report({
        ...at(row, entry.link),
        message: `Unexpected target ${code(path)}, which the checkout does not have; correct the link or add the file`,
        actual: entry.link.url,
      });
    }
  },
};

/** Path in the zoo that a relative link leads to; null for other links and those that leave the zoo. */
function resolve(file: string, url: string): string | null {
  const target = url.trim().replace(/[?#].*$/, "");
  if (target === "" || /^[a-z][a-z0-9+.-]*:|^\/|\{|\$/i.test(target)) return null;
  const parts = file.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  try {
    return decodeURIComponent(parts.join("/"));
  } catch {
    return parts.join("/");
  }
}

function isFolder(
  paths: ReadonlySet<string>,
  path: string,
  folders: Map<string, Set<string>>,
  zoo: string,
): boolean {
  let known = folders.get(zoo);
  if (!known) {
    known = new Set();
    for (const file of paths) {
      const parts = file.split("/");
      for (let end = 1; end < parts.length; end++) known.add(parts.slice(0, end).join("/"));
    }
    folders.set(zoo, known);
  }
  return known.has(path);
}
