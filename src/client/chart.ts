/** Starts the charts of a page. This is all that loads at first; Chart.js comes when a chart comes into view. */
import { loadBoard } from "./board-data.ts";
import { findAll } from "./html.ts";

/** Watches every `[data-chart]`. A chart whose script or data cannot be had stays the still picture it is. */
export function startCharts(): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        void open(target as HTMLElement);
      }
    },
    { rootMargin: "100px" },
  );
  for (const figure of findAll(document, "[data-chart]")) watch.observe(figure);
}

async function open(figure: HTMLElement): Promise<void> {
  try {
    const [{ mountChart }, board] = await Promise.all([
      import("./chart-view.ts"),
      loadBoard(figure.dataset.src!),
    ]);
    mountChart(figure, board);
  } catch (error) {
    console.warn(error);
  }
}
