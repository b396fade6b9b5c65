/** Reads YAML files and knows the line of each of their entries. */
import { readFile } from "node:fs/promises";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { Fault } from "./fault.ts";

export interface YamlFile {
  data: unknown;
  /** Line of the entry at a path; of its nearest parent where it does not exist. */
  lineOf: (path: (string | number)[]) => number;
}

/** Parses YAML; invalid YAML is a Fault that names file and line. */
export function parseYaml(text: string, file: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const error = document.errors[0];
  if (error)
    throw new Fault(
      `${file}:${error.linePos?.[0].line ?? 1}: invalid YAML: ${error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "")}`,
    );
  return {
    data: document.toJS() as unknown,
    lineOf: (path) => {
      let node: unknown = document.contents;
      let line = 1;
      for (const part of path) {
        if (isMap(node)) {
          const pair = node.items.find(
            (item) => String((item.key as { value?: unknown } | null)?.value ?? item.key) === String(part),
          );
          if (!pair) break;
          if (isNode(pair.key) && pair.key.range) line = counter.linePos(pair.key.range[0]).line;
          node = pair.value;
        } else if (isSeq(node)) {
          node = node.items[Number(part)];
          if (isNode(node) && node.range) line = counter.linePos(node.range[0]).line;
        } else break;
      }
      return line;
    },
  };
}

/** Reads and parses a YAML file. */
export async function readYaml(path: string, shown: string): Promise<YamlFile> {
  return parseYaml(await readFile(path, "utf8"), shown);
}
