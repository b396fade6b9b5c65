/** What the cross-dataset page shows: models against boards, pairs of boards, and what changes rank between them. */
import type { BoardEntry, Leaderboard } from "../../core/catalogue.ts";
import { compareText } from "../../core/keys.ts";
import { address } from "./address.ts";
import { boardAddress, boardTitle } from "./board.ts";
import { catalogue } from "./catalogue.ts";
import { count, metricTitle, valueHtml } from "./format.ts";

/** Models that two boards must share to be set against each other. */
const SHARED = 3;

/** Method, technique and backbone: what can be trained on several datasets. */
interface Model {
  key: string;
  method: string;
  backbone: string | null;
  /** Its best comparable entry on each board. */
  best: Map<Leaderboard, BoardEntry>;
}

export interface MatrixRow {
  method: string;
  backbone: string | null;
  datasets: number;
  cells: ({ valueHtml: string; href: string } | null)[];
}

export interface MatrixColumn {
  dataset: string;
  metric: string;
  href: string;
}

export interface Matrix {
  columns: MatrixColumn[];
  rows: MatrixRow[];
}

export interface PairPoint {
  name: string;
  href: string;
  x: number;
  y: number;
  xHtml: string;
  yHtml: string;
  xRank: number;
  yRank: number;
  /** Places gained on the second board. */
  change: number;
}

export interface Pair {
  id: string;
  title: string;
  x: { name: string; href: string };
  y: { name: string; href: string };
  points: PairPoint[];
  /** How many models stand elsewhere among the shared ones. */
  moved: number;
}

/** The models of all boards, each with its best entry a board: entries come best first. */
function models(boards: Leaderboard[]): Model[] {
  const found = new Map<string, Model>();
  for (const board of boards) {
    for (const entry of board.ranked) {
      const { result } = entry;
      const method = [result.method, result.technique].filter(Boolean).join(" ");
      const backbone = result.backbone?.name ?? null;
      const key = JSON.stringify([method, backbone]);
      const model = found.get(key) ?? { key, method, backbone, best: new Map() };
      if (!model.best.has(board)) model.best.set(board, entry);
      found.set(key, model);
    }
  }
  return [...found.values()];
}

const datasetsOf = (model: Model): number =>
  new Set([...model.best.keys()].map((board) => board.dataset.id)).size;

function pair(x: Leaderboard, y: Leaderboard, all: Model[]): Pair | null {
  const shared = all.flatMap((model) => {
    const [first, second] = [model.best.get(x), model.best.get(y)];
    return first && second ? [{ model, first, second }] : [];
  });
  if (shared.length < SHARED) return null;
  const place = (board: Leaderboard, side: "first" | "second") => {
    const sign = board.metric.better === "higher" ? -1 : 1;
    const values = shared.map((one) => sign * one[side].metric.value);
    return (one: (typeof shared)[number]) =>
      1 + values.filter((value) => value < sign * one[side].metric.value).length;
  };
  const [placeX, placeY] = [place(x, "first"), place(y, "second")];
  const points = shared
    .map((one): PairPoint => {
      const [xRank, yRank] = [placeX(one), placeY(one)];
      return {
        name: [one.model.method, one.model.backbone].filter(Boolean).join(", "),
        href: address.result(one.second.result.id),
        x: one.first.metric.value,
        y: one.second.metric.value,
        xHtml: valueHtml(one.first.metric),
        yHtml: valueHtml(one.second.metric),
        xRank,
        yRank,
        change: xRank - yRank,
      };
    })
    .sort((a, b) => a.xRank - b.xRank || compareText(a.name, b.name));
  return {
    id: `${x.dataset.id}-${y.dataset.id}-${x.slug}`.replace(/[^\w-]+/g, "-"),
    title: `${metricTitle(x.metric.name)}: ${x.dataset.name} and ${y.dataset.name}`,
    x: { name: boardTitle(x), href: boardAddress(x) },
    y: { name: boardTitle(y), href: boardAddress(y) },
    points,
    moved: points.filter((point) => point.change !== 0).length,
  };
}

/** Rows with the columns in which any of them has a value. */
function matrix(columns: MatrixColumn[], rows: MatrixRow[]): Matrix {
  const used = columns.map((_, index) => rows.some((row) => row.cells[index] !== null));
  return {
    columns: columns.filter((_, index) => used[index]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => used[index]) })),
  };
}

/** Assembles the page. */
export function crossDatasetPage() {
  const boards = catalogue.boards.filter((board) => board.split === null && board.ranked.length > 0);
  const all = models(boards);
  const pairs = boards.flatMap((x, at) =>
    boards
      .slice(at + 1)
      .flatMap((y) =>
        x.dataset.id !== y.dataset.id && x.metric.id === y.metric.id ? (pair(x, y, all) ?? []) : [],
      ),
  );
  const row = (model: Model): MatrixRow => ({
    method: model.method,
    backbone: model.backbone,
    datasets: datasetsOf(model),
    cells: boards.map((board) => {
      const entry = model.best.get(board);
      return entry ? { valueHtml: valueHtml(entry.metric), href: address.result(entry.result.id) } : null;
    }),
  });
  const rows = all
    .map(row)
    .sort(
      (a, b) =>
        b.datasets - a.datasets ||
        compareText(a.method.toLowerCase(), b.method.toLowerCase()) ||
        compareText(a.backbone ?? "", b.backbone ?? ""),
    );
  const columns = boards.map((board) => ({
    dataset: board.dataset.name,
    metric: metricTitle(board.metric.name),
    href: boardAddress(board),
  }));
  const several = rows.filter((one) => one.datasets > 1);
  return {
    several: matrix(columns, several),
    single: matrix(
      columns,
      rows.filter((one) => one.datasets === 1),
    ),
    pairs,
    description: `${count(rows.length, "model")} (method, technique and backbone) against ${count(boards.length, "leaderboard")}: ${several.length} of them have results on more than one dataset. Each cell is the best comparable value; a dash is a gap in the zoos.`,
  };
}
