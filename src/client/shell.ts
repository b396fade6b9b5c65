/** What every page runs: theme, search, copy buttons, shortcuts, the compare tray. */
import { startCopy } from "./copy.ts";
import { startSearch } from "./search-open.ts";
import { startShortcuts } from "./shortcuts.ts";
import { startTheme } from "./theme.ts";
import { startTray } from "./tray.ts";

export function startShell(): void {
  startTheme();
  startSearch();
  startCopy();
  startShortcuts();
  startTray();
}
