/** `zooboard extract`: prints the contract. */

import { toCsv, toJson, toNdjson } from "../core/export.ts";
import { balances, extract } from "../core/extract.ts";
import { Fault } from "../io/fault.ts";
import { readVocabulary } from "../io/vocabulary.ts";
import { readZoos } from "../io/zoos.ts";
import type { Command } from "./main.ts";
import { choice, parse, zooOptions, zooValues } from "./options.ts";
import { progress } from "./progress.ts";

export const command: Command = {
  help: {
    summary: "Prints all zoos, documents, tables, results, diagnostics and the ledger.",
    usage: "extract [--root DIR | --zoo DIR …] [--format json|ndjson|csv]",
    options: {
      ...zooOptions,
      format: {
        type: "string",
        value: "FORMAT",
        help: "json (the whole extraction), ndjson or csv (results only); default json",
      },
    },
  },
  run: async (args) => {
    const { values } = parse(command.help, args, false);
    const format = choice(values, "format", ["json", "ndjson", "csv"] as const, "json");
    const shown = progress();
    const vocabulary = await readVocabulary();
    const zoos = await readZoos({ ...zooValues(values), onFile: (file) => shown.step(`reading ${file}`) });
    shown.step("extracting");
    const extraction = extract(zoos, vocabulary);
    const { ledger } = extraction;
    if (!balances(ledger))
      throw new Fault(
        `the ledger does not balance: ${JSON.stringify(ledger)}; this is a defect of Zooboard, please report it with the input`,
      );
    shown.done(
      `${ledger.documents} documents, ${ledger.tables} tables, ${ledger.resultRows} results, ${extraction.diagnostics.length} diagnostics`,
    );
    process.stdout.write(
      format === "json"
        ? toJson(extraction)
        : format === "ndjson"
          ? toNdjson(extraction.results)
          : toCsv(extraction.results),
    );
    return 0;
  },
};
