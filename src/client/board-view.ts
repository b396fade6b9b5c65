/**
 * The view of a board: what is filtered, sorted and shown. It lives in the address, readable and short
 * (`?q=caffe&backbone=ResNet&mem=..6&sort=-value,memory&cols=-neck,split`); what is as usual is not written.
 */
import { type ColumnId, columnById } from "./board-columns.ts";
import type { BoardRow } from "./board-data.ts";
import type { Query } from "./query.ts";

export type FacetId = "method" | "backbone" | "schedule" | "technique" | "zoo";

/** What a facet picks rows by; `none` in the address stands for rows without it. */
export const facets: Record<
  FacetId,
  { label: string; key: (row: BoardRow) => string | null; name: (row: BoardRow) => string | null }
> = {
  method: { label: "Method", key: (row) => row.methodSlug, name: (row) => row.method },
  backbone: { label: "Backbone", key: (row) => row.backboneFamily, name: (row) => row.backboneFamily },
  schedule: { label: "Schedule", key: (row) => row.schedule, name: (row) => row.schedule },
  technique: { label: "Technique", key: (row) => row.technique, name: (row) => row.technique },
  zoo: { label: "Zoo", key: (row) => row.zoo, name: (row) => row.zoo },
};
export const facetIds = Object.keys(facets) as FacetId[];
export const none = "none";

export type RangeId = "mem" | "fps" | "year";
export const rangeColumn = { mem: "memory", fps: "fps", year: "year" } as const;
export const rangeIds = Object.keys(rangeColumn) as RangeId[];

/** Both ends belong to the range; null leaves it open. */
export type Range = readonly [number | null, number | null];

export interface View {
  q: string;
  picks: Record<FacetId, readonly string[]>;
  ranges: Record<RangeId, Range>;
  /** First key first; empty means by rank. */
  sort: readonly { column: ColumnId; down: boolean }[];
  /** Columns that differ from what is shown as usual. */
  columns: ReadonlyMap<ColumnId, boolean>;
  density: "normal" | "compact";
  /** Rows that are not comparable are shown, in their own section. */
  apart: boolean;
}

export const plainView: View = {
  q: "",
  picks: { method: [], backbone: [], schedule: [], technique: [], zoo: [] },
  ranges: { mem: [null, null], fps: [null, null], year: [null, null] },
  sort: [],
  columns: new Map(),
  density: "normal",
  apart: false,
};

/** The keys of the address that belong to the board. */
export const viewKeys = ["q", ...facetIds, ...rangeIds, "sort", "cols", "rows", "apart"];

/** Reads a view from an address. Unknown columns, facets and malformed ranges are ignored. */
export function readView(query: Query): View {
  const signed = (key: string): { column: ColumnId; down: boolean }[] =>
    (query.get(key) ?? []).flatMap((item) => {
      const column = columnById.get(item.replace(/^-/, ""));
      return column ? [{ column: column.id, down: item.startsWith("-") }] : [];
    });
  const picks = { ...plainView.picks };
  for (const id of facetIds) picks[id] = [...new Set(query.get(id) ?? [])];
  const ranges = { ...plainView.ranges };
  for (const id of rangeIds) ranges[id] = readRange(query.get(id)?.[0] ?? "");
  return {
    q: (query.get("q") ?? []).join(","),
    picks,
    ranges,
    sort: signed("sort").filter(
      ({ column }, index, all) => all.findIndex((other) => other.column === column) === index,
    ),
    columns: new Map(signed("cols").map(({ column, down }) => [column, !down])),
    density: query.get("rows")?.[0] === "compact" ? "compact" : "normal",
    apart: query.has("apart"),
  };
}

/** Writes a view; every key of the board is named, with an empty list where the address need not say it. */
export function viewQuery(view: View): Query {
  const sign = (down: boolean): string => (down ? "-" : "");
  const query: Query = new Map([["q", view.q.trim() === "" ? [] : [view.q.trim()]]]);
  for (const id of facetIds) query.set(id, [...view.picks[id]]);
  for (const id of rangeIds) query.set(id, writeRange(view.ranges[id]));
  query.set(
    "sort",
    view.sort.map(({ column, down }) => sign(down) + column),
  );
  query.set(
    "cols",
    [...view.columns].map(([column, shown]) => sign(!shown) + column),
  );
  query.set("rows", view.density === "normal" ? [] : [view.density]);
  query.set("apart", view.apart ? ["1"] : []);
  return query;
}

/** `..6`, `15..`, `2019..2021`; a lone number is both ends. Swapped ends are put right. */
export function readRange(text: string): Range {
  const parts = text.split("..");
  const [low = "", high = low] = parts;
  const ends = [number(low), number(high)] as const;
  return ends[0] !== null && ends[1] !== null && ends[0] > ends[1] ? [ends[1], ends[0]] : ends;
}

function writeRange([low, high]: Range): string[] {
  if (low === null && high === null) return [];
  return low === high ? [String(low)] : [`${low ?? ""}..${high ?? ""}`];
}

/** A number as people type it, `6`, `6,5`; null for anything else. */
export function number(text: string): number | null {
  const clean = text.trim().replace(",", ".");
  return clean !== "" && Number.isFinite(Number(clean)) ? Number(clean) : null;
}

/** Whether anything is filtered, so that ranks within the filter differ from those of the board. */
export function isFiltered(view: View): boolean {
  return (
    view.q.trim() !== "" ||
    facetIds.some((id) => view.picks[id].length > 0) ||
    rangeIds.some((id) => view.ranges[id].some((end) => end !== null))
  );
}

/** The sort after a click on a heading: alone it replaces, with shift it adds, turns and takes away again. */
export function nextSort(sort: View["sort"], column: ColumnId, add: boolean): View["sort"] {
  const first = columnById.get(column)!.down;
  const at = sort.findIndex((key) => key.column === column);
  if (!add) return [{ column, down: at === 0 && sort.length === 1 ? !sort[0]!.down : first }];
  if (at < 0) return [...sort, { column, down: first }];
  if (sort[at]!.down === first)
    return sort.map((key, index) => (index === at ? { column, down: !first } : key));
  return sort.filter((_, index) => index !== at);
}
