import { stemWords } from "../keys.ts";
import { push } from "../lists.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const repository = "https://github.com/example/zoo";
const config = (path: string) => `[config](${repository}/${path})`;

export const brokenAddress: Rule = {
  name: "broken-address",
  family: "links",
  finds:
    "An address that cannot lead anywhere: a misspelt `https`, a file of a repository without branch, a branch that runs into the path, a file that lost the ending which all others of its table have.",
  why: "The download fails, and nobody who reads the table sees it.",
  lighter: "it leads to the editor of a file instead of the file",
  example: {
    files: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Log",
          `R-50 | 1x | 36.6 | ${config("blob/main/configs/fcos_r50_1x_coco.py")} | [log](https://models.example.org/a_1x.log.json)`,
          `R-101 | 1x | 39.1 | ${config("blob/main/configs/fcos_r101_1x_coco.py")} | [log](ttps://models.example.org/b_1x.log.json)`,
          `R-50 | 2x | 37.2 | ${config("configs/fcos_r50_2x_coco.py")} | [log](https://models.example.org/c_1x.log.json)`,
          `R-101 | 2x | 40.0 | ${config("blob/mainconfigs/fcos_r101_2x_coco.py")} | [log](https://models.example.org/d_1x.log.json)`,
          `X-101 | 2x | 42.6 | ${config("blob/main/configs/fcos_x101_2x_coco")} | [log](https://models.example.org/e_1x.log.json)`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "[log]" },
      { line: 9, text: "[config]" },
      { line: 10, text: "[config]" },
      { line: 11, text: "[config]" },
    ],
    leaves: {
      "fcos.md": doc(
        "FCOS",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50 | 1x | 36.6 | ${config("blob/main/configs/fcos_r50_1x_coco.py")} | [model](s3://zoo/fcos_r50_1x_coco.pth)`,
          `R-101 | 1x | 39.1 | ${config("tree/v2.0/configs/fcos_r101_1x_coco.py")} | [model](${repository}/releases/download/v1/fcos_r101.pth)`,
        ),
        table(
          "Backbone | Lr schd | box AP | Download",
          ...["r50", "r101", "x101"].map((name) => {
            const stem = `https://models.example.org/fcos_${name}_1x_coco-6058a798`;
            return `${name} | 1x | 36.6 | [ckpt](${stem}.ckpt) &#124; [model](${stem}.graphir)`;
          }),
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      const usual = branches(rows);
      const endings = usualEndings(rows);
      for (const row of rows) {
        for (const { link, url: resolved } of row.links) {
          const url = resolved === "" ? link.url.trim() : resolved;
          const fault = faultOf(url, usual);
          if (fault)
            report({
              ...at(row, link),
              message: `Unexpected ${fault.what} in the address ${code(url)}, ${fault.mend}`,
              actual: link.url,
              light: fault.light,
            });
        }
        for (const witness of row.witnesses) {
          const ending = endings.get(witness.kind);
          if (!ending || !lost(witness, ending.witness) || faultOf(witness.url, usual)) continue;
          report({
            ...at(row, witness.link),
            message: `Unexpected address without ${code(ending.ending)} at its end, which those of the other rows have; complete it`,
            actual: witness.link.url,
            related: [place(ending.row, ending.witness.link)],
          });
        }
      }
    }
  },
};

/** Schemes that an address may have; a table links no others. */
const SCHEMES =
  /^(?:https?|ftps?|s3|gs|oss|hdfs|file|mailto|data|git|ssh|javascript|vbscript|about|blob|tel|ms-\w+)$/i;

/** Parts of a repository host's address that are no path of a file. */
const PAGES =
  /^(?:blob|tree|raw|releases|edit|blame|wiki|issues|pull|pulls|commit|commits|actions|discussions|archive|tags|projects|assets|files|compare|graphs|security|resolve|-)$/i;

/** What is wrong with an address by itself. */
function faultOf(
  url: string,
  usual: ReadonlyMap<string, string>,
): { what: string; mend: string; light: boolean } | null {
  // Browsers leave line breaks out of an address, but not the blanks behind them.
  if (/\.\w+$/.test(url) && /[^\s]\s*\n[ \t]+\S/.test(url))
    return { what: "line break", mend: "expected none; write it in one line", light: false };
  const junk = /^[^\p{L}\p{N}./#]+(?=https?:)/iu.exec(url)?.[0];
  if (junk !== undefined)
    return { what: `${code(junk)} before the scheme`, mend: "expected `https`; correct it", light: false };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1];
  if (scheme !== undefined && !SCHEMES.test(scheme))
    return { what: `scheme ${code(scheme)}`, mend: "expected `https`; correct it", light: false };
  if (/^https?(?:\/\/|:\/(?!\/)|:(?!\/))|^:\/\//i.test(url))
    return { what: "start", mend: "expected `https://`; correct it", light: false };
  const path = /^https?:\/\/(?:www\.)?github\.com\/([^/]+\/[^/]+)\/(.+)$/i.exec(url.replace(/[?#].*$/, ""));
  if (!path) return null;
  const [page = "", ref = "", ...rest] = (path[2] ?? "").split("/");
  if (page === "edit")
    return { what: "`edit`", mend: "which opens the editor, expected `blob`; correct it", light: true };
  if (!PAGES.test(page) && /\.(?:py|ya?ml|md|json|pth|pkl|txt|zip)$/i.test(path[2] ?? ""))
    return {
      what: `${code(page)} after the repository`,
      mend: "expected `blob` and a branch before the path; complete it",
      light: false,
    };
  const branch = usual.get((path[1] ?? "").toLowerCase());
  if (
    (page === "blob" || page === "tree") &&
    branch !== undefined &&
    rest.length > 0 &&
    ref !== branch &&
    ref.startsWith(branch) &&
    /^[a-z]{3,}/i.test(ref.slice(branch.length))
  )
    return {
      what: `branch ${code(ref)}`,
      mend: `expected ${code(branch)} and a slash; correct it`,
      light: false,
    };
  return null;
}

/** The branch that most links of a table to a repository name, by repository. */
function branches(rows: LintRow[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { links } of rows) {
    for (const { url } of links) {
      const match = /^https?:\/\/(?:www\.)?github\.com\/([^/]+\/[^/]+)\/(?:blob|tree)\/([^/]+)\//i.exec(url);
      if (!match) continue;
      const [repository, ref] = [(match[1] ?? "").toLowerCase(), match[2] ?? ""];
      const refs = counts.get(repository) ?? new Map<string, number>();
      counts.set(repository, refs.set(ref, (refs.get(ref) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].flatMap(([key, refs]) => {
      const all = [...refs.values()].reduce((sum, count) => sum + count, 0);
      const usual = [...refs].find(([, count]) => count * 2 >= all);
      return usual === undefined ? [] : [[key, usual[0]] as const];
    }),
  );
}

/** So many others with one ending make a file without any a mistake. */
const OTHERS = 3;

/** The ending that all but a few files of a kind in a table have. */
function usualEndings(
  rows: LintRow[],
): Map<Witness["kind"], { ending: string; row: LintRow; witness: Witness }> {
  const found = new Map<Witness["kind"], { ending: string; row: LintRow; witness: Witness }[]>();
  for (const row of rows) {
    for (const witness of row.witnesses)
      if (witness.name.extension !== "" && witness.stem !== "")
        push(found, witness.kind, { ending: witness.name.extension, row, witness });
  }
  return new Map(
    [...found].flatMap(([kind, entries]) => {
      const first = entries[0];
      return first && entries.length >= OTHERS && entries.every(({ ending }) => ending === first.ending)
        ? [[kind, first] as const]
        : [];
    }),
  );
}

/** Whether an address ends in a name like that of the other file that no ending follows: no page, no folder, no share link. */
function lost({ url, name }: Witness, other: Witness): boolean {
  const words = stemWords(name.file);
  return (
    name.extension === "" &&
    stemWords(other.stem).filter((word) => words.includes(word)).length >= 2 &&
    // A dot and a word is an ending, too, though none that is known.
    !/[?#=]|\/$|\.[a-z][a-z0-9]*$/i.test(url) &&
    /^https?:\/\//.test(url) &&
    /^[A-Za-z0-9]+(?:[-_.+][A-Za-z0-9]+){2,}$/.test(name.file)
  );
}
