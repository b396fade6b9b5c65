/** The figures of a result's page: each with its place on a board and those beside it. */
import { rowName } from "../../client/board-data.ts";
import type { Metric, Result } from "../../core/contract.ts";
import { address } from "./address.ts";
import { boardAddress, boardTitle } from "./board.ts";
import { backboneText, catalogue, type Standing, standings } from "./catalogue.ts";
import { metricTitle, unitText, valueHtml } from "./format.ts";
import { datasetIds } from "./prose.ts";

const splitWords: Record<Metric["splitSource"], string> = {
  header: "from the column's header",
  text: "from the text around the table",
  manifest: "from the zoo's manifest",
  convention: "by convention; the table names none",
};

export interface Figure {
  name: string;
  valueHtml: string;
  unit: string;
  raw: string;
  dataset: string;
  datasetHref: string | null;
  split: string | null;
  splitSource: string;
  condition: string | null;
  reason: string | null;
  /** It has a ranking of its own, beside the main one. */
  ownBoard: boolean;
  line: number;
  column: number;
  board: { title: string; href: string; rank: number | null; of: number } | null;
  neighbours: Neighbour[];
}

export interface Neighbour {
  href: string;
  name: string;
  rank: number | null;
  valueHtml: string;
  self: boolean;
}

/** Name of a result: "Mask R-CNN GN+WS, ResNet-50 FPN, 2x". */
export function resultName(result: Result): string {
  return rowName({
    method: result.method,
    technique: result.technique,
    backbone: backboneText(result),
    neck: result.backbone?.neck ?? null,
    schedule: result.schedule,
  });
}

/** What a result's page shows of one of its metrics. */
export function figure(result: Result, metric: Metric): Figure {
  const own = standings(result.id).filter((standing) => standing.entry.metric === metric);
  const standing = own.find((candidate) => candidate.index >= 0) ?? own[0];
  const dataset = catalogue.datasets.find((candidate) => candidate.id === metric.dataset);
  const word = standing?.board.metric;
  return {
    name: metricTitle(word?.name ?? metric.id),
    valueHtml: valueHtml(metric),
    unit: unitText(word?.unit ?? ""),
    raw: metric.raw,
    dataset: dataset?.name ?? metric.dataset,
    datasetHref: datasetIds.has(metric.dataset) ? address.dataset(metric.dataset) : null,
    split: metric.split,
    splitSource: splitWords[metric.splitSource],
    condition: metric.condition,
    reason: metric.comparable ? null : metric.reason,
    ownBoard: standing !== undefined && standing.index >= 0,
    line: metric.source.line,
    column: metric.source.column,
    board: standing
      ? {
          title: boardTitle(standing.board),
          href: boardAddress(standing.board),
          rank: standing.entry.rank,
          of: standing.board.ranked.length,
        }
      : null,
    neighbours: standing && standing.index >= 0 ? neighbours(standing) : [],
  };
}

/** The two before and the two after on a board, with the result itself. */
function neighbours({ board, index }: Standing): Neighbour[] {
  if (board.ranked.length < 2) return [];
  return board.ranked.slice(Math.max(0, index - 2), index + 3).map((entry) => ({
    href: address.result(entry.result.id),
    name: resultName(entry.result),
    rank: entry.rank,
    valueHtml: valueHtml(entry.metric),
    self: entry === board.ranked[index],
  }));
}
