/** A header of two rows in a GFM table, of which only the first stands above the delimiter row. */
import type { Grid, GridCell, GridRow } from "./grid.ts";

/** Joins a second row of headers, which markdown takes for the first row of the body, to the header. */
export function joinSecondHeader(grid: Grid): void {
  const [second, ...below] = grid.rows;
  if (!second || second.label || below.length === 0 || !isHeader(grid.header, second, below)) return;
  let parent = "";
  grid.header = grid.header.map((cell, index) => {
    const under = second.cells[index];
    if (!under || under.text === "") {
      parent = "";
      return cell;
    }
    if (cell.text !== "") parent = cell.text;
    const place = cell.text === "" ? under.place : cell.place;
    return { ...under, text: `${parent} ${under.text}`.trim(), place };
  });
  grid.rows = below;
  grid.repairs.push({
    rule: "label-row",
    message:
      "Unexpected second row of headers below the delimiter row, taken as part of the header; join the two",
    place: second.place,
  });
}

/** Whether a row holds words where the header has gaps and the rows below have figures, and no model of its own. */
function isHeader(header: GridCell[], row: GridRow, below: GridRow[]): boolean {
  const filled = row.cells.flatMap((cell, index) => (cell.text === "" ? [] : [index]));
  return (
    row.cells[0]?.text === "" &&
    filled.length >= 2 &&
    filled.some((index) => header[index]?.text === "") &&
    row.cells.every((cell) => cell.links.length === 0) &&
    filled.every(
      (index) =>
        /\p{L}/u.test(row.cells[index]?.text ?? "") &&
        below.every((other) => !/^\p{L}/u.test(other.cells[index]?.text ?? "")) &&
        below.some((other) => /^\d/.test(other.cells[index]?.text ?? "")),
    )
  );
}
