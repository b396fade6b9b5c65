/** `zooboard import`: splits raw documents and dumps into one file a document. */
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { outline } from "../core/context.ts";
import { readSubject } from "../core/document.ts";
import { documentsOfFile } from "../core/documents.ts";
import { parseMarkdown } from "../core/markdown.ts";
import { exists } from "../io/exists.ts";
import { Fault } from "../io/fault.ts";
import { projectRoot } from "../io/project.ts";
import { readVocabulary } from "../io/vocabulary.ts";
import { readText } from "../io/zoos.ts";
import type { Command } from "./main.ts";
import { parse, text } from "./options.ts";
import { progress } from "./progress.ts";

export const command: Command = {
  help: {
    summary:
      "Splits raw markdown (a README, a dump of many, a document without newlines) into one file a document.",
    usage: "import FILE… --zoo NAME [--out DIR] [--force]",
    options: {
      zoo: {
        type: "string",
        value: "NAME",
        help: "the zoo that the documents belong to; its folder under seeds/",
      },
      out: {
        type: "string",
        value: "DIR",
        help: "folder for the files (default: seeds/NAME of the project)",
      },
      force: { type: "boolean", help: "write over files that exist" },
    },
  },
  run: async (args) => {
    const { values, positionals } = parse(command.help, args, true);
    const zoo = text(values, "zoo");
    if (zoo === undefined) throw new Fault("import needs --zoo NAME, the zoo that the documents belong to");
    if (!/^[a-z0-9][a-z0-9._-]*$/.test(zoo))
      throw new Fault(`unexpected zoo name ${zoo}: expected small letters, digits, dots and hyphens`);
    if (positionals.length === 0) throw new Fault("import needs at least one FILE");
    const folder = text(values, "out") ?? join(projectRoot, "seeds", zoo);
    const vocabulary = await readVocabulary();
    const shown = progress();
    const written: { path: string; content: string }[] = [];
    const names = new Map<string, number>();
    for (const file of positionals) {
      for (const document of documentsOfFile(await readText(file), vocabulary)) {
        const { blocks } = parseMarkdown(document.source, document.lines);
        const { slug } = readSubject(blocks, outline(blocks), basename(file), document.several, vocabulary);
        const copies = names.get(slug) ?? 0;
        names.set(slug, copies + 1);
        const name = copies === 0 ? slug : `${slug}-${copies + 1}`;
        written.push({ path: join(folder, `${name}.md`), content: `${document.source.text.trim()}\n` });
      }
    }
    if (values["force"] !== true) {
      for (const { path } of written)
        if (await exists(path)) throw new Fault(`${path} exists: remove it, or use --force to write over it`);
    }
    await mkdir(folder, { recursive: true });
    for (const { path, content } of written) {
      shown.step(`writing ${path}`);
      await writeFile(path, content);
    }
    shown.done(`${written.length} documents written to ${folder}`);
    for (const { path } of written) process.stdout.write(`${path}\n`);
    return 0;
  },
};
