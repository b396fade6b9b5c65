/** The elements of a live chart, found in its figure or made. */

import { find } from "./html.ts";
import type { ChartColors } from "./scatter-svg.ts";

export interface ChartParts {
  canvas: HTMLCanvasElement;
  card: HTMLElement;
  /** Ring around the point with the card. */
  ring: HTMLElement;
  /** Live region for the card's words. */
  spoken: HTMLElement;
  tools: HTMLElement;
}

/** Lays a canvas over the still picture, which keeps its place, and makes the plot a widget of its own for the keyboard. */
export function chartParts(figure: HTMLElement, plot: HTMLElement, label: string): ChartParts {
  const make = (name: string, parent: HTMLElement, style = ""): HTMLElement => {
    const element = document.createElement("div");
    element.className = name;
    element.style.cssText = style;
    parent.append(element);
    return element;
  };
  plot.style.position = "relative";
  plot.tabIndex = 0;
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-roledescription", "chart");
  plot.setAttribute("aria-label", label);
  const layer = make("chart-canvas", plot, "position:absolute;inset:0");
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  layer.append(canvas);
  const ring = make(
    "chart-ring",
    plot,
    "position:absolute;pointer-events:none;box-sizing:border-box;width:18px;height:18px;margin:-9px;border:2px solid var(--accent);border-radius:50%",
  );
  const card = make("chart-card", plot, "position:absolute");
  ring.hidden = card.hidden = true;
  const spoken = make("visually-hidden", figure);
  spoken.setAttribute("role", "status");
  let tools = find(figure, "[data-chart-tools]");
  if (!tools) {
    tools = make("chart-tools", figure);
    plot.after(tools);
  }
  return { canvas, card, ring, spoken, tools };
}

/** Colours of the page as it is now, resolved: a canvas knows no custom properties. */
export function readColors(plot: HTMLElement): ChartColors {
  const probe = document.createElement("span");
  plot.append(probe);
  const read = (name: string, fallback: string): string => {
    probe.style.color = `var(--${name}, ${fallback})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    ink: read("ink", "#111"),
    paper: read("paper", "#fff"),
    line: read("line", "#ccc"),
    accent: read("accent", "#0b57d0"),
  };
  probe.remove();
  return colors;
}
