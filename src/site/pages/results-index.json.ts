/** All results for the compare page. */
import type { APIRoute } from "astro";
import { resultsIndex } from "../data/results-index.ts";

export const GET: APIRoute = () => Response.json(resultsIndex());
