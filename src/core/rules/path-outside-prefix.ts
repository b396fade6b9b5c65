import { nameKey } from "../keys.ts";
import { push } from "../lists.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, place, telling } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

/** So many addresses in one folder make another place of one file a mistake. */
const CERTAIN = 5;

export const pathOutsidePrefix: Rule = {
  name: "path-outside-prefix",
  family: "links",
  finds:
    "A config, checkpoint or log whose address lacks a folder that all others of its table share, or a log that does not lie beside its checkpoint as all others do.",
  why: "A part of the address was lost, and the download fails.",
  lighter:
    "it is a config, a log beside another checkpoint, fewer than five others share the folder, or some lie elsewhere still",
  example: {
    files: {
      "nuimages.md": doc(
        "nuImages",
        table(
          "Backbone | Lr schd | box AP | Download",
          ...["r50", "r101", "x101_32x4d"].map(
            (name) =>
              `${name} | 1x | 47.8 | [model](https://models.example.org/v0.1/nuimages/mask_rcnn_${name}/mask_rcnn_${name}_20200906-902bb808.pth)`,
          ),
          "r18 | 1x | 50.8 | [model](https://models.example.org/v0.1/mask_rcnn_r18/mask_rcnn_r18_20200906-22bf3085.pth)",
        ),
        table(
          "Backbone | Lr schd | box AP | Config",
          ...["r50", "r101", "x101_32x4d"].map(
            (name) => `${name} | 1x | 47.8 | [config](configs/mask_rcnn_${name}_1x.py)`,
          ),
          "r18 | 1x | 50.8 | [config](mask_rcnn_r18_1x.py)",
        ),
      ),
    },
    expected: [
      { line: 10, text: "[model]" },
      { line: 17, text: "[config]" },
    ],
    leaves: {
      "groie.md": doc(
        "GRoIE",
        table(
          "Backbone | Lr schd | box AP | Download",
          ...["r50", "r101", "x101_32x4d"].map(
            (name) =>
              `${name} | 1x | 47.8 | [model](https://models.example.org/v0.1/groie/mask_rcnn_${name}/mask_rcnn_${name}_20200906-902bb808.pth)`,
          ),
          "r18 | 1x | 50.8 | [model](https://models.example.org/v0.1/mask_rcnn/mask_rcnn_r18/mask_rcnn_r18_20200906-22bf3085.pth)",
        ),
        table(
          "Backbone | Lr schd | box AP | Config",
          ...["t", "s", "b"].map(
            (size) => `Swin-${size} | 1x | 47.8 | [config](configs/swin/vis_swin_${size}_1x.py)`,
          ),
          "R-50 | 1x | 44.8 | [config](configs/vis_r50_1x.py)",
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      const told = new Set<LintRow["links"][number]["link"]>();
      for (const kind of ["weights", "log", "config"] as const) {
        const bases = new Map<
          string,
          { row: LintRow; link: LintRow["links"][number]["link"]; url: string }[]
        >();
        let total = 0;
        for (const row of rows) {
          for (const witness of row.witnesses) {
            if (witness.kind !== kind || witness.url.endsWith("/") || witness.stem === "") continue;
            const address = kind === "config" ? witness.link.url.replace(/^(?:\.\/)+/, "") : witness.url;
            if (!(kind === "config" ? /^(?!\.\.)/ : /^https?:\/\//).test(address)) continue;
            const folders = address.split("/").slice(0, -1);
            // The experiment's own folder says nothing about where a zoo keeps its files.
            if (witness.stem.startsWith(witness.name.folder) || witness.name.folder.startsWith(witness.stem))
              folders.pop();
            push(bases, folders.join("/"), { row, link: witness.link, url: address });
            total++;
          }
        }
        const usual = [...bases].sort((a, b) => b[1].length - a[1].length)[0];
        if (!usual || usual[1].length < 3 || usual[1].length * 4 < total * 3) continue;
        const witness = usual[1][0];
        // Lost, not stored elsewhere: many share the folder, and no third place exists.
        const certain =
          kind !== "config" &&
          usual[1].length >= CERTAIN &&
          [...bases.keys()].every((base) => usual[0].startsWith(base));
        for (const [base, entries] of bases) {
          if (/^https?:/.test(usual[0]) !== /^https?:/.test(entries[0]?.url ?? "")) continue;
          if (!usual[0].startsWith(base === "" ? "" : `${base}/`) || base === usual[0]) continue;
          for (const { row, link, url } of entries) {
            const lost = `/${usual[0].slice(base.length).replace(/^\//, "")}`;
            // A deeper place of the same name is a folder for an experiment, not a lost part.
            const parts = lost.split("/").filter((part) => part !== "");
            if (parts.some((part) => url.split("/").includes(part))) continue;
            // A folder for what the names of all its files say, and this one's does not: "swin".
            const names = (address: string, part: string) => nameKey(fileOf(address)).includes(nameKey(part));
            if (parts.some((part) => !names(url, part) && usual[1].every((other) => names(other.url, part))))
              continue;
            told.add(link);
            report({
              ...at(row, link),
              message: `Unexpected address without ${code(lost)}, which those of the other rows have; complete it`,
              actual: link.url,
              related: witness ? [place(witness.row, witness.link)] : [],
              light: !certain,
            });
          }
        }
      }
      for (const { row, log, folder } of logsElsewhere(rows)) {
        if (told.has(log.link)) continue;
        report({
          ...at(row, log.link),
          message: `Unexpected place of the log, expected it in ${code(folder)} beside its checkpoint as in the other rows; correct the address`,
          actual: log.link.url,
          expected: [folder],
          light: true,
        });
      }
    }
  },
};

const depth = (url: string) => url.split("/").length;

const fileOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

const folderOf = (url: string) => url.slice(0, url.lastIndexOf("/"));

/** Logs that lie higher or deeper than their checkpoint, in a table where those of most other rows do not. */
function logsElsewhere(rows: LintRow[]): { row: LintRow; log: Witness; folder: string }[] {
  const pairs = rows.flatMap((row) => {
    const [weights, log] = [telling(row, "weights"), row.witnesses.find(({ kind }) => kind === "log")];
    return weights && log && [weights.url, log.url].every((url) => /^https?:\/\/.*[^/]$/.test(url))
      ? [{ row, log, folder: folderOf(weights.url), own: depth(weights.url) === depth(log.url) }]
      : [];
  });
  const elsewhere = pairs.filter(({ own }) => !own);
  return pairs.length - elsewhere.length >= 3 && elsewhere.length * 3 <= pairs.length ? elsewhere : [];
}
