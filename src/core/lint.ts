/**
 * Checks zoos: what the reader found on the way and what the rules find in its results, with the severities of the
 * zoo's own `zoo.yaml`. Pure, like the reader: zoos in, diagnostics out, in a stable order and each once.
 */
import type { Diagnostic, Extraction } from "./contract.ts";
import { byPlace, extract, type ObservedTable, type ZooInput } from "./extract.ts";
import { compareText } from "./keys.ts";
import type { Manifest } from "./manifest.ts";
import { ruleByName, rules } from "./rules/index.ts";
import { type Inventory, type LintDocument, takeInventory } from "./rules/inventory.ts";
import { toDiagnostic } from "./severity.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { withWords } from "./vocabulary-words.ts";

export interface LintResult {
  /** The extraction, its diagnostics being those of the linter. */
  extraction: Extraction;
  diagnostics: Diagnostic[];
  /** Findings that `zoo.yaml` silences, with the reason. */
  silenced: { diagnostic: Diagnostic; reason: string }[];
}

/** Lints zoos. Bad input never throws. */
export function lint(zoos: ZooInput[], vocabulary: Vocabulary): LintResult {
  const observed: ObservedTable[] = [];
  const extraction = extract(zoos, vocabulary, (table) => observed.push(table));
  const found = [...extraction.diagnostics];
  const documents: LintDocument[] = [];
  for (const { members, words } of byWords(zoos, vocabulary)) {
    const inventory = takeInventory(members, words, extraction, observed);
    documents.push(...inventory.documents);
    for (const rule of rules) {
      rule.check?.(inventory, ({ zoo, file, ...finding }) => {
        found.push(toDiagnostic({ ...finding, rule: rule.name, file: `${zoo}/${file}` }));
      });
    }
    nameResults(found, inventory);
  }
  const { kept, silenced } = applySettings(unique(withoutStyle(found, zoos, observed)), zoos, documents);
  extraction.diagnostics = kept.sort(byPlace);
  return { extraction, diagnostics: extraction.diagnostics, silenced };
}

/** Zoos that are checked together: all that have no words of their own, and each other one by itself. */
function byWords(zoos: ZooInput[], vocabulary: Vocabulary): { members: ZooInput[]; words: Vocabulary }[] {
  const plain = zoos.filter((zoo) => zoo.manifest.words === undefined);
  const own = zoos.filter((zoo) => zoo.manifest.words !== undefined);
  return [
    { members: plain, words: vocabulary },
    ...own.map((zoo) => ({ members: [zoo], words: withWords(vocabulary, zoo.manifest.words) })),
  ];
}

/**
 * Leaves out missing outer pipes of tables whose header has none, either: that is a style of its own, and valid. A pipe
 * at the end of a row then opens an empty cell.
 */
function withoutStyle(found: Diagnostic[], zoos: ZooInput[], observed: ObservedTable[]): Diagnostic[] {
  if (!found.some(({ rule }) => OF_STYLE.has(rule))) return found;
  const texts = new Map<string, string>(
    zoos.flatMap((zoo) => zoo.files.map((file) => [`${zoo.id}/${file.path}`, file.text] as const)),
  );
  const lines = new Map<string, string[]>();
  const styled = new Set<string>();
  for (const { table, context, rows } of observed) {
    if (table.format !== "gfm") continue;
    const { file } = table.source;
    const text = lines.get(file) ?? (texts.get(file) ?? "").split(/\r?\n|\r/);
    lines.set(file, text);
    const header = (text[context.grid.place.line - 1] ?? "").trim();
    const bare = {
      start: !header.startsWith("|"),
      end: !header.endsWith("|"),
      both: !/^\||\|$/.test(header),
    };
    for (const { row, aligned } of rows) {
      const key = `${file}:${row.place.line}`;
      if (row.missingPipe && bare[row.missingPipe]) styled.add(`missing-outer-pipe ${key}`);
      const open = bare.end && (row.missingPipe === null || row.missingPipe === "start");
      if (open && aligned.missing === 1 && aligned.shifted === null) styled.add(`missing-cells ${key}`);
    }
  }
  return found.filter(({ rule, file, line }) => !styled.has(`${rule} ${file}:${line}`));
}

/** Rules that the style of a table's pipes may lift. */
const OF_STYLE: ReadonlySet<string> = new Set(["missing-outer-pipe", "missing-cells"]);

/** Leaves out what was found twice: the same rule at the same place. */
function unique(found: Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return found.filter((diagnostic) => {
    const { rule, file, line, column, message } = diagnostic;
    const key = JSON.stringify([rule, file, line, column, rule === "empty-link" ? "" : message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Gives findings of the reader the id of the result whose row they are in. */
function nameResults(found: Diagnostic[], { rows }: Inventory): void {
  const byLine = new Map<string, { column: number; id: string }[]>();
  for (const { row, result } of rows) {
    const cells = row.cells.filter((cell) => !cell.spanned);
    for (const line of new Set([row.place.line, ...cells.map((cell) => cell.place.line)])) {
      const key = `${result.source.file}:${line}`;
      const column = line === row.place.line ? row.place.column : 1;
      byLine.set(key, [...(byLine.get(key) ?? []), { column, id: result.id }]);
    }
  }
  for (const diagnostic of found) {
    if (diagnostic.result !== undefined) continue;
    const near = byLine.get(`${diagnostic.file}:${diagnostic.line}`);
    if (!near) continue;
    // Of several rows in one line, as in a flattened document, the last that starts before the finding.
    const own = near
      .filter(({ column }) => column <= diagnostic.column || near.length === 1)
      .sort((a, b) => b.column - a.column)[0];
    if (own) diagnostic.result = own.id;
  }
}

type Setting = NonNullable<Manifest["rules"]>[number];

/** Raises, lowers and silences as the zoos say; an entry that matches nothing is a finding itself. */
function applySettings(
  found: Diagnostic[],
  zoos: ZooInput[],
  documents: LintDocument[],
): { kept: Diagnostic[]; silenced: LintResult["silenced"] } {
  const kept: Diagnostic[] = [];
  const silenced: LintResult["silenced"] = [];
  const spans = documents.map(({ zoo, slug, record }) => ({ zoo: zoo.id, slug, ...record.source }));
  const used = new Set<Setting>();
  const byZoo = new Map(zoos.map((zoo) => [zoo.id, zoo.manifest.rules ?? []]));
  for (const diagnostic of found) {
    const zoo = zoos.find(({ id }) => diagnostic.file.startsWith(`${id}/`));
    const settings = (zoo && byZoo.get(zoo.id)) ?? [];
    const matching = settings.filter(
      (setting) => setting.rule === diagnostic.rule && covers(setting, diagnostic, spans),
    );
    for (const setting of matching) used.add(setting);
    // The narrowest entry decides, of equals the last.
    const setting = [...matching].sort((a, b) => narrowness(a) - narrowness(b)).at(-1);
    if (!setting) kept.push(diagnostic);
    else if (setting.severity === "off") silenced.push({ diagnostic, reason: setting.reason });
    else kept.push({ ...diagnostic, severity: setting.severity });
  }
  for (const zoo of zoos) {
    for (const [index, setting] of (zoo.manifest.rules ?? []).entries()) {
      const known = ruleByName.has(setting.rule);
      if (used.has(setting) && known) continue;
      const where =
        setting.document === undefined
          ? ""
          : ` in \`${setting.document}\`${setting.line === undefined ? "" : `, line ${setting.line}`}`;
      kept.push(
        toDiagnostic({
          rule: known ? "unused-silence" : "unknown-rule",
          message: known
            ? `Unexpected setting of \`${setting.rule}\`${where}, which matches no finding any more; remove it`
            : `Unexpected rule \`${setting.rule}\`, which does not exist${nearest(setting.rule)}; correct its name`,
          file: `${zoo.id}/zoo.yaml`,
          place: { line: zoo.manifestLine?.(["rules", index]) ?? 1, column: 1 },
          actual: setting.rule,
        }),
      );
    }
  }
  return { kept, silenced: silenced.sort((a, b) => byPlace(a.diagnostic, b.diagnostic)) };
}

function narrowness(setting: Setting): number {
  return (setting.line === undefined ? 0 : 2) + (setting.document === undefined ? 0 : 1);
}

function covers(
  setting: Setting,
  diagnostic: Diagnostic,
  spans: { zoo: string; slug: string; file: string; line: number; endLine: number }[],
): boolean {
  if (setting.line !== undefined && setting.line !== diagnostic.line) return false;
  if (setting.document === undefined) return true;
  return spans.some(
    (span) =>
      span.slug === setting.document &&
      span.file === diagnostic.file &&
      diagnostic.line >= span.line &&
      diagnostic.line <= span.endLine,
  );
}

/** A rule whose name contains the wrong one, or is contained in it. */
function nearest(name: string): string {
  const near = rules
    .map((rule) => rule.name)
    .filter((candidate) => name.startsWith(candidate.slice(0, -1)) || candidate.startsWith(name.slice(0, -1)))
    .sort(compareText)[0];
  return near === undefined ? "" : `, perhaps \`${near}\` is meant`;
}
