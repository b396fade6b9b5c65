/** The house: which room may import what, and what the contract exports. The arrows are those of the design. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

interface Import {
  file: string;
  /** Path in `src` for our own files, else the name of the package. */
  target: string;
  own: boolean;
  /** Erased before the code runs. */
  typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(?:ts|mjs|astro)$/.test(file));

/** The imports of one file; an Astro file's stand in its frontmatter and scripts. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");
  const found: Import[] = [];
  const add = (name: string, typeOnly: boolean) => {
    const own = name.startsWith(".");
    const target = own
      ? relative(source, normalize(join(source, dirname(file), name))).replaceAll("\\", "/")
      : name.startsWith("@") || name.startsWith("astro:")
        ? name
        : (name.split("/")[0] ?? name);
    found.push({ file, target, own, typeOnly });
  };
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s)?([^"';()]*?)\bfrom\s+"([^"]+)"/gm)) {
    const names = /^\{([^}]*)\}\s*$/.exec((match[2] ?? "").trim())?.[1];
    const allTypes =
      names?.split(",").every((name) => name.trim() === "" || /^\s*type\s/.test(name)) ?? false;
    add(match[3] ?? "", match[1] !== undefined || allTypes);
  }
  for (const match of text.matchAll(/^\s*import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm))
    add(match[1] ?? match[2] ?? "", false);
  return found;
}

const imports = files.flatMap(importsOf);
const room = (path: string) => path.split("/")[0] ?? "";
const shown = (list: Import[]) => list.map(({ file, target }) => `${file} imports ${target}`);
const from = (name: string) => imports.filter(({ file }) => room(file) === name);

describe("the arrows", () => {
  it("are read: each room imports something", () => {
    for (const name of ["core", "io", "cli", "site", "client"])
      expect(from(name).length, name).toBeGreaterThan(3);
  });

  it.each([
    ["core", ["core"]],
    ["io", ["io", "core"]],
    ["cli", ["cli", "io", "core"]],
    ["client", ["client", "core"]],
    ["site", ["site", "io", "core", "client"]],
  ])("lead from %s to %j only", (name, rooms) => {
    const astray = from(name).filter(({ own, target }) => own && !rooms.includes(room(target)));
    expect(shown(astray)).toEqual([]);
  });

  it("lead out of src nowhere", () => {
    expect(shown(imports.filter(({ own, target }) => own && target.startsWith("..")))).toEqual([]);
  });

  it("lead in no circle among the values of core", () => {
    const next = new Map<string, string[]>();
    for (const { file, target, own, typeOnly } of from("core"))
      if (own && !typeOnly) next.set(file, [...(next.get(file) ?? []), target]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (path.includes(file) || done.has(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe("core", () => {
  const packages =
    /^(?:zod|unified|remark-(?:gfm|parse)|(?:unist|mdast|hast)(?:-util-[\w-]+)?|micromark[\w-]*)$/;

  it("imports zod and the libraries of trees, and leaves node, Astro and YAML alone", () => {
    const astray = from("core").filter(({ own, target }) => !own && !packages.test(target));
    expect(shown(astray)).toEqual([]);
  });

  it("touches no clock, console, network, process or document", () => {
    const touched = files
      .filter((file) => room(file) === "core")
      .filter((file) => {
        const code = readFileSync(join(source, file), "utf8")
          .replace(/\/\*[\s\S]*?\*\//g, "")
          .replace(/\/\/.*$/gm, "")
          .replace(/`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g, '""');
        return /\b(?:Date\.now|new Date|performance\.|Math\.random|console\.|fetch\(|process\.|window\.|globalThis\.)/.test(
          code,
        );
      });
    expect(touched).toEqual([]);
  });

  it("holds rules that choose no severity", () => {
    const rules = from("core").filter(({ file }) => file.startsWith("core/rules/"));
    expect(shown(rules.filter(({ target }) => /severity/.test(target)))).toEqual([]);
    for (const file of files.filter((name) => /^core\/rules\/(?!index)[\w-]+\.ts$/.test(name)))
      expect(readFileSync(join(source, file), "utf8"), file).not.toMatch(
        /\bseverity\s*:\s*"(?:error|warning|info)"/,
      );
  });
});

describe("the other rooms", () => {
  it("read the disk in io and cli only, and in the content configuration", () => {
    const disk = imports.filter(({ target }) =>
      /^node:(?:fs|fs\/promises|child_process|http|os)$/.test(target),
    );
    const astray = disk.filter(
      ({ file }) =>
        !["io", "cli"].includes(room(file)) && !/^site\/(?:content\.config|integration)\.ts$/.test(file),
    );
    expect(shown(astray)).toEqual([]);
  });

  it("run in the browser without node, Astro, zod or a parser, whatever they import", () => {
    const heavy = /^(?:node:|astro|zod$|unified$|remark|mdast|hast|unist|yaml$|pagefind$|shiki)/;
    const seen = new Set<string>();
    const astray: string[] = [];
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const entry of imports.filter((candidate) => candidate.file === file && !candidate.typeOnly)) {
        if (entry.own) visit(entry.target);
        else if (heavy.test(entry.target)) astray.push(`${file} imports ${entry.target}`);
      }
    };
    for (const file of files.filter((name) => room(name) === "client")) visit(file);
    expect(astray).toEqual([]);
  });

  it("parse no markdown in cli and client", () => {
    const parsers = /^(?:unified|remark|micromark|mdast-util-from)/;
    const astray = imports.filter(
      ({ file, target, own }) =>
        !own && parsers.test(target) && (room(file) === "cli" || room(file) === "client"),
    );
    expect(shown(astray)).toEqual([]);
  });

  it("leave Chart.js to client", () => {
    const early = imports.filter(({ file, target }) => target === "chart.js" && room(file) !== "client");
    expect(shown(early)).toEqual([]);
  });
});

describe("public exports", () => {
  const exportsOf = (file: string) =>
    [
      ...readFileSync(join(source, file), "utf8").matchAll(
        /^export\s+(?:async\s+)?(const|function|class|type|interface)\s+(\w+)/gm,
      ),
    ]
      .map((match) => `${match[1]} ${match[2]}`)
      .sort();

  it("of the contract are these; one more is a decision, one less breaks v1", () => {
    const names = [
      ...["Zoo", "Document", "Table", "Link", "Metric", "Backbone", "Result"],
      ...["Severity", "Diagnostic", "Ledger", "Extraction"],
    ];
    expect(exportsOf("core/contract.ts")).toEqual(
      [...names.map((name) => `const ${name}`), ...names.map((name) => `type ${name}`)].sort(),
    );
  });

  it("of the exports are these", () => {
    expect(exportsOf("core/export.ts")).toEqual([
      "function contractSchema",
      "function toCsv",
      "function toJson",
      "function toNdjson",
    ]);
  });
});
