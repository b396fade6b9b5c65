import { describe, expect, test } from "vitest";
import { indexNames, type Name } from "../../src/client/search-match.ts";
import { matchRanges, slips } from "../../src/client/search-words.ts";

const names: Name[] = [
  ["method", "Faster R-CNN", "/methods/faster-r-cnn/", "Faster RCNN", "1506.01497"],
  ["method", "Mask R-CNN", "/methods/mask-r-cnn/", "1703.06870"],
  ["method", "ATSS", "/methods/atss/", "Adaptive Training Sample Selection", "1912.02424"],
  ["method", "YOLOv3", "/methods/yolov3/"],
  ["method", "Sparse R-CNN", "/methods/sparse-r-cnn/"],
  ["method", "VarifocalNet", "/methods/vfnet/", "VFNet"],
  ["dataset", "COCO", "/datasets/coco/", "MS COCO"],
  ["guide", "How to read a leaderboard", "/guide/reading-a-leaderboard/"],
  ["result", "ATSS, ResNet-50 FPN, 1x", "/results/mmdetection/atss_r50_fpn_1x_coco/", "atss_r50_fpn_1x_coco"],
  [
    "result",
    "ATSS, ResNet-101 FPN, 1x",
    "/results/mmdetection/atss_r101_fpn_1x_coco/",
    "atss_r101_fpn_1x_coco",
  ],
  [
    "result",
    "Mask R-CNN, ResNet-50 FPN, 1x",
    "/results/mmdetection/mask_rcnn_r50_fpn_1x_coco/",
    "mask_rcnn_r50_fpn_1x_coco",
  ],
];
const index = indexNames(names);
const first = (typed: string): string | undefined => index.find(typed)[0]?.url;

describe("search by name", () => {
  test("puts the exact name first, whatever its marks and case", () => {
    for (const typed of ["mask r-cnn", "Mask RCNN", "maskrcnn", "MASK_R_CNN"])
      expect(first(typed), typed).toBe("/methods/mask-r-cnn/");
    expect(first("atss")).toBe("/methods/atss/");
  });
  test("answers from the first letters", () => {
    expect(first("spar")).toBe("/methods/sparse-r-cnn/");
    expect(first("vf")).toBe("/methods/vfnet/");
  });
  test("forgives a letter left out, changed or swapped", () => {
    for (const typed of ["fastercnn", "fasetr rcnn", "fastr r-cnn", "faster rcnm"])
      expect(first(typed), typed).toBe("/methods/faster-r-cnn/");
    expect(first("varifoclnet")).toBe("/methods/vfnet/");
    expect(first("leaderbaord")).toBe("/guide/reading-a-leaderboard/");
  });
  test("does not take one number for another", () => {
    expect(slips("atssr50", "atssr101")).toBe(Infinity);
    expect(index.find("yolov4")).toEqual([]);
    expect(first("yolvo3")).toBe("/methods/yolov3/");
  });
  test("finds a result by several words in any order", () => {
    expect(first("resnet-101 atss")).toBe("/results/mmdetection/atss_r101_fpn_1x_coco/");
  });
  test("says which other name it was found by", () => {
    expect(index.find("adaptive training")[0]).toMatchObject({
      url: "/methods/atss/",
      via: "Adaptive Training Sample Selection",
    });
    expect(index.find("ATSS")[0]).toMatchObject({ via: null });
  });
  test("finds nothing for nothing, and near names for what is not there", () => {
    expect(index.find("  ")).toEqual([]);
    expect(index.find("sparcecnn net")).toEqual([]);
    expect(index.near("sparcecnn net").map((hit) => hit.label)).toContain("Sparse R-CNN");
  });
});

describe("what is pasted", () => {
  const page = "/results/mmdetection/atss_r50_fpn_1x_coco/";
  test.each([
    "atss_r50_fpn_1x_coco.py",
    "configs/atss/atss_r50_fpn_1x_coco.py",
    "https://github.com/open-mmlab/mmdetection/blob/master/configs/atss/atss_r50_fpn_1x_coco.py#L3",
    "https://download.openmmlab.com/mmdetection/v2.0/atss/atss_r50_fpn_1x_coco/atss_r50_fpn_1x_coco_20200209-985f7bd0.pth",
    "atss_r50_fpn_1x_coco_20200209-985f7bd0.pth",
    "C:\\work\\configs\\atss\\atss_r50_fpn_1x_coco.py",
    "atss_r50_fpn_1x_coco_20200209_102539.log.json",
  ])("%s finds its result first", (typed) => {
    expect(first(typed)).toBe(page);
  });
  test.each([
    "1912.02424",
    "arXiv:1912.02424v4",
    "https://arxiv.org/abs/1912.02424",
    "https://arxiv.org/pdf/1912.02424.pdf",
  ])("%s finds the method of the paper first", (typed) => {
    expect(first(typed)).toBe("/methods/atss/");
  });
});

describe("the matching part", () => {
  const marked = (text: string, typed: string): string[] =>
    matchRanges(text, typed).map(([from, to]) => text.slice(from, to));
  test("is marked across marks and gaps", () => {
    expect(marked("Mask R-CNN", "maskrcnn")).toEqual(["Mask R-CNN"]);
    expect(marked("ATSS, ResNet-50 FPN", "resnet50")).toEqual(["ResNet-50"]);
  });
  test("is each word where they stand apart", () => {
    expect(marked("ATSS, ResNet-50 FPN", "fpn atss")).toEqual(["ATSS", "FPN"]);
  });
  test("is the whole word where it was misspelled", () => {
    expect(marked("How to read a leaderboard", "leaderbaord")).toEqual(["leaderboard"]);
  });
  test("is nothing where nothing matches", () => {
    expect(marked("ATSS", "zzz")).toEqual([]);
    expect(marked("ATSS", "")).toEqual([]);
  });
});

test("10,000 names are searched within a frame's time or so", () => {
  const many: Name[] = Array.from({ length: 10_000 }, (_, at) => [
    "result",
    `Model ${at} ResNet-${at % 200} FPN`,
    `/r/${at}/`,
    `model_${at}_r${at % 200}_fpn_coco`,
  ]);
  const big = indexNames(many);
  const start = performance.now();
  big.find("resnt 101 fpn");
  expect(performance.now() - start).toBeLessThan(500);
});
