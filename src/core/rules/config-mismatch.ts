import type { Vocabulary } from "../vocabulary.ts";
import {
  backbonesInStem,
  compareSpans,
  methodsInStem,
  pair,
  sameBackbone,
  spansInStem,
  stemWords,
} from "./claims.ts";
import { at, place, telling } from "./inventory.ts";
import { code, doc, links, listed, type Rule, table } from "./rule.ts";

/** Words of the first name whose meaning the second has no word for. */
export function tellingSurplus(from: string, against: string, vocabulary: Vocabulary): string[] {
  const there = stemWords(against);
  const joined = there.join("");
  return stemWords(from).filter((word) => {
    const group = vocabulary.checks.telling.find((words) => words.includes(word));
    return group !== undefined && !group.some((other) => there.includes(other)) && !joined.includes(word);
  });
}

/** Whether backbone, schedule or detector in two names contradict each other: other rules say so. */
export function contradicts(a: string, b: string, vocabulary: Vocabulary): boolean {
  const [left, right] = [backbonesInStem(a, vocabulary), backbonesInStem(b, vocabulary)];
  const detectors = [a, b].map((stem) =>
    methodsInStem(stem, vocabulary).filter((method) => method.kind === "detector"),
  );
  return (
    (left.length > 0 &&
      right.length > 0 &&
      !left.some((one) => right.some((other) => sameBackbone(one, other)))) ||
    compareSpans(spansInStem(a), spansInStem(b)) === "differ" ||
    (detectors.every((found) => found.length > 0) &&
      !detectors[0]?.some((method) => detectors[1]?.includes(method)))
  );
}

export const configMismatch: Rule = {
  name: "config-mismatch",
  family: "witnesses",
  finds:
    "A config and a checkpoint whose names differ in a part that changes the experiment, such as `caffe`, `mstrain` or `giou`.",
  why: "The checkpoint was then trained with another config than the one that is linked, or loads into another model.",
  example: {
    files: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 37.4 | ${links("faster_rcnn_r50_fpn_1x_coco")}`,
          `R-50-FPN | 1x | 55.8 | ${links("faster_rcnn_r50_caffe_fpn_mstrain_1x_coco-person", "faster_rcnn_r50_fpn_1x_coco-person")}`,
        ),
      ),
    },
    expected: [{ line: 8, text: "[config]" }],
    leaves: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 36.4 | ${links("retinanet_r50_fpn_amp-1x_coco", "retinanet_r50_fpn_fp16_1x_coco")}`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    const byConfig = new Map<string, number>();
    for (const row of rows) {
      const { config, weights } = pair(row);
      if (config && weights) byConfig.set(config.url, (byConfig.get(config.url) ?? 0) + 1);
    }
    for (const row of rows) {
      const { config, weights } = pair(row);
      // A config that several rows share is the matter of another rule.
      if (
        !config ||
        !weights ||
        (byConfig.get(config.url) ?? 0) > 1 ||
        contradicts(config.stem, weights.stem, vocabulary)
      )
        continue;
      const missing = tellingSurplus(config.stem, weights.stem, vocabulary);
      const cells = new Set(row.result.source.cells.map((cell) => cell.trim().toLowerCase()));
      const surplus = tellingSurplus(weights.stem, config.stem, vocabulary).filter(
        (word) => !cells.has(word),
      );
      if (missing.length + surplus.length === 0) continue;
      const log = telling(row, "log");
      const parts = [
        ...(missing.length > 0
          ? [`with ${listed(missing.map(code))}, which the checkpoint's name lacks`]
          : []),
        ...(surplus.length > 0 ? [`without ${listed(surplus.map(code))} of the checkpoint's name`] : []),
      ];
      report({
        ...at(row, config.link),
        message: `Unexpected config ${parts.join(" and ")}, expected the config that this checkpoint was trained with; correct one of the links`,
        actual: config.stem,
        expected: [weights.stem],
        related: [place(row, (log ?? weights).link)],
      });
    }
  },
};
