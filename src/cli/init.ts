/** `zooboard init`: writes a commented `zoo.yaml` from what was inferred. */
import { writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { buildCatalogue } from "../core/catalogue.ts";
import { extract } from "../core/extract.ts";
import { manifestTemplate } from "../core/manifest-template.ts";
import { exists } from "../io/exists.ts";
import { Fault } from "../io/fault.ts";
import { readRepository } from "../io/repository.ts";
import { readVocabulary } from "../io/vocabulary.ts";
import { readZoos } from "../io/zoos.ts";
import type { Command } from "./main.ts";
import { parse } from "./options.ts";

export const command: Command = {
  help: {
    summary:
      "Writes a commented zoo.yaml from what was inferred of a zoo. A zoo that needs none works without.",
    usage: "init [DIR] [--force] [--print]",
    options: {
      force: { type: "boolean", help: "write over a zoo.yaml that exists" },
      print: { type: "boolean", help: "print it in place of writing it" },
    },
  },
  run: async (args) => {
    const { values, positionals } = parse(command.help, args, true);
    if (positionals.length > 1) throw new Fault("init takes one folder");
    const folder = positionals[0] ?? ".";
    const vocabulary = await readVocabulary();
    const zoos = await readZoos({ zoos: [folder] });
    const extraction = extract(zoos, vocabulary);
    const repository = await readRepository(folder);
    const content = manifestTemplate(
      basename(resolve(folder)),
      extraction,
      buildCatalogue(extraction, vocabulary),
      repository,
    );
    if (values["print"] === true) {
      process.stdout.write(content);
      return 0;
    }
    const path = join(folder, "zoo.yaml");
    if (values["force"] !== true && (await exists(path)))
      throw new Fault(`${path} exists: use --force to write over it, or --print to see what was inferred`);
    await writeFile(path, content);
    process.stdout.write(`${path}\n`);
    return 0;
  },
};
