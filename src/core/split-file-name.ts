/**
 * Splits the name of a config, checkpoint or log into its parts. Apart from `file-name.ts`, so that the browser's
 * search reads a pasted name as the compiler does, without the vocabulary that reading it in full needs.
 */

export interface SplitName {
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
}

/** Splits an address or path into folder, file, stem, date and hash. Needs no vocabulary and never throws. */
export function splitFileName(address: string): SplitName {
  const path = decode(address.replace(/[?#].*$/, "").replace(/\/+$/, ""));
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const folder = parts.pop() ?? "";
  const extension =
    /(?:\.(?:log|pth|pt|pkl|ckpt|pdparams))?\.(?:tar\.gz|tgz|json|txt|log|pth|pyth|pt|pkl|ckpt|py|ya?ml|md5|zip|tar|gz|onnx|pdparams|bin|h5|safetensors|npz|caffemodel|md)$/i.exec(
      file,
    )?.[0] ?? "";
  let stem = extension ? file.slice(0, -extension.length) : file;
  if (extension === "" && /\.\w{1,5}$/.test(stem)) stem = stem.replace(/\.\w{1,5}$/, "");
  const metrics: SplitName["metrics"] = [];
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

/** Decodes percent signs; a malformed sequence stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
