/** Every page that is to be found. */
import type { APIRoute } from "astro";
import { escapeHtml } from "../../client/html.ts";
import { absolute } from "../data/address.ts";
import { allAddresses } from "../data/sitemap.ts";

export const GET: APIRoute = () => {
  const urls = allAddresses().map((address) => `<url><loc>${escapeHtml(absolute(address))}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`,
  );
};
