/** The zoos of this build, as the integration provides them. For the data functions and the content loaders. */
import type { Loaded } from "../../io/load.ts";

const key = Symbol.for("zooboard.loaded");

/** What `src/io` loaded, once a build. */
export function loaded(): Promise<Loaded> {
  const provider = (globalThis as unknown as Record<symbol, (() => Promise<Loaded>) | undefined>)[key];
  if (!provider)
    throw new Error(
      "No zoos are loaded. Add the `zooboard()` integration of src/site/integration.ts to astro.config.mjs",
    );
  return provider();
}
