/**
 * Arrow keys in a table: up and down go to the same link or button of the next row, Home and End to the first and
 * last row, Page Up and Page Down by screens; also where that row is not in the document yet. Tab works as ever.
 */
import { findAll } from "./html.ts";
import type { WindowedBody } from "./windowed-body.ts";

const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 15,
  PageUp: -15,
  End: Infinity,
  Home: -Infinity,
};

export function moveInRows(
  table: HTMLTableElement,
  bodies: readonly (readonly [HTMLTableSectionElement, WindowedBody])[],
): void {
  table.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const target = event.target as HTMLElement;
    const row = target.closest("tr");
    const at = bodies.findIndex(([body]) => body === row?.parentElement);
    if (step === undefined || !row || at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const place = findAll(row, "a, button").indexOf(target);
    const next = reach(bodies, at, bodies[at]![1].position(row), step);
    const targets = next ? findAll(next, "a, button") : [];
    targets[Math.max(0, Math.min(place, targets.length - 1))]?.focus({ preventScroll: true });
  });
}

/** The row so many steps away, in this body or, at its edge, in the next that is shown. */
function reach(
  bodies: readonly (readonly [HTMLTableSectionElement, WindowedBody])[],
  at: number,
  from: number,
  step: number,
): HTMLTableRowElement | null {
  const [, body] = bodies[at]!;
  const wanted = Math.max(0, Math.min(from + step, body.size() - 1));
  if (wanted !== from) return body.reveal(wanted);
  const other = bodies[at + Math.sign(step)];
  return other && other[1].size() > 0 ? other[1].reveal(step > 0 ? 0 : other[1].size() - 1) : null;
}
