import { push } from "../lists.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { precise, rowBackbone, sameNetwork } from "./claims.ts";
import { contradicts } from "./config-mismatch.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, isShare, ownWitness, pair, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const row = (config: string, weights: string) =>
  `[config](configs/${config}.py) | [model](https://models.example.org/${weights}.pth)`;

export const checkpointOfAnotherRow: Rule = {
  name: "checkpoint-of-another-row",
  family: "witnesses",
  finds:
    "A checkpoint that is named as another row's config, that two rows with different backbones both link, or whose date and hash another checkpoint's name has.",
  why: "The checkpoints were swapped or one was copied: whoever downloads one gets another model than the row says.",
  lighter:
    "the other row has a checkpoint that fits it, the two names do not contradict each other, or only date and hash are shared",
  example: {
    files: {
      "rtmdet.md": doc(
        "RTMDet",
        table(
          "Model | Backbone | Lr schd | box AP | Config | Download",
          `RTMDet-tiny | R-18 | 300e | 41.5 | ${row("kd_tiny_rtmdet_s_300e_coco", "kd_l_rtmdet_x_300e_coco-c2398f9e")}`,
          `RTMDet-l | R-101 | 300e | 52.3 | ${row("kd_l_rtmdet_x_300e_coco", "kd_tiny_rtmdet_s_300e_coco-7a93545f")}`,
          `RTMDet-s | R-34 | 300e | 44.6 | ${row("kd_s_rtmdet_m_300e_coco", "kd_s_rtmdet_m_300e_coco-d4b0c5d6")}`,
          `RTMDet-m | R-50 | 300e | 49.3 | ${row("kd_m_rtmdet_l_300e_coco", "kd_s_rtmdet_m_300e_coco-d4b0c5d6")}`,
        ),
      ),
    },
    expected: [
      { line: 7, text: "[model]" },
      { line: 8, text: "[model]" },
      { line: 10, text: "[model]" },
    ],
    leaves: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 36.5 | ${row("retinanet_r50_fpn_1x_coco", "retinanet_r50_fpn_1x_coco-c2398f9e")}`,
          `R-50-FPN | 1x | 37.6 | ${row("retinanet_r50_fpn_tta_1x_coco", "retinanet_r50_fpn_1x_coco-c2398f9e")}`,
        ),
      ),
    },
  },
  check: ({ documents, vocabulary }, report) => {
    const stamps = new Map<string, LintRow>();
    for (const document of documents) {
      const rows = document.tables.flatMap((table) => table.rows);
      const owners = new Map<string, LintRow[]>();
      for (const row of rows) {
        const { config } = pair(row);
        if (config) push(owners, config.stem, row);
      }
      /** The first row of each backbone that links a file. */
      const linked = new Map<string, Map<string, LintRow>>();
      for (const row of rows) {
        const weights = ownFile(row, vocabulary);
        if (!weights) continue;
        const backbone = rowBackbone(row, vocabulary)?.name ?? "";
        const firsts = linked.get(fileOf(weights)) ?? new Map<string, LintRow>();
        linked.set(fileOf(weights), firsts);
        const [theirs, other] =
          (precise(backbone) && [...firsts].find(([name]) => !sameNetwork(backbone, name, vocabulary))) || [];
        if (precise(backbone) && !firsts.has(backbone)) firsts.set(backbone, row);
        if (theirs !== undefined && other) {
          report({
            ...at(row, weights.link),
            message: `Unexpected checkpoint ${code(weights.name.file)} for ${code(backbone)}, which a row of ${code(theirs)} links, too; link the checkpoint of each row`,
            actual: weights.link.url,
            related: [place(other, ownFile(other, vocabulary)?.link)],
          });
          continue;
        }
        const { config } = pair(row);
        if (weights.stem === "") continue;
        const { date, hash } = weights.name;
        if (date !== null && hash !== null) {
          const stamp = JSON.stringify([document.zoo.id, date, hash]);
          const first = stamps.get(stamp);
          const known = first && pair(first).weights;
          if (!first) stamps.set(stamp, row);
          else if (known && known.stem !== weights.stem) {
            report({
              ...at(row, weights.link),
              message: `Unexpected date and hash of ${code(known.name.file)} in the checkpoint's name, expected those of its own; check the address`,
              actual: weights.name.file,
              related: [place(first, known.link)],
              light: true,
            });
            continue;
          }
        }
        if (!config || config.stem === weights.stem) continue;
        const owner = owners.get(weights.stem)?.find((candidate) => candidate !== row);
        const ownersOwn = owner && pair(owner).weights;
        // A row may well test another row's checkpoint with a config of its own.
        if (!owner || !ownersOwn || ownersOwn.url === weights.url) continue;
        report({
          ...at(row, weights.link),
          message: `Unexpected checkpoint of ${code(weights.stem)}, which is another row's config, expected that of ${code(config.stem)}; link the checkpoint of this row`,
          actual: weights.stem,
          expected: [config.stem],
          related: [place(owner, pair(owner).config?.link)],
          light:
            ownersOwn.stem === weights.stem ||
            ownersOwn.stem === pair(owner).config?.stem ||
            !(ownersOwn.stem === config.stem || contradicts(config.stem, weights.stem, vocabulary)),
        });
      }
    }
  },
};

/** The file with a row's weights; null for a place that holds several. */
function ownFile(row: LintRow, vocabulary: Vocabulary): Witness | null {
  const weights = pair(row).weights ?? ownWitness(row, "weights");
  return weights && !isShare(weights, row, vocabulary) ? weights : null;
}

/** What makes two links lead to one file: its name where a hash of its content is part of it, else the address. */
function fileOf({ name, url }: Witness): string {
  return name.hash === null ? url : name.file;
}
