/** Lets every crawler in, and says where the list of pages is. */
import type { APIRoute } from "astro";
import { absolute, base } from "../data/address.ts";

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${absolute(`${base}sitemap.xml`)}\n`);
