import { headerKey, stemWords } from "../keys.ts";
import type { Vocabulary } from "../vocabulary.ts";
import {
  backbonesInStem,
  compareSpans,
  inputSizeOf,
  methodsInStem,
  sameNetwork,
  spansInStem,
} from "./claims.ts";
import type { LintDocument, LintRow } from "./inventory.ts";
import { at, pair, place, telling } from "./lint-row.ts";
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

/** The first of the words that mean the same as a telling word; any other word itself. */
function meaningOf(word: string, vocabulary: Vocabulary): string {
  return vocabulary.checks.telling.find((words) => words.includes(word))?.[0] ?? word;
}

/** Whether a cell of the row says what a word means: `caffe` as a style, or yes under `MS train`. */
function saidInCells(row: LintRow, word: string, vocabulary: Vocabulary): boolean {
  if (
    row.aligned.cells.some((cell) => cell && cell.links.length === 0 && stemWords(cell.text).includes(word))
  )
    return true;
  if (stemWords(row.result.backbone?.raw ?? "").includes(word)) return true;
  const headers = vocabulary.checks.switches
    .filter(({ tokens }) => tokens.includes(word))
    .flatMap((entry) => entry.headers.map(headerKey));
  return row.aligned.cells.some(
    (cell, index) =>
      cell &&
      vocabulary.yes.has(cell.text.trim().toLowerCase()) &&
      headers.includes(headerKey(row.table.observed.context.grid.header[index]?.text ?? "")),
  );
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
      !left.some((one) => right.some((other) => sameNetwork(one, other, vocabulary)))) ||
    compareSpans(spansInStem(a), spansInStem(b)) === "differ" ||
    (detectors.every((found) => found.length > 0) &&
      !detectors[0]?.some((method) => detectors[1]?.includes(method)))
  );
}

/** The one size of the model that a name states in words: "tiny". */
function scaleOf(stem: string): string | null {
  const words = new Set(stemWords(stem).filter((word) => SCALES.has(word)));
  const [only] = words;
  return words.size === 1 ? (only ?? null) : null;
}

const SCALES = new Set(["nano", "tiny", "small", "medium", "base", "large", "huge"]);

export const configMismatch: Rule = {
  name: "config-mismatch",
  family: "witnesses",
  finds:
    "A config and a checkpoint whose names differ in a part that changes the experiment, such as `caffe`, `mstrain`, `giou`, `tiny` or the size of the input.",
  why: "The checkpoint was then trained with another config than the one that is linked, or loads into another model.",
  lighter: "no checkpoint of the document is named by any of the words",
  example: {
    files: {
      "faster-rcnn.md": doc(
        "Faster R-CNN",
        table(
          "Backbone | Lr schd | box AP | Config | Download",
          `R-50-FPN | 1x | 37.8 | ${links("faster_rcnn_r50_caffe_fpn_1x_coco")}`,
          `R-50-FPN | 1x | 55.8 | ${links("faster_rcnn_r50_caffe_fpn_mstrain_1x_coco-person", "faster_rcnn_r50_fpn_1x_coco-person")}`,
        ),
      ),
      "higherhrnet.md": doc(
        "HRNet",
        table(
          "Backbone | Input Size | keypoint AP | Config | Download",
          `HRNet-W32 | 256x192 | 76.9 | ${links("hrnet_w32_256x192_coco")}`,
          `HRNet-W32 | 384x288 | 77.8 | ${links("hrnet_w32_384x288_coco", "hrnet_w32_512x512_coco")}`,
        ),
      ),
    },
    expected: [
      { file: "faster-rcnn.md", line: 8, text: "[config]" },
      { file: "higherhrnet.md", line: 8, text: "[config]" },
    ],
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
    const namedIn = new Map<LintDocument, Set<string>>();
    for (const row of rows) {
      const words = namedIn.get(row.table.document) ?? new Set<string>();
      namedIn.set(row.table.document, words);
      for (const word of stemWords(pair(row).weights?.stem ?? "")) words.add(meaningOf(word, vocabulary));
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
      const said = (word: string) => saidInCells(row, word, vocabulary);
      const missing = tellingSurplus(config.stem, weights.stem, vocabulary).filter((word) => !said(word));
      const surplus = tellingSurplus(weights.stem, config.stem, vocabulary).filter((word) => !said(word));
      for (const sizeOf of [inputSizeOf, scaleOf]) {
        const [own, other] = [sizeOf(config.stem), sizeOf(weights.stem)];
        if (own === null || other === null || own === other) continue;
        missing.push(own);
        surplus.push(other);
      }
      if (missing.length + surplus.length === 0) continue;
      // Where no checkpoint of the document is named by any of it, checkpoints have shorter names.
      const shorter =
        surplus.length === 0 &&
        !missing.some((word) => namedIn.get(row.table.document)?.has(meaningOf(word, vocabulary)));
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
        light: shorter,
      });
    }
  },
};
