/** Runs the script of the GitHub Action as a runner would: its inputs as environment, bash, a zoo as working directory. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");

interface Action {
  inputs: Record<string, { default: string }>;
  runs: {
    using: string;
    steps: { name?: string; shell?: string; env?: Record<string, string>; run?: string }[];
  };
}

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
const step = action.runs.steps.find(({ name }) => name === "Check the zoo");

const README = `# RetinaNet on COCO

| Backbone | Lr schd | box AP | Config |
|---|---|---|---|
| R-50-FPN | 1x | 36.5 | [config](configs/retinanet_r50_fpn_1x_coco.py) |
`;
const WRONG = "| R-101-FPN | 1x | 38,5 | [config](configs/retinanet_r101_fpn_1x_coco.py) |\n";

let zoo = "";

/** Runs the step with inputs; those not given have their defaults. */
function run(inputs: Record<string, string> = {}) {
  const values: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, input.default]),
    ),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value])),
    "github.action_path": root,
  };
  const filled = (text: string) =>
    text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => values[name] ?? `<${name} is no input>`);
  const env = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, text]) => [name, filled(text)]));
  const { stdout, stderr, status } = spawnSync(
    "bash",
    ["-eo", "pipefail", "-c", filled(step?.run ?? "exit 9")],
    {
      cwd: zoo,
      encoding: "utf8",
      env: { ...process.env, ...env, PATH: `${dirname(process.execPath)}:${process.env["PATH"]}` },
    },
  );
  return { stdout, stderr, status };
}

const git = (...args: string[]) =>
  execFileSync("git", ["-C", zoo, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);

beforeAll(() => {
  zoo = mkdtempSync(join(tmpdir(), "zooboard-action-"));
  writeFileSync(join(zoo, "README.md"), README);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "one");
});
afterAll(() => rmSync(zoo, { recursive: true, force: true }));

describe("the action", () => {
  it("is a composite of steps that each say which shell they need", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run, shell } of action.runs.steps) if (run !== undefined) expect(shell).toBe("bash");
  });

  it("passes a zoo without errors", () => {
    expect(run()).toMatchObject({ status: 0, stderr: "" });
  });

  it("annotates errors and fails, by the defaults", () => {
    writeFileSync(join(zoo, "README.md"), README + WRONG);
    const { stdout, status } = run();
    expect(status).toBe(1);
    expect(stdout).toContain("::error file=README.md,line=6,col=20,title=zooboard%3A decimal-comma::");
    expect(run({ "fail-on": "never" }).status).toBe(0);
  });

  it("reports only what a change brought, and writes SARIF for the upload", () => {
    git("add", "-A");
    git("commit", "-qm", "two");
    expect(run({ since: "HEAD" })).toMatchObject({ status: 0, stderr: "" });
    expect(run({ since: "HEAD~1" }).status).toBe(1);
    const { status } = run({ sarif: "report.sarif", "fail-on": "error" });
    expect(status).toBe(1);
    const log = JSON.parse(readFileSync(join(zoo, "report.sarif"), "utf8")) as {
      runs: { results: unknown[] }[];
    };
    expect(log.runs[0]?.results).toHaveLength(1);
  });

  it("takes several zoos, one a line, and says which is not there", () => {
    const { status, stderr } = run({ zoo: `${zoo}\nnowhere\n` });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^zooboard: no folder nowhere/);
  });
});
