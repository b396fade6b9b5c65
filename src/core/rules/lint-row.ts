/** What rules ask of a row: its own config, checkpoint and cells, and where a finding about it stands. */
import type { GridCell } from "../grid.ts";
import { nameWords, stemWords } from "../keys.ts";
import { hostOf, isFolder } from "../links.ts";
import { push } from "../lists.ts";
import type { Place } from "../place.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { LintRow, Witness } from "./inventory.ts";

/** Witnesses of a kind with a telling name. */
export function telling(row: LintRow, kind: Witness["kind"]): Witness | null {
  return ownWitness(row, kind, (witness) => witness.stem !== "");
}

/** The witness of a kind that is the row's own: in a column for it, else in any other. */
export function ownWitness(
  row: LintRow,
  kind: Witness["kind"],
  fits: (witness: Witness) => boolean = () => true,
): Witness | null {
  const found = row.witnesses.filter((witness) => witness.kind === kind && fits(witness));
  const inColumn = found.find((witness) => [kind, "download"].includes(columnRole(row, witness) ?? ""));
  return inColumn ?? found[0] ?? null;
}

/** Config and checkpoint of a row, each with a telling name, or null. */
export function pair(row: LintRow): { config: Witness | null; weights: Witness | null } {
  const config = ownConfig(row);
  // A tracker's row links several checkpoints: its own is called as its config.
  const called = row.witnesses.find(
    ({ kind, stem }) => kind === "weights" && stem !== "" && stem === config?.stem,
  );
  return { config, weights: called ?? telling(row, "weights") };
}

/** Whether a row links configs of several names, such as that of a model and that of its compression. */
export function linksSeveralConfigs(row: LintRow): boolean {
  return new Set(configsOf(row).map(({ stem }) => stem)).size > 1;
}

/** The row's config: of several the one called like the checkpoint, else from a link column, else from any cell. */
function ownConfig(row: LintRow): Witness | null {
  const configs = configsOf(row);
  return (
    closestToCheckpoint(configs, telling(row, "weights")?.stem ?? "") ??
    configs.find((witness) => ["config", "download"].includes(columnRole(row, witness) ?? "")) ??
    configs[0] ??
    null
  );
}

/** Configs of a row with a telling name, in any column but those of another model. */
function configsOf(row: LintRow): Witness[] {
  return row.witnesses.filter(
    (witness) => witness.kind === "config" && witness.stem !== "" && !OTHERS.has(columnRole(row, witness)),
  );
}

function columnRole(row: LintRow, { column: index }: Witness): string | null {
  const column = row.table.columns[index];
  return column?.kind === "role" ? column.role : null;
}

/** Whether a row says that its checkpoint was converted from another code's: its config only describes the model. */
export function isConverted(row: LintRow): boolean {
  return [...row.aligned.cells.map((cell) => cell?.text ?? ""), pair(row).weights?.stem ?? ""].some((text) =>
    nameWords(text).includes("converted"),
  );
}

/** Roles of columns whose configs are not the row's own. */
const OTHERS: ReadonlySet<string | null> = new Set(["pretraining", "teacher", "note"]);

/** Of several configs of a row the one called most like the checkpoint. */
function closestToCheckpoint(configs: Witness[], checkpoint: string): Witness | null {
  if (checkpoint === "" || configs.length < 2) return null;
  const words = new Set(stemWords(checkpoint));
  const shared = ({ stem }: Witness) => {
    const own = stemWords(stem);
    return own.filter((word) => words.has(word)).length - own.filter((word) => !words.has(word)).length;
  };
  return [...configs].sort((a, b) => shared(b) - shared(a))[0] ?? null;
}

/** Rows of each document by the config that they link. */
export function rowsByConfig(rows: LintRow[]): Map<string, LintRow[]> {
  const found = new Map<string, LintRow[]>();
  for (const row of rows) {
    const { config } = pair(row);
    if (config) push(found, `${row.table.document.record.id} ${config.url}`, row);
  }
  return found;
}

/** Rows of the same document that link a row's config, the row itself among them. */
export function sharers(row: LintRow, byConfig: Map<string, LintRow[]>): LintRow[] {
  const { config } = pair(row);
  return config ? (byConfig.get(`${row.table.document.record.id} ${config.url}`) ?? []) : [];
}

/** The cell of a role, or null. */
export function cellOf(row: LintRow, role: string): GridCell | null {
  const index = row.table.columns.findIndex((column) => column.kind === "role" && column.role === role);
  return index === -1 ? null : (row.aligned.cells[index] ?? null);
}

/** Where a finding about a row's cell stands. */
export function at(row: LintRow, cell: { place: Place } | null) {
  return {
    zoo: row.table.document.zoo.id,
    file: row.table.document.file,
    place: cell?.place ?? row.row.place,
    result: row.result.id,
  };
}

/** A second witness for `related`. */
export function place(row: LintRow, cell?: { place: Place } | null): { file: string; line: number } {
  const { document } = row.table;
  return { file: `${document.zoo.id}/${document.file}`, line: cell?.place.line ?? row.row.place.line };
}

/** Whether an address may hold several files: a folder, a share of a store that shows folders, a place that the row's log links, too. */
export function isShare({ url, stem }: Witness, row: LintRow, vocabulary: Vocabulary): boolean {
  return (
    isFolder(url) ||
    (stem === "" && showsFolders(url, vocabulary) && !/\/file\/d\/|[?&]id=/.test(url)) ||
    row.witnesses.some((other) => other.kind === "log" && other.url === url)
  );
}

/** Whether an address is of a host that shows a folder as a page of its own. */
export function showsFolders(url: string, vocabulary: Vocabulary): boolean {
  const host = hostOf(url);
  return vocabulary.checks.folderHosts.some((known) => host === known || host.endsWith(`.${known}`));
}

/** Whether a log lies in a folder that is named after the row's own config or checkpoint, whatever its own name says. */
export function isInOwnFolder(log: Witness, row: LintRow): boolean {
  const { config, weights } = pair(row);
  return log.name.folder !== "" && [config?.stem, weights?.stem].includes(log.name.folder);
}

/** What the headings and the text above a row's table say. */
export function saidAbove({ table: { observed } }: LintRow): string {
  const { section, above, label } = observed.context;
  return JSON.stringify([section, above[0] ?? "", label]);
}

/** Whether a cell says nothing. */
export function isBlank(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.blanks.has(text.trim().toLowerCase()) || /^[\s\-–—]+$/.test(text);
}

/** The row that others of the same checkpoint are compared with: the one on boards, else the first. */
export function home(rows: LintRow[]): LintRow | undefined {
  return rows.find((row) => row.result.primary) ?? rows[0];
}
