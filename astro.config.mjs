// The site. `zooboard build` sets the ZOOBOARD_* variables; without them Astro's own commands build the seeds.
import { defineConfig } from "astro/config";
import { zooboard } from "./src/site/integration.ts";

const { ZOOBOARD_OUT, ZOOBOARD_SITE, ZOOBOARD_BASE, ZOOBOARD_CACHE } = process.env;

export default defineConfig({
  srcDir: "./src/site",
  outDir: ZOOBOARD_OUT ?? "./dist",
  site: ZOOBOARD_SITE ?? "http://localhost:4321",
  base: ZOOBOARD_BASE ?? "/",
  cacheDir: ZOOBOARD_CACHE ?? "./node_modules/.astro",
  trailingSlash: "always",
  compressHTML: true,
  build: { format: "directory", assets: "assets", inlineStylesheets: "never" },
  prefetch: false,
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  // One more import must not change what is inlined, and an address must not depend on the order of a folder.
  vite: { build: { assetsInlineLimit: 0 } },
  integrations: [zooboard()],
});
