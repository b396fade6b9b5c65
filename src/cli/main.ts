/** The command: picks the subcommand, loads it, and turns faults into one line and exit code 2. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../io/fault.ts";
import { projectRoot } from "../io/project.ts";
import { type CommandHelp, helpText } from "./options.ts";

/** A subcommand: its help, and what it does; the number is the exit code. */
export interface Command {
  help: CommandHelp;
  run: (args: string[]) => Promise<number>;
}

const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
  extract: {
    summary: "print all results, tables and diagnostics",
    load: async () => (await import("./extract.ts")).command,
  },
  import: {
    summary: "split raw documents into one file each under seeds/",
    load: async () => (await import("./import.ts")).command,
  },
  lint: {
    summary: "check zoos: shape, values, links, names against cells",
    load: async () => (await import("./lint.ts")).command,
  },
  build: { summary: "build the site", load: async () => (await import("./build.ts")).command },
  init: {
    summary: "write a commented zoo.yaml from what was inferred",
    load: async () => (await import("./init.ts")).command,
  },
  preview: { summary: "serve a built site", load: async () => (await import("./preview.ts")).command },
};

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `Zooboard compiles the markdown of model zoos into a checked, searchable static site.\n\nUsage: zooboard <command> [options]\n\n${rows.join("\n")}\n\n\`zooboard <command> --help\` lists a command's options.\n`;
}

/**
 * Runs the command line.
 * @param args arguments after the program's name
 * @returns exit code: 0 fine, 1 findings at or above the limit, 2 wrong usage or unreadable input
 */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    (name === undefined ? process.stderr : process.stdout).write(usage());
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    const { version } = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")) as {
      version: string;
    };
    process.stdout.write(`${version}\n`);
    return 0;
  }
  try {
    const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!entry) throw new Fault(`unknown command ${name}: expected ${Object.keys(COMMANDS).join(", ")}`);
    const command = await entry.load();
    if (rest.includes("--help") || rest.includes("-h")) {
      process.stdout.write(helpText(command.help));
      return 0;
    }
    return await command.run(rest);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`zooboard: ${error.message}\n`);
    return 2;
  }
}
