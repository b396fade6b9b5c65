/**
 * Loads the zoos once a build, outside the bundle: the compiler runs from source, where it finds the project's own
 * files, and pages and content loaders share what it made.
 */
import type { AstroIntegration } from "astro";
import { type Loaded, load } from "../io/load.ts";

/** Where both module graphs of a build (content loaders, pages) find the zoos. */
const loadedKey = Symbol.for("zooboard.loaded");

/** Which zoos the environment names; without any, those of `seeds`. */
function wanted(): { root?: string | undefined; zoos?: string[] | undefined } {
  const { ZOOBOARD_ROOT, ZOOBOARD_ZOOS } = process.env;
  const zoos =
    ZOOBOARD_ZOOS === undefined || ZOOBOARD_ZOOS === "" ? undefined : (JSON.parse(ZOOBOARD_ZOOS) as string[]);
  return { root: ZOOBOARD_ROOT === "" ? undefined : ZOOBOARD_ROOT, zoos };
}

/** Astro integration: provides the loaded zoos to `src/site/data/catalogue.ts` and `content.config.ts`. */
export function zooboard(): AstroIntegration {
  return {
    name: "zooboard",
    hooks: {
      "astro:config:setup": () => {
        if (Object.hasOwn(globalThis, loadedKey)) return; // `zooboard build` has loaded them
        let loading: Promise<Loaded> | undefined;
        Object.assign(globalThis, { [loadedKey]: () => (loading ??= load(wanted())) });
      },
    },
  };
}
