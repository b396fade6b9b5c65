import { at, cellOf, pair, place } from "./lint-row.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const model = (name: string) => `[model](https://models.example.org/${name}-c2398f9e.pth)`;

export const pretrainingMismatch: Rule = {
  name: "pretraining-mismatch",
  family: "witnesses",
  finds:
    "A row that says to be trained from scratch, or on one part of ImageNet, while its checkpoint's name says another.",
  why: "Figures with and without a larger pretraining set are not compared by anyone who knows.",
  example: {
    files: {
      "convnext.md": doc(
        "ConvNeXt",
        table(
          "Model | Pretrain | Params (M) | Top-1 (%) | Download",
          `ConvNeXt-B | ImageNet-21k | 88.59 | 85.81 | ${model("convnext-base_in21k-pre_in1k")}`,
          `ConvNeXt-L | From scratch | 197.77 | 86.61 | ${model("convnext-large_in21k-pre_in1k")}`,
          `ConvNeXt-XL | ImageNet-1k | 350.20 | 86.97 | ${model("convnext-xlarge_in21k-pre_in1k")}`,
        ),
      ),
    },
    expected: [
      { line: 8, text: "From scratch" },
      { line: 9, text: "ImageNet-1k" },
    ],
    leaves: {
      "convnext.md": doc(
        "ConvNeXt",
        table(
          "Model | Pretrain | Params (M) | Top-1 (%) | Download",
          `ConvNeXt-B | ImageNet-22k | 88.59 | 85.81 | ${model("convnext-base_in21k-pre_in1k")}`,
          `ConvNeXt-T | From scratch | 28.59 | 82.14 | ${model("convnext-tiny_32xb128_in1k")}`,
        ),
      ),
    },
  },
  check: ({ rows }, report) => {
    for (const row of rows) {
      const cell = cellOf(row, "pretraining");
      const { weights } = pair(row);
      const said = cell ? thousands(cell.text) : null;
      const named = /(?:^|[-_])in(?:et)?(\d{1,2})k[-_]?pre/i.exec(weights?.stem ?? "")?.[1];
      if (!cell || !weights || said === null || named === undefined || same(said, Number(named))) continue;
      report({
        ...at(row, cell),
        message: `Unexpected pretraining ${code(cell.text)}, expected ImageNet-${named}k as the checkpoint's name says; correct the cell or link its checkpoint`,
        actual: cell.text,
        expected: [`ImageNet-${named}k`],
        related: [place(row, weights.link)],
      });
    }
  },
};

/** Thousands of classes that a cell names of ImageNet; 0 for "from scratch", null where it says something else. */
function thousands(text: string): number | null {
  if (/^(?:from\s+)?scratch$|^random(?:\s+init\w*)?$/i.test(text.trim())) return 0;
  const named = /^(?:in|imagenet)[-\s]?(\d{1,2})k$/i.exec(text.trim())?.[1];
  return named === undefined ? null : Number(named);
}

/** 21k and 22k are two names of one set. */
function same(a: number, b: number): boolean {
  return a === b || (a >= 21 && b >= 21);
}
