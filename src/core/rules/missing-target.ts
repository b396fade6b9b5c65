import type { ZooInput } from "../extract.ts";
import { decode } from "../file-name.ts";
import { push } from "../lists.ts";
import type { LintTable } from "./inventory.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, soIn, table } from "./rule.ts";

const repository = "https://github.com/example/zoo";

export const missingTarget: Rule = {
  name: "missing-target",
  family: "links",
  finds:
    "A link of a results table, or a config of a metafile, to a file of the zoo's own repository that the checkout does not have, where others of its kind are there; a relative path that begins with the folders of its own document.",
  why: "The file was renamed or never committed.",
  lighter:
    "the link names another branch or tag than the checkout's, or only repeats the folder of its own document, with no other link to compare it with",
  example: {
    files: {
      "configs/atss/README.md": doc(
        "ATSS",
        table(
          "Backbone | Lr schd | box AP | Config",
          "R-50 | 1x | 39.4 | [config](./atss_r50_fpn_1x_coco.py)",
          "R-101 | 1x | 41.5 | [config](./atss_r101_fpn_1x_coco.py)",
          `R-50 | 1x | 39.3 | [config](${repository}/blob/main/configs/atss/atss_r50_fpn_1x_coco.py)`,
          `R-101 | 1x | 41.4 | [config](${repository}/blob/main/configs/atss/aatss_r101_fpn_1x_coco.py)`,
        ),
      ),
    },
    metadata: {
      "configs/atss/metafile.yml": [
        { line: 2, name: "atss_r50", config: "configs/atss/atss_r50_fpn_1x_coco.py", figures: [] },
        { line: 5, name: "atss_r101", config: "configs/ats/atss_r101_fpn_1x_coco.py", figures: [] },
      ],
    },
    paths: ["configs/atss/README.md", "configs/atss/atss_r50_fpn_1x_coco.py"],
    manifest: { repository },
    expected: [
      { line: 8, text: "[config]" },
      { line: 10, text: "[config]" },
      { file: "configs/atss/metafile.yml", line: 5, text: "" },
    ],
    leaves: {
      "configs/atss/README.md": doc(
        "ATSS",
        table(
          "Backbone | Lr schd | box AP | Config",
          "R-50 | 1x | 39.4 | [config](./atss_r50_fpn_1x_coco.py#L3)",
          "R-101 | 1x | 41.5 | [config](../../../elsewhere/atss_r101.py)",
          `R-50 | 1x | 39.3 | [config](${repository}/blob/main/configs/atss/atss_r50_fpn_1x_coco.py)`,
          "R-101 | 1x | 41.4 | [config](https://github.com/example/other/blob/main/configs/atss/atss_r101.py)",
        ),
      ),
    },
  },
  check: ({ rows, zoos }, report) => {
    const folders = new Map<string, Set<string>>();
    const targets = rows.flatMap((row) =>
      row.links.flatMap((entry) => {
        const { zoo, file } = row.table.document;
        const repeats = repeatsFolder(zoo, file, entry.link.url);
        if (!zoo.paths && !repeats) return [];
        const own = ownFile(zoo, entry.link.url);
        const path = own?.path ?? resolve(file, entry.link.url);
        if (path === null) return [];
        const there =
          zoo.paths !== undefined && (zoo.paths.has(path) || isFolder(zoo.paths, path, folders, zoo.id));
        // Links of one kind and form are judged where one of them leads to a file that is there.
        return [
          {
            row,
            entry,
            path,
            there,
            repeats,
            form: `${zoo.id} ${entry.kind} ${own?.ref ?? ""}`,
            ref: own?.ref,
          },
        ];
      }),
    );
    const trusted = new Set(targets.filter(({ there }) => there).map(({ form }) => form));
    const unsure = new Map<LintTable, typeof targets>();
    for (const target of targets) {
      const { row, entry, path, there, repeats, form, ref } = target;
      if (!there && !trusted.has(form) && repeats) push(unsure, row.table, target);
      if (there || !trusted.has(form)) continue;
      report({
        ...at(row, entry.link),
        message: `Unexpected target ${code(path)}, which the checkout does not have; correct the link or add the file`,
        actual: entry.link.url,
        light:
          ref !== undefined &&
          ref !== row.table.document.zoo.manifest.ref &&
          !/^(?:main|master|HEAD)$/.test(ref),
      });
    }
    for (const [first, ...more] of unsure.values()) {
      if (!first) continue;
      report({
        ...at(first.row, first.entry.link),
        message: `Unexpected target ${code(first.path)}, which has the document's own folder twice; write it from that folder, or with \`/\` before it${soIn(more.length + 1, "links")}`,
        actual: first.entry.link.url,
        light: true,
      });
    }
    for (const zoo of zoos) {
      const { paths } = zoo;
      if (!paths) continue;
      const configs = (zoo.metadata ?? []).flat().flatMap(({ file, line, config }) => {
        const places = config === null ? [] : [resolve("", config), resolve(file, config)];
        const path = places.find((place) => place !== null);
        return config === null || !path
          ? []
          : [{ file, line, config, path, there: places.some((place) => place !== null && paths.has(place)) }];
      });
      if (!configs.some(({ there }) => there)) continue;
      for (const { file, line, config, path, there } of configs) {
        if (!there)
          report({
            zoo: zoo.id,
            file,
            place: { line, column: 1 },
            message: `Unexpected config ${code(path)}, which the checkout does not have; correct the path or add the file`,
            actual: config,
          });
      }
    }
  },
};

/** Path and branch of an address that leads into the zoo's own repository; null for others. */
function ownFile(zoo: ZooInput, url: string): { path: string; ref: string } | null {
  const home = zoo.manifest.repository?.replace(/\/+$|\.git$/g, "").toLowerCase();
  const target = url.trim().replace(/[?#].*$/, "");
  if (home === undefined || !target.toLowerCase().startsWith(`${home}/`)) return null;
  const match = /^(?:-\/)?(?:blob|tree|raw)\/([^/]+)\/(.+)$/.exec(target.slice(home.length + 1));
  return match ? { ref: match[1] ?? "", path: decode(match[2] ?? "").replace(/\/+$/, "") } : null;
}

/** Whether a relative link is written as from the root: it begins with the folders of its own document. */
function repeatsFolder({ manifest }: ZooInput, file: string, url: string): boolean {
  const folder = file.split("/").slice(0, -1).join("/");
  const moved = manifest.documentPath !== undefined || manifest.documents !== undefined;
  return (
    folder !== "" &&
    !moved &&
    url
      .trim()
      .replace(/^(?:\.\/)+/, "")
      .startsWith(`${folder}/`)
  );
}

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
  return decode(parts.join("/"));
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
