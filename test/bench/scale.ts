/** Extracts a made zoo of so many documents and prints what that took, as JSON: `node test/bench/scale.ts 4000`. */
import { extract, type ZooInput } from "../../src/core/extract.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";
import { time } from "./measure.ts";

export interface Scale {
  documents: number;
  rows: number;
  /** Milliseconds. */
  time: number;
  /** MB in use when the extraction is done and still held. */
  heap: number;
  /** MB that the process ever held. */
  peak: number;
}

const METHODS = ["Faster R-CNN", "Mask R-CNN", "RetinaNet", "FCOS", "ATSS", "Cascade R-CNN", "DETR", "YOLOX"];
const DATASETS = ["coco", "cityscapes", "lvis_v1", "bdd100k"];
const BACKBONES = ["R-50-FPN", "R-101-FPN", "X-101-64x4d-FPN", "Swin-T"];

/** One README in the shape of public zoos; every eighth holds its table as HTML. */
function document(index: number): string {
  const method = METHODS[index % METHODS.length];
  const dataset = DATASETS[index % DATASETS.length];
  const rows = Array.from({ length: index % 4 === 0 ? 7 : 6 }, (_, row) => {
    const name = `net${index}_r${row}_fpn_1x_${dataset}`;
    return [
      ...[BACKBONES[row % BACKBONES.length] ?? "", `${(row % 3) + 1}x`, (3 + row / 7).toFixed(1)],
      ...[(12 + row).toFixed(1), (30 + ((index * 7 + row * 3) % 200) / 10).toFixed(1)],
      ...[row % 3 === 0 ? "-" : (28 + row).toFixed(1), `[config](./${name}.py)`],
      `[model](https://example.org/z/${name}/${name}_20210203_040506-${(index * 8 + row).toString(16).padStart(8, "0")}.pth) \\| [log](https://example.org/z/${name}/${name}_20210203_040506.log.json)`,
    ];
  });
  const header = [
    "Backbone",
    "Lr schd",
    "Mem (GB)",
    "Inf time (fps)",
    "box AP",
    "mask AP",
    "Config",
    "Download",
  ];
  const prose = `This page holds variant ${index} of ${method}. We report the inference time on one GPU. Results and models are available below, trained with eight GPUs and sixteen images.`;
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const anchors = (cell: string) =>
    cell.replace(/\[(\w+)\]\(([^)]*)\)/g, '<a href="$2">$1</a>').replace(/\\\|/g, "|");
  const table =
    index % 8 === 5
      ? `<table>\n<tr>${header.map((cell) => `<th>${cell}</th>`).join("")}</tr>\n${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${anchors(cell)}</td>`).join("")}</tr>`).join("\n")}\n</table>`
      : [line(header), line(header.map(() => ":---:")), ...rows.map(line)].join("\n");
  return `# ${method} variant ${index}\n\n## Introduction\n\n<!-- [ALGORITHM] -->\n\n\`\`\`latex\n@article{net${index},\n  title={Invented network ${index}},\n  year={2020}\n}\n\`\`\`\n\n${prose}\n\n## Results and Models\n\n${table}\n\n${prose}\n`;
}

function zoo(documents: number): ZooInput {
  const files = Array.from({ length: documents }, (_, index) => ({
    path: `configs/net${index}/README.md`,
    text: document(index),
  }));
  return { id: "made", manifest: { repository: "https://example.org/made" }, files };
}

const documents = Number(process.argv[2] ?? "400");
const vocabulary = await readVocabulary();
extract([zoo(200)], vocabulary);
const input = zoo(documents);
let rows = 0;
let heap = 0;
/** The best of three: other work on the machine only ever adds. */
const took = Math.min(
  ...[1, 2, 3].map(() =>
    time(() => {
      const extraction = extract([input], vocabulary);
      rows = extraction.ledger.resultRows;
      heap = process.memoryUsage().heapUsed;
    }),
  ),
);
const result: Scale = {
  documents,
  rows,
  time: took,
  heap: Math.round(heap / 1024 / 1024),
  peak: Math.round(process.resourceUsage().maxRSS / 1024),
};
console.log(JSON.stringify(result));
