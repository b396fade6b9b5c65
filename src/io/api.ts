/** Writes `api/v1`, badges and embeds beside a built site. Files only, at addresses that never change. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { boardBadge, resultBadge, zooBadge } from "../core/badge.ts";
import type { Catalogue, Leaderboard } from "../core/catalogue.ts";
import type { Result } from "../core/contract.ts";
import { contractSchema, toCsv, toJson, toNdjson } from "../core/export.ts";
import type { Vocabulary } from "../core/vocabulary.ts";

/**
 * Writes the API.
 * @param out folder of the site
 * @param address address of the site with its base path, ends with a slash
 */
export async function writeApi(
  out: string,
  catalogue: Catalogue,
  vocabulary: Vocabulary,
  address: string,
): Promise<void> {
  const { extraction } = catalogue;
  const results = extraction.results;
  await write(out, "api/v1/extraction.json", toJson(extraction));
  await write(out, "api/v1/schema.json", toJson(contractSchema()));
  await write(out, "api/v1/results.ndjson", toNdjson(results));
  await write(out, "api/v1/results.csv", toCsv(results));
  await write(out, "api/v1/ledger.json", toJson(extraction.ledger));
  await write(out, "api/v1/diagnostics.json", toJson(extraction.diagnostics));
  await write(
    out,
    "api/v1/methods.json",
    toJson(
      catalogue.methods.map((method) => ({
        slug: method.slug,
        name: method.name,
        results: method.results.map((result) => result.id),
      })),
    ),
  );
  await write(
    out,
    "api/v1/leaderboards.json",
    toJson(catalogue.boards.map((board) => boardSummary(board, address))),
  );
  for (const board of catalogue.boards)
    await write(
      out,
      `api/v1/leaderboards/${board.dataset.id}/${board.slug}.json`,
      toJson(boardRecord(board, address)),
    );
  for (const result of catalogue.results.values()) {
    const place = bestPlace(result, catalogue);
    await write(out, `badges/${result.id}.svg`, resultBadge(result, place, vocabulary));
  }
  for (const board of catalogue.boards)
    await write(out, `badges/${board.dataset.id}/${board.slug}.svg`, boardBadge(board));
  for (const zoo of extraction.zoos) {
    const errors = extraction.diagnostics.filter(
      (diagnostic) => diagnostic.severity === "error" && diagnostic.file.startsWith(`${zoo.id}/`),
    ).length;
    await write(out, `badges/${zoo.id}.svg`, zooBadge(zoo.name, errors));
  }
}

async function write(out: string, path: string, content: string): Promise<void> {
  const file = join(out, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** The best place of a result on any board: rank, size and board. */
export function bestPlace(result: Result, catalogue: Catalogue): { board: Leaderboard; rank: number } | null {
  let best: { board: Leaderboard; rank: number } | null = null;
  for (const board of catalogue.boards) {
    for (const entry of board.ranked) {
      if (entry.result === result && entry.rank !== null && (!best || entry.rank < best.rank))
        best = { board, rank: entry.rank };
    }
  }
  return best;
}

function boardSummary(board: Leaderboard, address: string): unknown {
  const best = board.ranked[0];
  return {
    dataset: board.dataset.id,
    metric: board.metric.id,
    split: board.split,
    page: `${address}leaderboards/${board.dataset.id}/${board.slug}/`,
    data: `${address}api/v1/leaderboards/${board.dataset.id}/${board.slug}.json`,
    ranked: board.ranked.length,
    apart: board.apart.length,
    best: best ? { result: best.result.id, value: best.metric.value } : null,
  };
}

function boardRecord(board: Leaderboard, address: string): unknown {
  const entry = ({ result, metric, rank }: Leaderboard["ranked"][number]) => ({
    rank,
    result: result.id,
    page: `${address}results/${result.id}/`,
    value: metric.value,
    raw: metric.raw,
    method: result.method,
    technique: result.technique,
    backbone: result.backbone?.name ?? null,
    schedule: result.schedule,
    trainingMemoryGb: result.trainingMemoryGb,
    inferenceFps: result.inferenceFps,
    split: metric.split,
    condition: metric.condition,
    reason: metric.reason,
    source: { file: result.source.file, line: metric.source.line, column: metric.source.column },
  });
  return {
    dataset: board.dataset,
    metric: {
      id: board.metric.id,
      name: board.metric.name,
      unit: board.metric.unit,
      better: board.metric.better,
    },
    split: board.split,
    page: `${address}leaderboards/${board.dataset.id}/${board.slug}/`,
    ranked: board.ranked.map(entry),
    apart: board.apart.map(entry),
  };
}
