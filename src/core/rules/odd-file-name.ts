import type { LintRow, Witness } from "./inventory.ts";
import { at } from "./lint-row.ts";
import { code, doc, type Rule, soIn, table } from "./rule.ts";

export const oddFileName: Rule = {
  name: "odd-file-name",
  family: "links",
  finds:
    "A file name with an ending left inside it (`20201027pth-6879c318.pth`), or, as a hint once a table, a log named with a checkpoint's hash.",
  why: "A renaming went wrong; programs that read date and hash from the name fail on it.",
  lighter: "it is a hash in the name of a log",
  example: {
    files: {
      "vfnet.md": doc(
        "VFNet",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50 | 1x | 41.6 | [model](https://models.example.org/vfnet_r50_fpn_1x_coco_20201027-38db6f58.pth)",
          "R-50 | 2x | 44.5 | [model](https://models.example.org/vfnet_r50_fpn_2x_coco_20201027pth-6879c318.pth)",
          "R-101 | 1x | 43.0 | [log](https://models.example.org/vfnet_r101_fpn_1x_20200825-dfcadd6f.log.json)",
        ),
      ),
    },
    expected: [
      { line: 8, text: "[model]" },
      { line: 9, text: "[log]" },
    ],
    leaves: {
      "yolo.md": doc(
        "YOLOv3",
        table(
          "Backbone | Lr schd | box AP | Download",
          "DarkNet-53 | 273e | 27.9 | [model](https://models.example.org/yolov3.pth.tar) [log](https://models.example.org/yolov3_20200819_172101.log.json)",
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      const hashed: { row: LintRow; witness: Witness; hash: string }[] = [];
      for (const row of rows) {
        for (const witness of row.witnesses) {
          const { file } = witness.name;
          const inside = /\d(pth|pt|pkl|ckpt|json|log)(?=[-_][0-9a-f]{6,})/i.exec(file)?.[1];
          const hash = hashOfLog(witness);
          if (inside !== undefined)
            report({
              ...at(row, witness.link),
              message: `Unexpected ${code(inside)} inside the name ${code(file)}, expected it at the end only; rename the file`,
              actual: file,
            });
          else if (hash !== undefined) hashed.push({ row, witness, hash });
        }
      }
      const first = hashed[0];
      if (!first) continue;
      report({
        ...at(first.row, first.witness.link),
        message: `Unexpected hash ${code(first.hash)} in a log's name, expected date and time; a log has no hash of weights${soIn(hashed.length)}`,
        actual: first.witness.name.file,
        light: true,
      });
    }
  },
};

/** A hash at the end of a log's name; a checkpoint under "log" is the matter of another rule. */
function hashOfLog({ kind, name }: Witness): string | undefined {
  if (kind !== "log" || name.extension === "" || /(?:pth|pt|pkl)$/i.test(name.extension)) return undefined;
  const base = name.file.slice(0, -name.extension.length);
  return /[-_](?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)([0-9a-f]{8})$/i.exec(base)?.[1];
}
