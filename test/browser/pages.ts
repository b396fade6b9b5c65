/** One address of every kind of page, from the site itself: for screenshots, axe and budgets. */
export interface Kinds {
  [kind: string]: string;
}

/** Addresses relative to the site's base; `results` names the pages that depend on the zoos of the site. */
export async function kindsOfPages(base: string): Promise<Kinds> {
  const sitemap = await (await fetch(new URL("sitemap.xml", base))).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) =>
    new URL(loc ?? "").pathname.replace(new URL(base).pathname, ""),
  );
  const first = (pattern: RegExp): string => {
    const found = paths.find((path) => pattern.test(path));
    if (found === undefined) throw new Error(`no page matches ${pattern}`);
    return found;
  };
  return {
    home: "",
    boards: "leaderboards/",
    board: first(/^leaderboards\/coco\/mask_ap\/$/),
    "board-without-memory": first(/^leaderboards\/nuinsseg\/mask_ap\/$/),
    methods: "methods/",
    method: first(/^methods\/mask-r-cnn\/$/),
    "method-technique": first(/^methods\/gcnet\/$/),
    datasets: "datasets/",
    dataset: first(/^datasets\/bdd100k\/$/),
    "cross-dataset": "cross-dataset/",
    result: first(/^results\/mmdetection\/mask_rcnn_r50_fpn_1x_coco\/$/),
    "result-apart": first(/^results\/bdd100k\//),
    compare:
      "compare/?r=mmdetection/mask_rcnn_r50_fpn_1x_coco,mmdetection/htc_r50_fpn_1x_coco,mmdetection/atss_r50_fpn_1x_coco",
    "compare-empty": "compare/",
    search: "search/",
    "search-results": "search/?q=mask+rcn",
    quality: "quality/",
    guide: "guide/",
    "guide-page": first(/^guide\/reading-a-leaderboard\/$/),
    rules: "guide/rules/",
    rule: first(/^guide\/rules\/missing-cells\/$/),
    "not-found": "404.html",
  };
}

export const themes = ["light", "dark"] as const;
export const widths = [390, 1280] as const;

/** Names of the kinds, known before the site is. */
export const kindNames = [
  "home",
  "boards",
  "board",
  "board-without-memory",
  "methods",
  "method",
  "method-technique",
  "datasets",
  "dataset",
  "cross-dataset",
  "result",
  "result-apart",
  "compare",
  "compare-empty",
  "search",
  "search-results",
  "quality",
  "guide",
  "guide-page",
  "rules",
  "rule",
  "not-found",
] as const;
