import { hostOf } from "../links.ts";
import { at, showsFolders } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

export const linkToFolder: Rule = {
  name: "link-to-folder",
  family: "links",
  finds:
    "A checkpoint or log whose link ends at a folder, where other rows of the zoo link files on the same host.",
  why: "The file's name was never filled in: the download does not exist.",
  example: {
    files: {
      "nuimages.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50 | 1x | 47.8 | [model](https://models.example.org/mask_rcnn_r50_fpn_1x_nuim/mask_rcnn_r50_fpn_1x_nuim-e99f5182.pth)",
          "R-101 | 1x | 47.7 | [model](https://models.example.org/mask_rcnn_r101_fpn_1x_nuim/)",
        ),
      ),
    },
    expected: [{ line: 8, text: "[model]" }],
    leaves: {
      "nuimages.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50 | 1x | 47.8 | [model](https://hub.example.org/mask-rcnn/)",
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const filed = new Set<string>();
    for (const row of rows)
      for (const link of row.links)
        if ((link.kind === "weights" || link.kind === "log") && /\.\w{2,5}$/.test(link.url))
          filed.add(`${link.kind} ${hostOf(link.url)}`);
    for (const row of rows) {
      for (const { kind, link, url } of row.links) {
        if (
          (kind !== "weights" && kind !== "log") ||
          hostOf(url) === "" ||
          !/\/$/.test(url.replace(/[?#].*$/, ""))
        )
          continue;
        if (showsFolders(url, vocabulary)) continue;
        if (url.replace(/^https?:\/\/[^/]+\/?/, "") === "" || !filed.has(`${kind} ${hostOf(url)}`)) continue;
        report({
          ...at(row, link),
          message: `Unexpected folder ${code(url)} under ${code(link.label)}, expected a ${kind === "log" ? "log" : "checkpoint"} file; complete the address`,
          actual: link.url,
        });
      }
    }
  },
};
