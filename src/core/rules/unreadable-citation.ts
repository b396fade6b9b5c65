import { bibtexField } from "../document.ts";
import { citations } from "./citations.ts";
import { code, type Rule } from "./rule.ts";

/** What BibTeX's standard styles want of an entry besides author, title and year (btxdoc, section 3.1). */
const WANTED: Record<string, string> = { article: "journal", inproceedings: "booktitle" };

export const unreadableCitation: Rule = {
  name: "unreadable-citation",
  family: "values",
  finds:
    "A citation whose authors are joined by commas, or that lacks the journal or book that its kind needs.",
  why: "BibTeX takes the whole list for one name, or warns and prints a reference without its place.",
  lighter: "only the journal or book is missing",
  example: {
    files: {
      "ld.md":
        "# LD\n\n```\n@article{zheng2021ld,\n  title={Localization Distillation},\n  author={Zhaohui Zheng, Rongguang Ye, Ping Wang},\n  journal={arXiv:2102.12252}\n}\n```\n\n## Results\n\nNone.\n",
      "tridentnet.md":
        "# TridentNet\n\n```\n@inproceedings{li2019scale,\n  title={Scale-Aware Trident Networks},\n  author={Li, Yanghao and Chen, Yuntao},\n  year={2019}\n}\n```\n\n## Results\n\nNone.\n",
    },
    expected: [
      { file: "ld.md", line: 4, text: "zheng2021ld" },
      { file: "tridentnet.md", line: 4, text: "li2019scale" },
    ],
    leaves: {
      "a.md":
        "# A\n\n```\n@article{he2017mask,\n  title={Mask R-CNN},\n  author={He, Kaiming and King, Jr, Martin and others},\n  journal={ICCV}\n}\n```\n\n## Results\n\nNone.\n",
      "b.md":
        "# B\n\n```\n@misc{wu2019,\n  title={Detectron2},\n  author={Yuxin Wu}\n}\n```\n\n## Results\n\nNone.\n",
    },
  },
  check: ({ documents }, report) => {
    for (const document of documents) {
      for (const { kind, key, raw, place } of citations(document)) {
        const tell = (message: string, light: boolean) => {
          report({ zoo: document.zoo.id, file: document.file, place, message, actual: key, light });
        };
        const joined = (bibtexField(raw, "author") ?? "").split(/\sand\s/i).find(isSeveral);
        const wanted = WANTED[kind];
        if (joined !== undefined)
          tell(`Unexpected commas between the authors ${code(joined)}, expected \`and\`; write it`, false);
        else if (wanted !== undefined && bibtexField(raw, wanted) === null)
          tell(`Unexpected ${code(`@${kind}`)} without ${code(wanted)}, expected one; add it`, true);
      }
    }
  },
};

/** Whether one name is a list of several: BibTeX knows "Last, First" and "Last, Jr, First". */
function isSeveral(name: string): boolean {
  const parts = name.split(",").map((part) => part.trim());
  return parts.length > 3 || (parts.length === 3 && parts.every((part) => /\S[\s~]+\S/.test(part)));
}
