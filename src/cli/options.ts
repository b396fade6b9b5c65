/** Parses a command's options with `node:util` and turns mistakes into one clear line. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { Fault } from "../io/fault.ts";

/** An option of a command, with its line in the help. */
export interface OptionHelp {
  type: "string" | "boolean";
  multiple?: boolean;
  value?: string;
  help: string;
}

export interface CommandHelp {
  summary: string;
  usage: string;
  options: Record<string, OptionHelp>;
}

export type Values = Record<string, string | boolean | string[] | undefined>;

/** Options that read zoos, shared by most commands. */
export const zooOptions: Record<string, OptionHelp> = {
  root: {
    type: "string",
    value: "DIR",
    help: "a folder with one folder per zoo (default: the project's seeds)",
  },
  zoo: {
    type: "string",
    multiple: true,
    value: "DIR",
    help: "a folder of markdown that is a zoo; repeatable",
  },
};

/**
 * Parses arguments.
 * @throws Fault for an unknown option, a missing value or a surplus argument
 */
export function parse(
  help: CommandHelp,
  args: string[],
  allowPositionals: boolean,
): { values: Values; positionals: string[] } {
  const options: ParseArgsOptionsConfig = { help: { type: "boolean" } };
  for (const [name, option] of Object.entries(help.options))
    options[name] = { type: option.type, multiple: option.multiple ?? false };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals, strict: true });
    return { values: values as Values, positionals };
  } catch (error) {
    const message = (error as Error).message.split(/\. To specify|\n/)[0] ?? "";
    const known = Object.keys(help.options)
      .map((name) => `--${name}`)
      .join(", ");
    throw new Fault(`${message.charAt(0).toLowerCase()}${message.slice(1)}; the options are ${known}`);
  }
}

/** The value of a string option. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The value of a choice; anything else is a Fault. */
export function choice<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const value = text(values, name);
  if (value === undefined) return fallback;
  if (!(choices as readonly string[]).includes(value))
    throw new Fault(`unknown --${name} ${value}: expected ${choices.join(", ")}`);
  return value as Choice;
}

/** What `--root` and `--zoo` say. */
export function zooValues(values: Values): { root: string | undefined; zoos: string[] | undefined } {
  return { root: text(values, "root"), zoos: Array.isArray(values["zoo"]) ? values["zoo"] : undefined };
}

/** The help text of a command. */
export function helpText(help: CommandHelp): string {
  const rows = Object.entries(help.options).map(([name, option]): [string, string] => [
    `  --${name}${option.value ? ` ${option.value}` : ""}`,
    option.help,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return `${help.summary}\n\nUsage: zooboard ${help.usage}\n\n${rows.map(([left, right]) => left.padEnd(width) + right).join("\n")}\n`;
}
