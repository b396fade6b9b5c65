/** What the home page shows. */
import type { Leaderboard } from "../../core/catalogue.ts";
import { address } from "./address.ts";
import { boardAddress, boardTitle } from "./board.ts";
import { catalogue, slugOf, zooName } from "./catalogue.ts";
import { fractionOf, metricTitle, valueHtml } from "./format.ts";
import { methodName, methodProse } from "./prose.ts";

export interface BoardLine {
  dataset: string;
  datasetHref: string;
  metric: string;
  title: string;
  href: string;
  results: number;
  apart: number;
  task: string;
  best: {
    valueHtml: string;
    fraction: number;
    method: string;
    technique: string | null;
    backbone: string | null;
    href: string;
  } | null;
}

/** A board as one line of an index. */
export function boardLine(board: Leaderboard): BoardLine {
  const best = board.ranked[0];
  return {
    dataset: board.dataset.name,
    datasetHref: address.dataset(board.dataset.id),
    metric: `${metricTitle(board.metric.name)}${board.split === null ? "" : `, ${board.split}`}`,
    title: boardTitle(board),
    href: boardAddress(board),
    results: board.ranked.length,
    apart: board.apart.length,
    task: board.metric.task ?? "other",
    best: best
      ? {
          valueHtml: valueHtml(best.metric),
          fraction: fractionOf(best.metric),
          method: best.result.method,
          technique: best.result.technique,
          backbone: best.result.backbone?.name ?? null,
          href: address.result(best.result.id),
        }
      : null,
  };
}

export interface MethodLine {
  slug: string;
  name: string;
  href: string;
  results: number;
  year: number | null;
}

function methodLine(slug: string, results: number): MethodLine {
  return {
    slug,
    name: methodName(slug),
    href: address.method(slug),
    results,
    year: methodProse.get(slug)?.data.paper?.year ?? null,
  };
}

/** Assembles the home page. */
export function homePage() {
  const { ledger, zoos, diagnostics } = catalogue.extraction;
  const lines = catalogue.methods.map((method) => methodLine(method.slug, method.results.length));
  const used = [...lines].sort((a, b) => b.results - a.results || (a.slug < b.slug ? -1 : 1));
  const newest = [...lines]
    .filter((line) => line.year !== null)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.slug < b.slug ? -1 : 1));
  return {
    boards: catalogue.boards.map(boardLine),
    used: used.slice(0, 8),
    newest: newest.slice(0, 8),
    ledger,
    findings: diagnostics.length,
    results: catalogue.results.size,
    methods: new Set([...catalogue.results.values()].map((result) => slugOf(result.method))).size,
    zoos: zoos.map((zoo) => ({ name: zooName(zoo.id), home: zoo.home })),
    comparable: catalogue.boards.reduce((sum, board) => sum + board.ranked.length, 0),
  };
}
