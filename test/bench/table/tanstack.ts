/** TanStack Table and TanStack Virtual, with what a board needs of them: sorting, a text filter, a windowed body. */
import {
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { Board, BoardRow } from "../../../src/client/board-data.ts";
import { type Contestant, fields } from "./contestant.ts";

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic, text: sortFn_text },
  filterFns: { includesString: filterFn_includesString },
});

function create(section: HTMLElement, board: Board) {
  const body = section.querySelector("tbody")!;
  const table = constructTable({
    features,
    data: board.rows,
    columns: fields.map((id) => ({
      id,
      accessorFn: (row: BoardRow) => row[id] ?? undefined,
      sortUndefined: "last" as const,
      sortFn: ["rank", "value", "memory", "fps", "year"].includes(id)
        ? ("basic" as const)
        : ("alphanumeric" as const),
    })),
    getRowId: (row: BoardRow) => row.id,
    globalFilterFn: "includesString",
    getColumnCanGlobalFilter: () => true,
  });
  const options = () => ({
    count: table.getRowModel().rows.length,
    getScrollElement: () => section,
    estimateSize: () => 24,
    overscan: 10,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    initialRect: { width: section.clientWidth, height: section.clientHeight },
    onChange: () => draw(),
  });
  const virtual = new Virtualizer<HTMLElement, HTMLElement>(options());
  const draw = (): void => {
    const { rows } = table.getRowModel();
    const items = virtual.getVirtualItems();
    const spacer = (height: number): HTMLTableRowElement => {
      const row = document.createElement("tr");
      row.style.height = `${height}px`;
      return row;
    };
    const drawn = items.map((item) => {
      const row = document.createElement("tr");
      for (const cell of rows[item.index]!.getAllCells()) {
        const td = document.createElement("td");
        td.textContent = String(cell.getValue() ?? "");
        row.append(td);
      }
      return row;
    });
    const end = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
    body.replaceChildren(spacer(items[0]?.start ?? 0), ...drawn, spacer(end));
  };
  const update = (): void => {
    virtual.setOptions(options());
    virtual._willUpdate();
    draw();
  };
  virtual._didMount();
  update();
  return { table, update };
}

let made: ReturnType<typeof create>;
const contestant: Contestant = {
  mount(section, board) {
    made = create(section, board);
  },
  sort(column) {
    made.table.setSorting([{ id: column, desc: false }]);
    made.update();
  },
  filter(text) {
    made.table.setGlobalFilter(text);
    made.update();
  },
};
window.contestant = contestant;
