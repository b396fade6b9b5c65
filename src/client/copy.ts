/** Copy buttons: `<button data-copy="text">` copies its text, `<button data-copy-from="#id">` that of an element. */
import { announce } from "./announce.ts";
import { find } from "./html.ts";

/** Copies and says so; says how to do it by hand where the browser refuses. */
export async function copyText(text: string, said = "Copied"): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(said);
    return true;
  } catch {
    announce("Copying was refused; select the text and press Ctrl C");
    return false;
  }
}

/** Makes all copy buttons of the page work, those to come included. A button says "Copied" for two seconds. */
export function startCopy(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy], [data-copy-from]");
    if (!button) return;
    const from = button.dataset.copyFrom;
    const text = button.dataset.copy ?? (from === undefined ? "" : (find(document, from)?.textContent ?? ""));
    void copyText(text.trim()).then((done) => {
      if (!done || button.dataset.copied !== undefined) return;
      const label = button.innerHTML;
      button.dataset.copied = "";
      button.textContent = "Copied";
      setTimeout(() => {
        button.innerHTML = label;
        delete button.dataset.copied;
      }, 2000);
    });
  });
}
