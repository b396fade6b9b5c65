/** Messages of the checks, and what their pages say of them: what stands between backticks is code. */
import { escapeHtml } from "../../client/html.ts";

export function ticked(message: string): string {
  return escapeHtml(message).replace(/`([^`]*)`/g, "<code>$1</code>");
}
