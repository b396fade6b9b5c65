import { readBackboneToken } from "../backbone-names.ts";
import { splitFileName } from "../file-name.ts";
import { nameKey, stemWords } from "../keys.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const config = (text: string, target = text) => `[${text}](configs/yolox/${target}.py)`;

export const linkTextMismatch: Rule = {
  name: "link-text-mismatch",
  family: "witnesses",
  finds: "A link whose text is the name of a file and that leads to a file of another, similar name.",
  why: "Text and address were copied from another row, and one of them was not changed.",
  example: {
    files: {
      "yolox.md": doc(
        "YOLOX",
        table(
          "Config | Params | box AP",
          `${config("yolox_s_8xb8_300e_coco")} | 9M | 40.0`,
          `${config("yolox_l_8xb8_300e_coco", "yolox_m_8xb8_300e_coco")} | 54M | 47.6`,
          `${config("yolox_x_8xb8_300e_coco")} | 99M | 51.1`,
        ),
      ),
    },
    expected: [{ line: 8, text: "[yolox_l_8xb8" }],
    leaves: {
      "yolox.md": doc(
        "YOLOX",
        table(
          "Config | Params | box AP",
          `${config("yolox_s_8xb8", "yolox_s_8xb8_300e_coco")} | 9M | 40.0`,
          `${config("yolox_resnet50_1x16_300e", "yolox_r50_1x16_300e")} | 9M | 40.0`,
          `${config("yolox_s_1x16_300e", "yolox_s_16xb1_300e")} | 9M | 40.0`,
          `${config("YOLOX-M 8xb8 300e COCO", "yolox_m_8xb8_300e_coco")} | 25M | 47.6`,
          `${config("retinanet_r50_fpn", "yolox_tiny_8xb8_300e_coco")} | 99M | 51.1`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    for (const row of rows) {
      for (const { link, url } of row.links) {
        const label = link.label.trim();
        // A name of a file: several words, joined, without blanks.
        if (!/^[\w.+-]+$/.test(label) || !/[a-z]/i.test(label)) continue;
        const [said, leads] = [splitFileName(label).stem || label, splitFileName(url).stem];
        const [left, right] = [stemWords(said), stemWords(leads)];
        if (left.length < 3 || right.length < 3) continue;
        const [key, other] = [nameKey(said), nameKey(leads)];
        if (key.includes(other) || other.includes(key)) continue;
        const surplus = left.filter((word) => !right.includes(word));
        const missing = right.filter((word) => !left.includes(word));
        // Alike but for one word: otherwise the text is a name of its own.
        if (surplus.length !== 1 || missing.length !== 1 || left.length !== right.length) continue;
        if (sameWord(surplus[0] ?? "", missing[0] ?? "", vocabulary)) continue;
        report({
          ...at(row, link),
          message: `Unexpected address of ${code(leads)} under the text ${code(label)}, expected a file with ${code(surplus[0] ?? "")} in its name; correct one of the two`,
          actual: link.url,
          expected: [said],
        });
      }
    }
  },
};

/** Whether two words say one thing: two ways to write a batch, or a backbone. */
function sameWord(a: string, b: string, vocabulary: Vocabulary): boolean {
  const backbone = readBackboneToken(a, vocabulary);
  return (
    [a, b].every((word) => /^(?:\d+xb?|b)\d+$/.test(word)) ||
    (backbone !== null && backbone === readBackboneToken(b, vocabulary))
  );
}
