/** The tools under a chart: axis, what dragging does, zoom, downloads, link. */
import type { CostKey } from "../core/pareto.ts";
import { copyText } from "./copy.ts";
import { find, findAll } from "./html.ts";

/** What dragging in the plot does. */
export type Drag = "zoom" | "filter";

export interface Tools {
  reflect(state: { log: boolean; zoomed: boolean; drag: Drag }): void;
}

export type Action = "log" | "drag" | "zoom-in" | "reset" | "png" | "svg" | "csv" | "link";

/** Builds the tools. A year axis has no logarithm. */
export function buildTools(place: HTMLElement, x: CostKey, act: (action: Action) => void): Tools {
  const button = (action: Action, label: string, more = ""): string =>
    `<button type="button" data-action="${action}"${more}>${label}</button>`;
  place.innerHTML = [
    x === "year" ? "" : button("log", "Logarithmic axis", ' aria-pressed="false"'),
    button("drag", "Dragging filters the table", ' aria-pressed="false"'),
    button("zoom-in", "Zoom in"),
    button("reset", "Reset zoom", " disabled"),
    `<details class="menu"><summary>Download</summary><div>${button("png", "PNG")}${button("svg", "SVG")}${button("csv", "CSV")}</div></details>`,
    button("link", "Copy link"),
  ].join("");
  for (const element of findAll<HTMLButtonElement>(place, "[data-action]")) {
    element.addEventListener("click", () => {
      act(element.dataset.action as Action);
      const menu = element.closest("details");
      if (menu) menu.open = false;
    });
  }
  const menu = find<HTMLDetailsElement>(place, "details")!;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    find(menu, "summary")!.focus();
  });
  const named = (action: Action): HTMLButtonElement | null => find(place, `[data-action=${action}]`);
  return {
    reflect({ log, zoomed, drag }) {
      named("log")?.setAttribute("aria-pressed", String(log));
      named("drag")!.setAttribute("aria-pressed", String(drag === "filter"));
      const reset = named("reset")!;
      if (!zoomed && reset === document.activeElement) named("zoom-in")!.focus();
      reset.disabled = !zoomed;
    },
  };
}

/** Gives a file to the reader. */
export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A picture as PNG, at twice its size. */
export async function downloadPng(name: string, svg: string): Promise<void> {
  const image = new Image(1280, 800);
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, image.width, image.height);
  URL.revokeObjectURL(image.src);
  canvas.toBlob((blob) => blob && download(name, blob), "image/png");
}

/** Copies the address of exactly this view, chart included. */
export function copyLink(figure: HTMLElement): void {
  copyText(
    location.origin + location.pathname + location.search + (figure.id ? `#${figure.id}` : ""),
    "Link copied",
  );
}
