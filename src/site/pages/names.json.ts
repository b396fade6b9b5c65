/** Names for the quick search. */
import type { APIRoute } from "astro";
import { names } from "../data/names.ts";

export const GET: APIRoute = () => Response.json(names());
