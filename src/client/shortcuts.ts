/**
 * Keyboard shortcuts of the whole site and the help that `?` opens. Single letters can be switched off there, as
 * people who speak to their computer need it (WCAG 2.1.4).
 */
import { escapeHtml, find } from "./html.ts";

interface Shortcut {
  keys: string;
  label: string;
  run: () => void;
}

const shortcuts: Shortcut[] = [];
const storageKey = "zooboard:keys";
let dialog: HTMLDialogElement | undefined;

/** Adds a shortcut: "Ctrl K" (also with the command key) or a single character. */
export function onShortcut(keys: string, label: string, run: () => void): void {
  shortcuts.push({ keys, label, run });
}

/** Listens to the keyboard; `?` shows the shortcuts. */
export function startShortcuts(): void {
  onShortcut("?", "Show the shortcuts", showHelp);
  document.addEventListener("keydown", (event) => {
    const field = (event.target as HTMLElement).closest(
      "input, textarea, select, [contenteditable], dialog[open]",
    );
    // A dialog that was just closed still has the focus until the page is drawn; nobody types there.
    const typing = field?.checkVisibility() ?? false;
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || (!control && (typing || !singleKeys()))) return;
    const wanted = control ? `Ctrl ${event.key.toUpperCase()}` : event.key;
    const shortcut = shortcuts.find(({ keys }) => keys === wanted);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
}

/** Whether single characters act as shortcuts. */
function singleKeys(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

/** Shows what the keys do; also for a button in the page. */
export function showHelp(): void {
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
}

function build(): HTMLDialogElement {
  const more: [string, string][] = [
    ["↑ ↓", "In a table: the next row; in a chart: the next point"],
    ["Shift Enter", "On a heading: sort by this column as well"],
    ["Esc", "Close what is open"],
  ];
  const rows = [...shortcuts.map(({ keys, label }) => [keys, label]), ...more]
    .map(
      ([keys, label]) => `<div><dt><kbd>${escapeHtml(keys!)}</kbd></dt><dd>${escapeHtml(label!)}</dd></div>`,
    )
    .join("");
  const made = document.createElement("dialog");
  made.className = "help-dialog";
  made.setAttribute("aria-label", "Keyboard shortcuts");
  made.innerHTML = `<h2>Keyboard shortcuts</h2><dl>${rows}</dl><form method="dialog"><label class="tick"><input type="checkbox"${singleKeys() ? " checked" : ""}> Single-character shortcuts</label><button>Close</button></form>`;
  find<HTMLInputElement>(made, "input")!.addEventListener("change", (event) => {
    try {
      localStorage.setItem(storageKey, (event.target as HTMLInputElement).checked ? "on" : "off");
    } catch {
      // Without storage the shortcuts stay on.
    }
  });
  document.body.append(made);
  return made;
}
