/**
 * Where a page of ours may differ from the zoo's own words. Each entry says why; one that is no longer needed fails.
 */

/** Keys that two different citations of the seeds carry; the entries are kept as their documents have them. */
export const sharedKeys: Record<string, string> = {
  lu2019grid: "Grid R-CNN's document gives the paper and the report on Grid R-CNN Plus under one key",
  vu2019cascade: "SCNet's document reuses the key of Cascade RPN's, by the same first author",
};

/** Front matter that departs from the document's citation, as `<page>: <field>`. */
export const papers: Record<string, string> = {};
