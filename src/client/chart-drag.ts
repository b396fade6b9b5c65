/** Dragging a range in a plot with mouse or pen. A finger scrolls the page, as everywhere. */
import type { Spot } from "./chart-points.ts";

/** Calls `done` with two corners after a drag, `click` after a press without one. */
export function followDrag(
  plot: HTMLElement,
  done: (from: Spot, to: Spot) => void,
  click: (spot: Spot, event: PointerEvent) => void,
): void {
  const box = document.createElement("div");
  box.className = "brush";
  box.hidden = true;
  box.style.cssText = "position:absolute;pointer-events:none";
  plot.append(box);
  let start: Spot | null = null;

  const place = (event: PointerEvent): Spot => {
    const edge = plot.getBoundingClientRect();
    return { x: event.clientX - edge.left, y: event.clientY - edge.top };
  };
  const far = (from: Spot, to: Spot): boolean => Math.abs(to.x - from.x) > 6;
  const end = (): void => {
    start = null;
    box.hidden = true;
  };

  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as Element).closest("a")) return;
    start = place(event);
    if (event.pointerType !== "touch") plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    if (!start || event.pointerType === "touch") return;
    const now = place(event);
    box.hidden = !far(start, now);
    box.style.left = `${Math.min(start.x, now.x)}px`;
    box.style.top = `${Math.min(start.y, now.y)}px`;
    box.style.width = `${Math.abs(now.x - start.x)}px`;
    box.style.height = `${Math.abs(now.y - start.y)}px`;
  });
  plot.addEventListener("pointerup", (event) => {
    const from = start;
    end();
    if (!from) return;
    const to = place(event);
    if (far(from, to)) {
      if (event.pointerType !== "touch") done(from, to);
    } else click(to, event);
  });
  plot.addEventListener("pointercancel", end);
  plot.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end();
  });
}
