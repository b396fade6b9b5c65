/** Reads the drawings of `public/`. */
import { readFileSync } from "node:fs";

/**
 * Width and height in pixels that an SVG of `public/` states; empty where it states none. `src` is its address without
 * the base. Throws where there is no such file. Read from the working folder: the build runs in the project's own, and
 * this module is bundled elsewhere by then.
 */
export function drawingSize(src: string): { width?: string; height?: string } {
  const svg = readFileSync(`public${src}`, "utf8");
  const [, width, height] = /<svg\b[^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return width && height ? { width, height } : {};
}
