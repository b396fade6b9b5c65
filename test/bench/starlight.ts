/** Builds an Astro Starlight site with the zoos' documents as plain pages, beside ours. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extract } from "../../src/core/extract.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";
import { readZoos } from "../../src/io/zoos.ts";
import { median } from "./measure.ts";

const ROUNDS = 3;
const bin = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));
const folder = join(tmpdir(), "zooboard-bench-starlight");

/** Runs a program to its end; milliseconds, or an error with what it said. */
function run(program: string, args: string[], cwd: string): number {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr || stdout}`);
  return performance.now() - begun;
}

/** Writes the Starlight site; npm installs it when it is not there yet. */
async function prepare(root: string): Promise<number> {
  await rm(join(folder, "src"), { recursive: true, force: true });
  await mkdir(join(folder, "src/content/docs"), { recursive: true });
  const files: Record<string, string> = {
    "package.json": '{ "name": "bench-starlight", "private": true, "type": "module" }\n',
    "astro.config.mjs":
      'import starlight from "@astrojs/starlight";\nimport { defineConfig } from "astro/config";\nexport default defineConfig({ integrations: [starlight({ title: "Zoo" })] });\n',
    "src/content.config.ts":
      'import { docsLoader } from "@astrojs/starlight/loaders";\nimport { docsSchema } from "@astrojs/starlight/schema";\nimport { defineCollection } from "astro:content";\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n',
  };
  if (!existsSync(join(folder, "package.json")))
    await writeFile(join(folder, "package.json"), files["package.json"] ?? "");
  delete files["package.json"];
  const zoos = await readZoos({ root });
  const { documents } = extract(zoos, await readVocabulary());
  const texts = new Map<string, string[]>(
    zoos.flatMap((zoo) =>
      zoo.files.map((file) => [`${zoo.id}/${file.path}`, file.text.split("\n")] as const),
    ),
  );
  for (const document of documents) {
    const { file, line, endLine } = document.source;
    const text = (texts.get(file) ?? []).slice(line - 1, endLine).join("\n");
    // Astro refuses images that are not there; a seed has none beside it.
    const body = text.replace(/!(?=\[[^\]]*\]\((?!https?:))/g, "");
    files[`src/content/docs/${document.id}.md`] =
      `---\ntitle: ${JSON.stringify(document.title)}\n---\n\n${body}\n`;
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  if (!existsSync(join(folder, "node_modules/@astrojs/starlight")))
    run("npm", ["install", "--no-audit", "--no-fund", "astro", "@astrojs/starlight", "sharp"], folder);
  return documents.length;
}

function pagesIn(site: string): number {
  return readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"))
    .length;
}

/** Wall time of our build of the zoos over that of Starlight's, medians of some rounds in turn after one of each. */
export async function starlightRatio(root: string): Promise<number> {
  const pages = await prepare(root);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const build = run(
      process.execPath,
      [bin, "build", "--root", root, "--out", join(folder, "ours")],
      folder,
    );
    const other = run(process.execPath, [join(folder, "node_modules/astro/bin/astro.mjs"), "build"], folder);
    if (round === 0) continue;
    ours.push(build);
    theirs.push(other);
  }
  const drawn = [pagesIn(join(folder, "ours")), pagesIn(join(folder, "dist"))] as const;
  console.log(
    `${pages} documents: ${drawn[0]} pages of ours, ${drawn[1]} of Starlight's; median of ${ROUNDS} rounds`,
  );
  return median(ours) / median(theirs);
}
