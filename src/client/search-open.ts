/**
 * Opens search: Ctrl K, `/`, and a click on `[data-search-open]`, a link to the search page that works without us.
 * The dialog's script comes when it is first asked for.
 */
import { find } from "./html.ts";
import { onShortcut } from "./shortcuts.ts";

/** Makes search open on this page. On the search page itself the field there is focused instead. */
export function startSearch(): void {
  const link = find<HTMLAnchorElement>(document, "a[data-search-open]");
  if (!link) return;
  const at = (path: string): string => new URL(path, link.href).href;
  const open = async (): Promise<void> => {
    const field = find<HTMLInputElement>(document, "[data-search] input[type=search]");
    if (field) {
      field.focus();
      field.select();
      return;
    }
    try {
      const { openSearch } = await import("./search-dialog.ts");
      openSearch({
        page: link.href,
        names: link.dataset.names ?? at("../names.json"),
        methods: at("../methods/"),
        boards: at("../leaderboards/"),
      });
    } catch {
      location.assign(link.href);
    }
  };
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void open();
  });
  onShortcut("Ctrl K", "Search", () => void open());
  onShortcut("/", "Search", () => void open());
}
