/**
 * Reads what a config, checkpoint or log says about its experiment in its name:
 * `mask_rcnn_r50_caffe_fpn_1x_coco_bbox_mAP-0.38__segm_mAP-0.344_20200504_231812-0ebd1859.pth`.
 */
import { readBackboneToken } from "./names.ts";
import { type DatasetWord, findNames, type MethodWord, type Vocabulary } from "./vocabulary.ts";

export interface FileName {
  /** Last part of the path, URL-decoded. */
  file: string;
  /** Folder the file stands in, or "". */
  folder: string;
  extension: string;
  /** Name without extension, date, hash and metric suffixes; "" when nothing remains. */
  stem: string;
  date: string | null;
  hash: string | null;
  /** Metrics in the name, as written: `bbox_mAP` 0.404. */
  metrics: { name: string; value: number }[];
  detector: MethodWord | null;
  techniques: MethodWord[];
  /** Common name of the backbone. */
  backbone: string | null;
  neck: string | null;
  /** `1x`, `20e`. */
  schedule: string | null;
  /** GPUs by images, `8x2`. */
  batch: string | null;
  dataset: DatasetWord | null;
}

/** Splits an address or path into folder, file, stem, date and hash. Needs no vocabulary and never throws. */
export function splitFileName(
  address: string,
): Pick<FileName, "file" | "folder" | "extension" | "stem" | "date" | "hash" | "metrics"> {
  const path = decode(address.replace(/[?#].*$/, "").replace(/\/+$/, ""));
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const folder = parts.pop() ?? "";
  const extension =
    /(?:\.log)?\.(?:json|txt|log|pth|pt|pkl|ckpt|py|ya?ml|md5|zip|tar|gz|onnx|pdparams|bin|h5|safetensors|npz|caffemodel|md)$/i.exec(
      file,
    )?.[0] ?? "";
  let stem = extension ? file.slice(0, -extension.length) : file;
  if (extension === "" && /\.\w{1,5}$/.test(stem)) stem = stem.replace(/\.\w{1,5}$/, "");
  const metrics: FileName["metrics"] = [];
  const tail = /(?:[_.-]+(\d{8})(?:[T_.-](\d{6}))?)?(?:\.?pth)?(?:[-_]([0-9a-f]{8}))?$/.exec(stem);
  const whole = /^(\d{8})(?:[_-](\d{6}))?$/.exec(stem);
  let date: string | null = null;
  let hash: string | null = null;
  if (whole) {
    date = whole[1] ?? null;
    stem = "";
  } else if (tail && (tail[1] || (tail[3] && /\d/.test(tail[3])))) {
    date = tail[1] ?? null;
    hash = tail[3] ?? null;
    stem = stem.slice(0, tail.index);
  }
  const swapped = date === null || hash !== null ? null : /-([0-9a-f]{8})$/.exec(stem);
  if (swapped?.[1] && /\d/.test(swapped[1])) {
    hash = swapped[1];
    stem = stem.slice(0, swapped.index);
  }
  stem = stem.replace(/_{1,2}([a-z]+_m?AP)-(0?\.\d+|\d+(?:\.\d+)?)/gi, (_, name: string, value: string) => {
    metrics.push({ name, value: Number(value) });
    return "";
  });
  return { file, folder, extension, stem: stem.replace(/[-_.]+$/, ""), date, hash, metrics };
}

/** Reads a name in full. Parts that the vocabulary does not know stay null. */
export function readFileName(address: string, vocabulary: Vocabulary): FileName {
  const split = splitFileName(address);
  const tokens = split.stem.split(/[_/]+/).filter((token) => token !== "");
  const names = findNames(vocabulary.methodNames, split.stem, true).map((hit) => hit.entry);
  const detector =
    names.find((name) => name.kind === "detector") ?? names.find((name) => name.standalone) ?? null;
  const schedule = new RegExp(vocabulary.words.fileTokens.schedule);
  const batch = new RegExp(vocabulary.words.fileTokens.batch);
  const fine = tokens.flatMap((token) => [token, ...token.split("-")]);
  let backbone: string | null = null;
  for (const [index, token] of tokens.entries()) {
    backbone =
      readBackboneToken(tokens.slice(index).join("-"), vocabulary) ?? readBackboneToken(token, vocabulary);
    if (backbone !== null) break;
  }
  const necks = new Map(vocabulary.words.necks.map((neck) => [neck.toLowerCase().replace(/-/g, ""), neck]));
  return {
    ...split,
    detector,
    techniques: names.filter((name) => name !== detector && name.kind === "technique"),
    backbone,
    neck:
      tokens
        .map((token) => necks.get(token.toLowerCase().replace(/-/g, "")))
        .find((neck) => neck !== undefined) ?? null,
    schedule:
      /(?:^|[_-])(\d+(?:_\d+)+e)(?=$|[_-])/.exec(split.stem)?.[1] ??
      fine.find((token) => schedule.test(token)) ??
      null,
    batch: fine.find((token) => batch.test(token)) ?? null,
    dataset: datasetInName(split.stem, vocabulary),
  };
}

/** The dataset that a file or folder name speaks of: the last token of one between separators, the longest where they overlap. */
export function datasetInName(name: string, vocabulary: Vocabulary): DatasetWord | null {
  const words = name.toLowerCase().split(/[^a-z0-9.+]+/);
  for (let end = words.length; end > 0; end--) {
    for (let start = Math.max(0, end - 5); start < end; start++) {
      const stretch = words.slice(start, end).join("-").replace(/\.$/, "");
      const dataset = vocabulary.datasetTokens.get(stretch);
      if (dataset) return dataset;
    }
  }
  return null;
}

/** Decodes percent signs; a malformed sequence stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
