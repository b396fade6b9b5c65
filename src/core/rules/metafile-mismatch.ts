import { splitFileName } from "../file-name.ts";
import { nameKey } from "../keys.ts";
import { at, cellOf, pair } from "./lint-row.ts";
import { readMetadataFigures } from "./metadata-figures.ts";
import { code, doc, type Rule, table } from "./rule.ts";

const store = "https://models.example.org";

export const metafileMismatch: Rule = {
  name: "metafile-mismatch",
  family: "witnesses",
  finds:
    "A figure, memory or config in `metafile.yml` that differs from the table's, for the same checkpoint.",
  why: "Tools read the metafile and people the table: both should get one number.",
  lighter: "the two share a config but no checkpoint, or differ in memory or config",
  example: {
    files: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | Mem (GB) | box AP | mask AP | Config | Download",
          `R-50-FPN | 1x | 4.4 | 38.2 | 34.7 | [config](mask_rcnn_r50_1x_coco.py) | [model](${store}/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth)`,
        ),
      ),
    },
    metadata: {
      "metafile.yml": [
        {
          name: "mask_rcnn_r50_fpn_1x_coco",
          config: "configs/mask_rcnn/mask_rcnn_r50_fpn_1x_coco.py",
          trainingMemoryGb: 4.4,
          weights: `${store}/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth`,
          figures: [
            { task: "Object Detection", dataset: "COCO", metric: "box AP", value: 38.2 },
            { task: "Instance Segmentation", dataset: "COCO", metric: "mask AP", value: 35.7 },
          ],
        },
      ],
    },
    expected: [
      { line: 7, text: "34.7" },
      { line: 7, text: "[con" },
    ],
    leaves: {
      "mask-rcnn.md": doc(
        "Mask R-CNN",
        table(
          "Backbone | Lr schd | Mem (GB) | box AP | mask AP | Download",
          `R-50-FPN | 1x | 4.4 | 38.2 | 35.7 | [model](${store}/mask_rcnn_r50_fpn_1x_coco_20200205-d4b0c5d6.pth)`,
        ),
      ),
    },
  },
  check: ({ rows, vocabulary }, report) => {
    for (const row of rows) {
      const model = row.result.metadata ?? null;
      if (!model) continue;
      const { zoo } = row.table.document;
      const sameCheckpoint = row.links.some(
        (link) => link.kind === "weights" && sameAddress(link.url, model.weights ?? ""),
      );
      const { config } = pair(row);
      const other = model.config === null ? "" : splitFileName(model.config).stem;
      if (sameCheckpoint && config && other !== "" && nameKey(other) !== nameKey(config.stem))
        report({
          ...at(row, config.link),
          message: `Unexpected config ${code(config.stem)}, expected ${code(other)} as ${code(model.file)} says for this checkpoint; correct one of them`,
          actual: config.stem,
          expected: [other],
          related: [{ file: `${zoo.id}/${model.file}`, line: model.line }],
          light: true,
        });
      const [said, trained] = [model.trainingMemoryGb, row.result.trainingMemoryGb];
      if (
        said !== null &&
        trained !== null &&
        Math.abs(said - trained) > 0.02 * Math.max(said, trained) + 0.05
      ) {
        const cell = cellOf(row, "memory");
        report({
          ...at(row, cell),
          message: `Unexpected ${code(cell?.text ?? String(trained))} GB, expected ${code(String(said))} as ${code(model.file)} says; correct one of them`,
          actual: cell?.text ?? String(trained),
          expected: [String(said)],
          related: [{ file: `${zoo.id}/${model.file}`, line: model.line }],
          light: true,
        });
      }
      for (const figure of readMetadataFigures(model, vocabulary)) {
        const metrics = row.result.metrics.filter(
          (metric) =>
            metric.id === figure.id &&
            metric.condition === null &&
            (figure.dataset === null || metric.dataset === figure.dataset),
        );
        const metric = metrics[0];
        if (
          !metric ||
          metrics.length > 1 ||
          Math.abs(metric.value - figure.value) < tolerance(metric.value, figure.value)
        )
          continue;
        report({
          ...at(row, { place: metric.source }),
          message: `Unexpected ${code(metric.raw)}, expected ${code(String(figure.value))} as ${code(model.file)} says for ${code(figure.name)}; correct one of them`,
          actual: metric.raw,
          expected: [String(figure.value)],
          related: [{ file: `${zoo.id}/${model.file}`, line: figure.line }],
          light: !sameCheckpoint,
        });
      }
    }
  },
};

function sameAddress(a: string, b: string): boolean {
  return a.replace(/^https?:/i, "") === b.replace(/^https?:/i, "");
}

/** Half a unit of the last digit of the coarser figure. */
function tolerance(a: number, b: number): number {
  const digits = (value: number) => Math.min(2, (String(value).split(".")[1] ?? "").length);
  return 0.501 * 10 ** -Math.min(digits(a), digits(b)) + 1e-9;
}
