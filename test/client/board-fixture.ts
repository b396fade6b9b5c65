import type { Board, BoardRow } from "../../src/client/board-data.ts";

/** A row with everything a test does not care about filled in. */
export function row(id: string, value: number, more: Partial<BoardRow> = {}): BoardRow {
  return {
    id: `zoo/${id}`,
    rank: null,
    value,
    raw: String(value),
    method: "ATSS",
    methodSlug: "atss",
    family: "anchor-free",
    technique: null,
    backbone: "ResNet-50",
    backboneFamily: "ResNet",
    neck: "FPN",
    schedule: "1x",
    memory: null,
    fps: null,
    zoo: "zoo",
    year: 2019,
    file: "atss/README.md",
    line: 1,
    comparable: true,
    reason: null,
    split: "val",
    condition: null,
    ...more,
  };
}

/** A board of these rows; ranks are given, as the site gives them. */
export function board(rows: BoardRow[], better: "higher" | "lower" = "higher"): Board {
  const best = rows.filter((item) => item.comparable).map((item) => item.value);
  const ahead = (value: number): number =>
    best.filter((other) => (better === "higher" ? other > value : other < value)).length;
  return {
    dataset: { id: "coco", name: "COCO" },
    metric: { id: "box_ap", name: "box AP", unit: "percent", better },
    base: "/",
    rows: rows.map((item) => ({ ...item, rank: item.comparable ? ahead(item.value) + 1 : null })),
  };
}

/** A long board, the same at each call: 12 columns of plausible content. */
export function longBoard(size: number): Board {
  let seed = 42;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)]!;
  const methods = [
    "ATSS",
    "FCOS",
    "Mask R-CNN",
    "RetinaNet",
    "Cascade R-CNN",
    "HTC",
    "DETR",
    "GFL",
    "PAA",
    "YOLOv3",
  ];
  const rows = Array.from({ length: size }, (_, index) => {
    const method = pick(methods);
    const family = pick(["ResNet", "ResNeXt", "RegNet", "Res2Net", "HRNet"]);
    const value = 20 + random(350) / 10;
    return row(`model_${index}`, value, {
      raw: value.toFixed(1),
      method,
      methodSlug: method.toLowerCase().replace(/ /g, "-"),
      family: pick(["two-stage", "anchor-free", "transformer", null]),
      technique: pick([null, null, "GN+WS", "DCN", "multi-scale"]),
      backbone: `${family}-${pick([50, 101, 152])}`,
      backboneFamily: family,
      schedule: pick(["1x", "2x", "20e", "3x"]),
      memory: random(5) === 0 ? null : 2 + random(150) / 10,
      fps: random(4) === 0 ? null : 5 + random(400) / 10,
      year: 2015 + random(9),
      zoo: pick(["mmdetection", "detectron2", "paddle"]),
      file: `${method}/README.md`,
      line: index + 10,
      comparable: random(40) !== 0,
      reason: null,
    });
  });
  rows.sort((a, b) => b.value - a.value);
  for (const item of rows) if (!item.comparable) item.reason = "test-time augmentation";
  const made = board([]);
  let rank = 0;
  let place = 0;
  let last = Number.NaN;
  for (const item of rows) {
    if (!item.comparable) continue;
    place++;
    if (item.value !== last) rank = place;
    last = item.value;
    item.rank = rank;
  }
  return { ...made, rows };
}
