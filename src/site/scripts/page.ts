/** What every page runs: theme, search, copy buttons, shortcuts, the compare tray. */

import { findAll } from "../../client/html.ts";
import { startShell } from "../../client/shell.ts";

startShell();

// Pages carry no clock: the day on which a result is cited is the reader's.
for (const code of findAll(document, "[data-today]")) {
  code.textContent = code.textContent?.replace("YYYY-MM-DD", new Date().toISOString().slice(0, 10)) ?? "";
}
