/** What a leaderboard's page shows, and the `board.json` beside it. */

import { type Column, columns } from "../../client/board-columns.ts";
import type { Board, BoardRow } from "../../client/board-data.ts";
import { chartRows } from "../../client/scatter-svg.ts";
import type { BoardEntry, Leaderboard } from "../../core/catalogue.ts";
import type { CostKey } from "../../core/pareto.ts";
import { absolute, address, base } from "./address.ts";
import { backboneFamily, backboneText, catalogue, slugOf, zooName } from "./catalogue.ts";
import { count, metricTitle, unitText } from "./format.ts";
import { methodProse } from "./prose.ts";

/** Rows of a static page of a board. */
export const PAGE_ROWS = 500;

/** One row of the board's data. */
export function boardRow({ result, metric, rank }: BoardEntry, comparable: boolean): BoardRow {
  const methodSlug = slugOf(result.method);
  const prose = methodProse.get(methodSlug)?.data;
  return {
    id: result.id,
    rank,
    value: metric.value,
    raw: metric.raw,
    method: result.method,
    methodSlug,
    family: prose?.family ?? null,
    technique: result.technique,
    backbone: backboneText(result),
    backboneFamily: result.backbone ? backboneFamily(result.backbone.name) : null,
    neck: result.backbone?.neck ?? null,
    schedule: result.schedule,
    memory: result.trainingMemoryGb,
    fps: result.inferenceFps,
    zoo: result.zoo,
    year: prose?.paper?.year ?? null,
    file: result.source.file,
    line: metric.source.line,
    comparable,
    reason: comparable ? null : metric.reason,
    split: metric.split,
    condition: metric.condition,
  };
}

const made = new Map<Leaderboard, Board>();

/** The board as `board.json` holds it. */
export function boardData(board: Leaderboard): Board {
  let data = made.get(board);
  if (!data) {
    const { id, name, unit, better } = board.metric;
    data = {
      dataset: board.dataset,
      metric: { id, name: board.split === null ? name : `${name} (${board.split})`, unit, better },
      base,
      rows: [
        ...board.ranked.map((entry) => boardRow(entry, true)),
        ...board.apart.map((entry) => boardRow(entry, false)),
      ],
    };
    made.set(board, data);
  }
  return data;
}

/** "Box AP on COCO", "Box AP on COCO test-dev". */
export function boardTitle(board: Leaderboard): string {
  return `${metricTitle(board.metric.name)} on ${board.dataset.name}${board.split === null ? "" : ` ${board.split}`}`;
}

/** The split that a board ranks: its own, else the one that most of its figures are of. */
export function boardSplit(board: Leaderboard): string | null {
  return board.split ?? board.ranked.find((entry) => entry.metric.split !== null)?.metric.split ?? null;
}

export function boardAddress(board: Leaderboard, page = 1): string {
  return address.board(board.dataset.id, board.slug, page);
}

const charts: BoardPage["charts"] = [
  { x: "memory", label: "training memory", title: "Against training memory" },
  { x: "fps", label: "inference speed", title: "Against inference speed" },
  { x: "year", label: "year of the paper", title: "Over the years" },
];

export interface BoardPage {
  board: Board;
  title: string;
  description: string;
  canonical: string;
  dataSrc: string;
  /** This page's part of the rows. */
  ranked: BoardRow[];
  apart: BoardRow[];
  columns: Column[];
  page: number;
  pages: { number: number; href: string }[];
  split: string | null;
  splitSources: string;
  direction: string;
  unit: string;
  comparable: number;
  /** One for each axis along which at least two results differ. */
  charts: { x: CostKey; label: string; title: string }[];
  withoutMemory: boolean;
  zoos: string[];
  siblings: { title: string; href: string; current: boolean }[];
}

/** Number of static pages of a board. */
export function boardPages(board: Leaderboard): number {
  return Math.max(1, Math.ceil((board.ranked.length + board.apart.length) / PAGE_ROWS));
}

const splitWords: Record<string, string> = {
  header: "named in the tables' headers",
  text: "named in the documents' text",
  manifest: "named in the zoo's manifest",
  convention: "by convention, no table says so",
};

/** Assembles one page of a board. */
export function boardPage(leaderboard: Leaderboard, page: number): BoardPage {
  const board = boardData(leaderboard);
  const rows = board.rows.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
  const ranked = board.rows.filter((row) => row.comparable);
  const used = new Set(
    columns.filter((column) => column.id === "compare" || board.rows.some((row) => column.get(row) !== null)),
  );
  const title = boardTitle(leaderboard);
  const sources = [...new Set(leaderboard.ranked.map((entry) => entry.metric.splitSource))].map(
    (source) => splitWords[source] ?? source,
  );
  const best = leaderboard.ranked[0];
  const split = boardSplit(leaderboard);
  return {
    board,
    title,
    description: `${count(ranked.length, "comparable result")} of ${count(new Set(ranked.map((row) => row.methodSlug)).size, "method")} ranked by ${board.metric.name} on ${board.dataset.name}${best ? `; best ${best.metric.raw.trim()} by ${best.result.method}` : ""}. Each number leads to the line it was read from.`,
    canonical: absolute(boardAddress(leaderboard, page)),
    dataSrc: `${boardAddress(leaderboard)}board.json`,
    ranked: rows.filter((row) => row.comparable),
    apart: rows.filter((row) => !row.comparable),
    columns: columns.filter((column) => column.shown && used.has(column)),
    page,
    pages: Array.from({ length: boardPages(leaderboard) }, (_, index) => ({
      number: index + 1,
      href: boardAddress(leaderboard, index + 1),
    })),
    split,
    splitSources: sources.join("; "),
    direction: board.metric.better === "higher" ? "higher is better" : "lower is better",
    unit: unitText(board.metric.unit),
    comparable: ranked.length,
    charts:
      page === 1 ? charts.filter(({ x }) => new Set(chartRows(ranked, x).map((row) => row[x])).size > 1) : [],
    withoutMemory: ranked.every((row) => row.memory === null),
    zoos: [...new Set(ranked.map((row) => row.zoo))].map(zooName),
    siblings: catalogue.boards
      .filter((other) => other.dataset.id === leaderboard.dataset.id)
      .map((other) => ({
        title: boardTitle(other),
        href: boardAddress(other),
        current: other === leaderboard,
      })),
  };
}
