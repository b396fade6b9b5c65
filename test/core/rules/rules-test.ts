import { describe, expect, it } from "vitest";
import { lint } from "../../../src/core/lint.ts";
import { FAMILIES, rules } from "../../../src/core/rules/index.ts";
import { severities } from "../../../src/core/severity.ts";
import { readVocabulary } from "../../../src/io/vocabulary.ts";
import { exampleZoo } from "./examples.ts";

const vocabulary = await readVocabulary();

describe("each rule, by its own example", () => {
  for (const rule of rules) {
    const { example } = rule;
    const found = (files: Record<string, string>) =>
      lint([exampleZoo(example, files)], vocabulary).diagnostics.filter((entry) => entry.rule === rule.name);

    it(`${rule.name} finds it`, () => {
      const first = Object.keys(example.files)[0] ?? "";
      const shown = found(example.files).map(({ file, line, column }) => {
        const path = file.slice("zoo/".length);
        const source = (example.files[path] ?? "").split("\n")[line - 1]?.slice(column - 1) ?? "";
        const wanted = example.expected.find(
          (entry) => (entry.file ?? first) === path && entry.line === line,
        );
        return { file: path, line, text: source.slice(0, wanted?.text.length ?? 20) };
      });
      expect(shown).toEqual(
        example.expected.map((entry) => ({ file: entry.file ?? first, line: entry.line, text: entry.text })),
      );
    });

    it(`${rule.name} leaves what is right`, () => {
      if (Object.keys(example.leaves).length === 0) return;
      expect(found(example.leaves).map(({ message }) => message)).toEqual([]);
    });
  }
});

describe("the list of rules", () => {
  it("names each rule once, in kebab case, and each has a severity of its own", () => {
    const names = rules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect([...names].sort()).toEqual(Object.keys(severities).sort());
  });

  it("says of each rule with lighter findings when they are", () => {
    const lighter = rules.filter((rule) => rule.lighter !== undefined);
    for (const rule of lighter) expect(rule.lighter).toMatch(/^[a-z].*[^.]$/);
    for (const { name, example } of rules) {
      for (const files of [example.files, example.leaves]) {
        for (const { rule, severity } of lint([exampleZoo({ ...example, manifest: {} }, files)], vocabulary)
          .diagnostics) {
          if (severity !== severities[rule])
            expect(
              lighter.map((other) => other.name),
              `${rule} in ${name}`,
            ).toContain(rule);
        }
      }
    }
  });

  it("explains each rule in full sentences and knows its family", () => {
    for (const rule of rules) {
      expect(FAMILIES).toContain(rule.family);
      expect(rule.finds).toMatch(/^[A-Z].*\.$/);
      expect(rule.why).toMatch(/^[A-Z`].*\.$/);
      expect(rule.example.expected.length).toBeGreaterThan(0);
    }
  });

  it("words findings as Unexpected X, with values in backticks", () => {
    for (const rule of rules) {
      for (const { message } of lint([exampleZoo(rule.example, rule.example.files)], vocabulary)
        .diagnostics) {
        expect(message).toMatch(/^Unexpected /);
        expect(message.length).toBeLessThan(420);
        expect((message.match(/`/g) ?? []).length % 2).toBe(0);
      }
    }
  });
});
