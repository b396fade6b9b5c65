/** The headless browser of the tests, from npm: no system package is needed. */
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Switches that make it unlike a reader's browser, or that keep it from closing a window without ending. */
const unwanted = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
]);

/** Switches of the tests' browser. */
export function browserArguments(): string[] {
  return sparticuz.args.filter((arg) => !unwanted.has(arg));
}

export async function launch(): Promise<Browser> {
  const executablePath = await sparticuz.executablePath();
  return chromium.launch({ executablePath, args: browserArguments(), headless: true });
}
