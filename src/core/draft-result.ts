/** Turns the draft of a row into a result of the contract, and into the identity that its id is made from. */
import type { Result, Table } from "./contract.ts";
import type { DocumentSubject } from "./document.ts";
import type { Identity } from "./identity.ts";
import { nameKey } from "./keys.ts";
import { isFolder } from "./links.ts";
import type { DraftResult } from "./row-setting.ts";

/** The result of a row; its id is assigned when all zoos are read. */
export function toResult(
  draft: DraftResult,
  zoo: string,
  document: string,
  table: Table,
  task: string | null,
  outdated: boolean,
): Result {
  const comparable = draft.metrics.some((metric) => metric.comparable);
  return {
    id: "",
    primary: true,
    zoo,
    document,
    table: table.id,
    section: table.section,
    method: draft.methodName,
    technique:
      draft.techniques.length === 0 ? null : draft.techniques.map((technique) => technique.name).join(" + "),
    backbone: draft.backbone,
    schedule: draft.schedule,
    trainingMemoryGb: draft.memory,
    inferenceFps: draft.fps,
    metrics: draft.metrics,
    attributes: draft.attributes,
    links: draft.links,
    comparable,
    reason: comparable ? null : (draft.metrics[0]?.reason ?? "the row has no figure"),
    source: { file: table.source.file, line: draft.line, cells: draft.cells },
    task: task ?? null,
    outdatedFigures: outdated,
    metadata: draft.metadata,
  };
}

/** What tells the result from others, and how much its document is the home of what it measures. */
export function toIdentity(
  draft: DraftResult,
  zoo: string,
  subject: DocumentSubject,
  superseded: boolean,
  section: string[],
): Identity {
  const first = (kind: string) => draft.links.find((link) => link.kind === kind)?.url ?? null;
  const own = subject.method;
  let home = superseded ? 0 : 1;
  if (own !== null) {
    if (draft.techniques.includes(own)) home += 8;
    else if (own === draft.method && draft.techniques.length === 0) home += 8;
    else if (own === draft.method) home += 2;
  }
  const config = first("config");
  const raw = draft.links.find((link) => link.kind === "config")?.raw ?? "";
  const folder = config?.split("/").slice(-2)[0] ?? "";
  const ownFolder = /^(?:\.\/)?[^/:]+$/.test(raw) || nameKey(folder) === nameKey(subject.slug);
  if (ownFolder) home += 4;
  return {
    zoo,
    documentSlug: subject.slug,
    superseded,
    checkpoint: draft.links.find(({ kind, url }) => kind === "weights" && !isFolder(url))?.url ?? null,
    config,
    row: draft.identity,
    section,
    home,
  };
}
