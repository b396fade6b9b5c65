/** Positions in a source file: lines and columns count from 1, offsets from 0. */

export interface Place {
  line: number;
  column: number;
}

/** Finds the line and column of an offset, by the offsets at which lines start. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  /** Place of an offset; an offset past the end gives the last line. */
  place(offset: number): Place {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

/**
 * A text made from a stretch of a source file, perhaps with line breaks inserted, that still knows where each of
 * its offsets comes from.
 */
export interface SourceText {
  text: string;
  /** Offset in the source file of an offset in `text`. */
  origin: (offset: number) => number;
}

/** The stretch of a source that starts at `start`, unchanged. */
export function sliceSource(source: string, start: number, end: number): SourceText {
  return { text: source.slice(start, end), origin: (offset) => start + offset };
}

/** Joins pieces of a source with inserted text between them; an inserted character has the origin of what follows it. */
export function joinPieces(
  pieces: ({ start: number; text: string } | { inserted: string })[],
  end: number,
): SourceText {
  const breaks: { at: number; origin: number; fixed: boolean }[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    const text = "inserted" in piece ? piece.inserted : piece.text;
    const fixed = "inserted" in piece;
    breaks.push({ at, origin: fixed ? end : piece.start, fixed });
    parts.push(text);
    at += text.length;
  }
  for (let place = breaks.length - 2; place >= 0; place--) {
    const current = breaks[place];
    const next = breaks[place + 1];
    if (current?.fixed && next) current.origin = next.origin;
  }
  const text = parts.join("");
  const index = (offset: number): { at: number; origin: number; fixed: boolean } | undefined => {
    let low = 0;
    let high = breaks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((breaks[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return breaks[low];
  };
  return {
    text,
    origin: (offset) => {
      const piece = index(offset);
      if (!piece) return end;
      return piece.fixed ? piece.origin : piece.origin + offset - piece.at;
    },
  };
}
