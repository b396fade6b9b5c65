/** Small helpers for markup that is written as strings, at build time and in the browser alike. */

const unsafe = /[&<>"]/g;
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(unsafe, (character) => entities[character]!);
}

/** The first element that matches, typed; null where there is none. */
export function find<Kind extends Element = HTMLElement>(root: ParentNode, selector: string): Kind | null {
  return root.querySelector<Kind>(selector);
}

/** All elements that match, as an array. */
export function findAll<Kind extends Element = HTMLElement>(root: ParentNode, selector: string): Kind[] {
  return [...root.querySelectorAll<Kind>(selector)];
}

/** Sets text only where it differs, so that live regions speak once and nothing is laid out in vain. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A whole number with thousands set off: "10,000". (`toLocaleString` takes 20 ms to get ready.) */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 result", "2 results". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
