/**
 * A table body that holds only the rows in sight when it is long. It scrolls with the page or with any scrolling box
 * around the table. A spacer row at each end keeps the height; the first also holds the widest cell of each column,
 * unseen, so that columns keep their width while rows come and go.
 */

export interface WindowedBody {
  /** Shows `count` rows, drawn by `html`; `widest` draws the cells that columns are as wide as. */
  show(count: number, html: (position: number) => string, widest: () => string): void;
  /** Keeps the rows that the body holds, if they are so many and the first is this one; says whether it did. */
  adopt(count: number, firstId: string | undefined): boolean;
  /** Number of rows shown, in the document or not. */
  size(): number;
  /** Draws the rows in sight; cheap when nothing moved. */
  update(): void;
  /** Brings a row into the document and into sight. */
  reveal(position: number): HTMLTableRowElement | null;
  /** Position of a row that is in the document. */
  position(row: HTMLTableRowElement): number;
}

/** Rows drawn beyond the edges, so that tabbing and scrolling find them there. */
const overscan = 10;

/** Takes over a `tbody`. Up to `limit` rows it is a plain one. */
export function windowedBody(body: HTMLTableSectionElement, limit: number): WindowedBody {
  let count = 0;
  let draw: (position: number) => string = () => "";
  let first = 0;
  let last = 0;
  /** Of a row; a guess until rows were measured. */
  let height = 26;
  let known = false;
  let adopted = false;
  let top: HTMLTableRowElement | undefined;
  let bottom: HTMLTableRowElement | undefined;

  const htmlOf = (from: number, to: number): string => {
    let html = "";
    for (let position = from; position < to; position++) html += draw(position);
    return html;
  };

  /** The rows in sight, with some beyond; null where those in the document will do. */
  const sight = (): [number, number] | null => {
    const [above, below] = clip(body);
    const { top: edge } = body.getBoundingClientRect();
    const from = Math.max(0, Math.min(Math.floor((above - edge) / height), count - overscan));
    const to = Math.min(count, Math.max(Math.ceil((below - edge) / height), from + overscan));
    const room = overscan / 2;
    const covered = (from - first >= room || first === 0) && (last - to >= room || last === count);
    if (covered && last > first && last - first <= to - from + 3 * overscan) return null;
    return [Math.max(0, from - overscan), Math.min(count, to + overscan)];
  };

  const fill = (range: readonly [number, number] | null): void => {
    if (!top || !bottom || !range) return;
    const [from, to] = range;
    if (from >= last || to <= first) {
      for (const row of [...body.rows].slice(1, -1)) row.remove();
      top.insertAdjacentHTML("afterend", htmlOf(from, to));
    } else {
      for (let position = first; position < from; position++) top.nextElementSibling?.remove();
      for (let position = last; position > to; position--) bottom.previousElementSibling?.remove();
      if (from < first) top.insertAdjacentHTML("afterend", htmlOf(from, first));
      if (to > last) bottom.insertAdjacentHTML("beforebegin", htmlOf(last, to));
    }
    first = from;
    last = to;
    top.style.height = `${first * height}px`;
    bottom.style.height = `${(count - last) * height}px`;
  };

  return {
    show(rows, html, widest) {
      adopted = true;
      count = rows;
      draw = html;
      first = 0;
      last = count;
      top = bottom = undefined;
      if (count <= limit) {
        body.innerHTML = htmlOf(0, count);
        return;
      }
      last = known ? 0 : Math.min(count, Math.ceil(innerHeight / height) + overscan);
      if (known) [first, last] = sight()!;
      const spacer = (rows: number): string =>
        `<tr class="spacer" aria-hidden="true" style="height:${rows * height}px">`;
      body.innerHTML = `${spacer(first)}${widest()}</tr>${htmlOf(first, last)}${spacer(count - last)}</tr>`;
      top = body.rows[0]!;
      bottom = body.rows[body.rows.length - 1]!;
      const measured = (bottom.offsetTop - body.rows[1]!.offsetTop) / (last - first);
      known = true;
      if (measured > 0 && Math.abs(measured - height) > 0.01) {
        height = measured;
        top.style.height = `${first * height}px`;
        bottom.style.height = `${(count - last) * height}px`;
      }
      fill(sight());
    },
    adopt(rows, firstId) {
      if (top || body.rows.length !== rows || body.rows[0]?.dataset.id !== firstId || adopted) return false;
      count = last = rows;
      adopted = true;
      return true;
    },
    size: () => count,
    update() {
      if (top) fill(sight());
    },
    reveal(position) {
      if (position < 0 || position >= count) return null;
      if (top && (position < first || position >= last)) {
        const start = Math.max(0, Math.min(position - 2 * overscan, count - 4 * overscan));
        fill([start, Math.min(count, start + 4 * overscan)]);
      }
      const row = body.rows[position - first + (top ? 1 : 0)] ?? null;
      row?.scrollIntoView({ block: "nearest" });
      return row;
    },
    position: (row) => row.sectionRowIndex + first - (top ? 1 : 0),
  };
}

/** Upper and lower edge, in the viewport, of what can be seen of an element. */
function clip(element: Element): [number, number] {
  let above = 0;
  let below = innerHeight;
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight) continue;
    if (!/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const edge = box.getBoundingClientRect();
    above = Math.max(above, edge.top);
    below = Math.min(below, edge.bottom);
  }
  return [above, Math.max(above, below)];
}
