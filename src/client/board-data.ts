/**
 * The data of one board, as the site writes it to `board.json` beside the page and the browser reads it.
 * The site imports the types; the browser fetches the file once, for the table and for all charts of the page.
 */

/** One result on the board. Rows come best first; those that are not comparable come last. */
export interface BoardRow {
  /** Permanent id, `<zoo>/<stem>`; the result's page is `<base>results/<id>/`. */
  id: string;
  /** Place among the comparable rows of the whole board, ties share one; null where the row is not comparable. */
  rank: number | null;
  /** In the metric's unit. */
  value: number;
  /** The text of the value's cell, as written. */
  raw: string;
  /** Common name of the method, "Mask R-CNN". */
  method: string;
  methodSlug: string;
  /** Kind of method, "two-stage"; colours the charts. */
  family: string | null;
  technique: string | null;
  backbone: string | null;
  /** "ResNet" for ResNet-50 and ResNet-101. */
  backboneFamily: string | null;
  neck: string | null;
  schedule: string | null;
  /** Training memory a GPU, GB. */
  memory: number | null;
  /** Images a second at inference, on the zoo's hardware. */
  fps: number | null;
  zoo: string;
  /** Year of the method's paper. */
  year: number | null;
  /** Where the value stands. */
  file: string;
  line: number;
  comparable: boolean;
  /** Why the row is not comparable. */
  reason: string | null;
  split: string | null;
  condition: string | null;
}

export interface Board {
  dataset: { id: string; name: string };
  metric: { id: string; name: string; unit: string; better: "higher" | "lower" };
  /** Where the site lives, with a slash at both ends. */
  base: string;
  rows: BoardRow[];
}

const loading = new Map<string, Promise<Board>>();

/** Fetches a board once, however many tables and charts of a page ask for it. A failed try is not remembered. */
export function loadBoard(src: string): Promise<Board> {
  const url = new URL(src, document.baseURI).href;
  let board = loading.get(url);
  if (!board) {
    board = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return response.json() as Promise<Board>;
    });
    board.catch(() => loading.delete(url));
    loading.set(url, board);
  }
  return board;
}

/** Address of a result's page. */
export function resultUrl(base: string, id: string): string {
  return `${base}results/${id.split("/").map(encodeURIComponent).join("/")}/`;
}

/** Name of a row for people, where it stands without its table: "Mask R-CNN GN+WS, ResNet-50 FPN, 2x". */
export function rowName(
  row: Pick<BoardRow, "method" | "technique" | "backbone" | "neck" | "schedule">,
): string {
  const parts = [[row.method, row.technique], [row.backbone, row.neck], [row.schedule]];
  return parts
    .map((part) => part.filter(Boolean).join(" "))
    .filter(Boolean)
    .join(", ");
}
