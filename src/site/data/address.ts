/** Addresses of pages, under the site's base. One place, so that a page moves everywhere at once. */
import { resultUrl } from "../../client/board-data.ts";

/** Where the site lives, with a slash at both ends. */
export const base: string = import.meta.env.BASE_URL.replace(/\/?$/, "/");

const encode = (id: string): string => id.split("/").map(encodeURIComponent).join("/");

export const address = {
  home: () => base,
  boards: () => `${base}leaderboards/`,
  board: (dataset: string, slug: string, page = 1) =>
    `${base}leaderboards/${encode(dataset)}/${encode(slug)}/${page > 1 ? `page/${page}/` : ""}`,
  methods: () => `${base}methods/`,
  method: (slug: string) => `${base}methods/${encode(slug)}/`,
  datasets: () => `${base}datasets/`,
  dataset: (id: string) => `${base}datasets/${encode(id)}/`,
  crossDataset: () => `${base}cross-dataset/`,
  document: (id: string) => `${base}documents/${encode(id)}/`,
  compare: () => `${base}compare/`,
  result: (id: string) => resultUrl(base, id),
  search: () => `${base}search/`,
  quality: () => `${base}quality/`,
  guide: () => `${base}guide/`,
  guidePage: (slug: string) => `${base}guide/${encode(slug)}/`,
  rules: () => `${base}guide/rules/`,
  rule: (rule: string) => `${base}guide/rules/${encode(rule)}/`,
  names: () => `${base}names.json`,
  resultsIndex: () => `${base}results-index.json`,
} as const;

/** The address with scheme and host, as canonical links and citations want it. */
export function absolute(path: string): string {
  return new URL(path, import.meta.env.SITE).href;
}
