import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const bin = join(import.meta.dirname, "../../src/cli/bin.mjs");
const README = `# RetinaNet on COCO

Results:
| Backbone | Lr schd | box AP | Config | Download |
|---|---|---|---|---|
| R-50-FPN | 1x | 36.5 | [config](configs/retinanet_r50_fpn_1x_coco.py) | [model](https://m.example.org/retinanet_r50_fpn_1x_coco-c2398f9e.pth) |
| R-101-FPN | 2x | 38,55 | [config](configs/retinanet_r101_fpn_1x_coco.py) | [model](https://m.example.org/retinanet_r101_fpn_1x_coco-7a93545f.pth) |
| R-18-FPN | 1x | 31.7 | -
`;

/** What the tests read of a SARIF log. */
interface SarifLog {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
      partialFingerprints: Record<string, string>;
    }[];
  }[];
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv as unknown as Parameters<typeof addFormats>[0]);
const isSarif = ajv.compile(schema);

/** What the schema of SARIF 2.1.0 finds wrong with a log. */
function sarifProblems(log: unknown): string[] {
  isSarif(log);
  return (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let root = "";
let zoo = "";

function zooboard(args: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, "lint", ...args], {
    cwd: options.cwd ?? root,
    encoding: "utf8",
    env: { ...process.env, ...options.env },
    maxBuffer: 1 << 28,
  });
  return { stdout, stderr, status };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(zoo, path)), { recursive: true });
  writeFileSync(join(zoo, path), text);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "zooboard-lint-"));
  zoo = join(root, "my zoo");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the command", () => {
  it("exits with 1 at findings from --fail-on on, 0 below, 2 for wrong usage", () => {
    write("README.md", README);
    expect(zooboard(["--zoo", "my zoo"]).status).toBe(1);
    expect(zooboard(["--zoo", "my zoo", "--fail-on", "never"]).status).toBe(0);
    write("README.md", README.replace("38,55", "38.5").replace("| 2x |", "| 1x |"));
    expect(zooboard(["--zoo", "my zoo"]).status).toBe(0);
    expect(zooboard(["--zoo", "my zoo", "--fail-on", "warning"]).status).toBe(1);
    for (const args of [
      ["--zoo", "nowhere"],
      ["--format", "xml"],
      ["--fail-on", "info"],
      ["--dry-run"],
      ["--zoo", "my zoo", "--since", "HEAD"],
    ]) {
      const { status, stderr, stdout } = zooboard(args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^zooboard: [^\n]+\n$/);
      expect(stdout).toBe("");
    }
  });

  it("reports text with the row and a caret under the cell", () => {
    write("README.md", README);
    const { stdout } = zooboard(["--zoo", "my zoo"]);
    expect(stdout).not.toContain("\u001b[");
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("my zoo/README.md");
    const at = lines.findIndex((line) => line.includes("schedule-mismatch"));
    expect(lines[at]).toBe(
      "  7:15  error  Unexpected schedule `2x`, expected `1x` as the config and the checkpoint say; correct the cell or its links  schedule-mismatch",
    );
    const caret = (lines[at + 2] ?? "").indexOf("^^");
    expect((lines[at + 1] ?? "").slice(caret, caret + 2)).toBe("2x");
    expect(lines.at(-2)).toBe("2 errors, 2 warnings, 2 hints in 1 file");
  });

  it("reports json with the contract's diagnostics and the path from here", () => {
    const { stdout } = zooboard(["--zoo", "my zoo", "--format", "json"]);
    const report = JSON.parse(stdout) as {
      counts: Record<string, number>;
      diagnostics: Record<string, unknown>[];
    };
    expect(report.counts).toEqual({ error: 2, warning: 2, info: 2 });
    expect(report.diagnostics.find(({ rule }) => rule === "decimal-comma")).toMatchObject({
      file: "my-zoo/README.md",
      path: "my zoo/README.md",
      line: 7,
      column: 20,
      actual: "38,55",
      expected: ["38.55"],
    });
  });

  it("reports GitHub annotations, escaped", () => {
    write("100%, a:b.md", README);
    const { stdout } = zooboard(["--zoo", "my zoo", "--format", "github"]);
    expect(stdout).toContain(
      "::error file=my zoo/100%25%2C a%3Ab.md,line=7,col=20,title=zooboard%3A decimal-comma::Unexpected decimal comma in `38,55`, expected `38.55`; write a point\n",
    );
    for (const line of stdout.trim().split("\n").slice(0, -1))
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=zooboard%3A [a-z-]+::Unexpected /,
      );
    rmSync(join(zoo, "100%, a:b.md"));
  });

  it("reports SARIF that is valid by the schema of the standard", () => {
    const { stdout } = zooboard(["--zoo", "my zoo", "--format", "sarif"]);
    const log = JSON.parse(stdout) as SarifLog;
    expect(sarifProblems(log)).toEqual([]);
    expect(sarifProblems({ ...log, version: "2.0.0" })).not.toEqual([]);
    const run = log.runs[0];
    expect(run?.results).toHaveLength(6);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const places = run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect(new Set(places)).toEqual(new Set(["my%20zoo/README.md"]));
    const prints = run?.results.map(({ partialFingerprints }) => partialFingerprints["zooboard/v1"]);
    expect(new Set(prints).size).toBe(6);
  });

  it("reports valid SARIF for many findings of many rules, and for none", () => {
    const seeds = zooboard(["--format", "sarif", "--fail-on", "never"], { cwd: join(bin, "../../..") });
    const log = JSON.parse(seeds.stdout) as SarifLog;
    expect(sarifProblems(log)).toEqual([]);
    expect(new Set(log.runs[0]?.results.map(({ ruleId }) => ruleId)).size).toBeGreaterThan(30);
    write("empty/notes.md", "# Notes\n\nNo table here.\n");
    const none = zooboard(["--zoo", "my zoo/empty", "--format", "sarif"]);
    expect(sarifProblems(JSON.parse(none.stdout))).toEqual([]);
    rmSync(join(zoo, "empty"), { recursive: true });
  });

  it("points to the line of zoo.yaml whose silence is needed no more", () => {
    write(
      "zoo.yaml",
      "name: My zoo\nrules:\n  - rule: decimal-comma\n    severity: off\n    reason: We like commas\n  - rule: empty-link\n    severity: off\n    reason: To come\n",
    );
    const { stdout } = zooboard(["--zoo", "my zoo"]);
    expect(stdout).toContain(
      "my zoo/zoo.yaml\n\n  6:1  warning  Unexpected setting of `empty-link`, which matches no finding any more; remove it  unused-silence\n",
    );
    rmSync(join(zoo, "zoo.yaml"));
  });

  it("reads a metafile's paper given as an address, and reports what it cannot read", () => {
    write("README.md", README);
    const model = (name: string, figure: string) =>
      `  - Name: ${name}\n    Weights: http://m.example.org/${name}.pth\n    Results:\n      - Task: Object Detection\n        Dataset: COCO\n        Metrics:\n          box AP: ${figure}\n`;
    write(
      "configs/metafile.yml",
      `Collections:\n  - Name: RetinaNet\n    Paper: https://arxiv.org/abs/1708.02002\nModels:\n${model("retinanet_r50_fpn_1x_coco-c2398f9e", "37.5")}  - Results: 36\n`,
    );
    write("other/metafile.yml", "Models: [\n");
    write("fcos/fcos.yml", "Models:\n  - Results: 36\n  - Name: tracker\n    Weights: [a.pth, b.pth]\n");
    write("atss/atss.yaml", "MODEL:\n  META_ARCHITECTURE: ATSS\n");
    const { stdout, status } = zooboard(["--zoo", "my zoo", "--format", "json"]);
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Record<string, unknown>[] };
    expect(diagnostics.find(({ rule }) => rule === "metafile-mismatch")).toMatchObject({
      file: "my-zoo/README.md",
      line: 6,
      actual: "36.5",
      expected: ["37.5"],
    });
    expect(
      diagnostics
        .filter(({ rule }) => rule === "unreadable-metafile")
        .map(({ file, line }) => `${file}:${line}`),
    ).toEqual(["my-zoo/configs/metafile.yml:12", "my-zoo/fcos/fcos.yml:2", "my-zoo/other/metafile.yml:2"]);
    rmSync(join(zoo, "configs"), { recursive: true });
    for (const folder of ["other", "fcos", "atss"]) rmSync(join(zoo, folder), { recursive: true });
  });

  it("honours NO_COLOR and paints on terminals only", () => {
    expect(zooboard(["--zoo", "my zoo"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).not.toContain(
      "\u001b[",
    );
  });
});

describe("--fix", () => {
  const FIXED = README.replace("Results:\n", "Results:\n\n")
    .replace("38,55", "38.55")
    .replace("31.7 | -", "31.7 | - |  |");

  it("shows a diff in a dry run and changes nothing", () => {
    write("README.md", README);
    const { stdout, status } = zooboard(["--zoo", "my zoo", "--fix", "--dry-run"]);
    expect(status).toBe(0);
    expect(stdout).toContain("--- a/my zoo/README.md\n+++ b/my zoo/README.md\n@@ -1,8 +1,9 @@\n");
    expect(stdout).toContain("\n-| R-18-FPN | 1x | 31.7 | -\n+| R-18-FPN | 1x | 31.7 | - |  |\n");
    expect(readFileSync(join(zoo, "README.md"), "utf8")).toBe(README);
  });

  it("repairs what is mechanical, reports the rest, and finds nothing to do the second time", () => {
    const { stdout, status } = zooboard(["--zoo", "my zoo", "--fix"]);
    expect(status).toBe(1);
    expect(readFileSync(join(zoo, "README.md"), "utf8")).toBe(FIXED);
    expect(stdout).toContain("schedule-mismatch");
    expect(stdout).not.toContain("missing-cells");
    expect(zooboard(["--zoo", "my zoo", "--fix", "--dry-run"]).stdout).toBe("");
  });

  it("keeps Windows line ends and leaves what zoo.yaml silences", () => {
    write("README.md", README.replace(/\n/g, "\r\n"));
    write("zoo.yaml", "rules:\n  - rule: decimal-comma\n    severity: off\n    reason: We like commas\n");
    zooboard(["--zoo", "my zoo", "--fix"]);
    expect(readFileSync(join(zoo, "README.md"), "utf8")).toBe(
      FIXED.replace("38.55", "38,55").replace(/\n/g, "\r\n"),
    );
    rmSync(join(zoo, "zoo.yaml"));
  });
});

describe("--since", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", zoo, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
      encoding: "utf8",
    });
  const since = (revision: string) => {
    const { stdout, status } = zooboard(["--zoo", "my zoo", "--since", revision, "--format", "json"]);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { rule: string; line: number; file: string }[];
    };
    return { status, found: diagnostics.map(({ rule, line, file }) => `${rule} ${file} ${line}`) };
  };

  it("reports nothing for moved rows and renamed files, and what a new row brings", () => {
    write("README.md", README);
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "one");
    expect(since("HEAD")).toEqual({ status: 0, found: [] });

    write("README.md", README.replace("Results:", "Some words.\n\nMore words, and then the results:"));
    expect(since("HEAD").found).toEqual([]);

    git("mv", "README.md", "models.md");
    expect(since("HEAD").found).toEqual([]);

    const row =
      "| R-34-FPN | 3x | 34.5 | [config](configs/retinanet_r34_fpn_1x_coco.py) | [model](https://m.example.org/retinanet_r34_fpn_1x_coco-11111111.pth) |\n";
    write("models.md", `${README}${row}`);
    expect(since("HEAD")).toEqual({ status: 1, found: ["schedule-mismatch my-zoo/models.md 9"] });
  });

  it("takes another finding of an edited row for an old one", () => {
    git("add", "-A");
    git("commit", "-qm", "two");
    const text = readFileSync(join(zoo, "models.md"), "utf8");
    write("models.md", text.replace("| R-101-FPN | 2x |", "| R-50-FPN | 2x |"));
    expect(since("HEAD").found).toEqual(["backbone-mismatch my-zoo/models.md 7"]);
    const { stderr, status } = zooboard(["--zoo", "my zoo", "--since", "--help-me"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^zooboard: /);
  });
});
