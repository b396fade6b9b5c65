/** What the parts of a page tell each other, as events on `document`. Charts and boards of one `src` belong together. */

/** The board shows these results now; `null` means all. */
export interface FilterDetail {
  src: string;
  ids: readonly string[] | null;
}

/** A chart asks its board for a range; both ends null take it away. */
export interface RangeDetail {
  src: string;
  x: "memory" | "fps" | "year";
  range: readonly [number | null, number | null];
}

interface Details {
  "zooboard:filter": FilterDetail;
  "zooboard:range": RangeDetail;
}

const filters = new Map<string, FilterDetail>();

export function tell<Name extends keyof Details>(name: Name, detail: Details[Name]): void {
  if (name === "zooboard:filter") filters.set(detail.src, detail as FilterDetail);
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

export function listen<Name extends keyof Details>(
  name: Name,
  listener: (detail: Details[Name]) => void,
): void {
  document.addEventListener(name, (event) => listener((event as CustomEvent<Details[Name]>).detail));
}

/** What the board of this `src` said last, for a chart that came into view after it. */
export function lastFilter(src: string): readonly string[] | null {
  return filters.get(src)?.ids ?? null;
}
