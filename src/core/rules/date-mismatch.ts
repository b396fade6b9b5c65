import { splitFileName } from "../file-name.ts";
import type { LintRow, Witness } from "./inventory.ts";
import { at, place, telling } from "./lint-row.ts";
import { code, doc, type Rule, type RuleFinding, table } from "./rule.ts";

/** Date and time that a name carries; of several parts the last ones. */
function stamp(witness: Witness): { date: string; time: string | null } | null {
  const file = splitFileName(witness.url).file;
  const found = [...file.matchAll(/(?<!\d)(20\d{6})(?:[_-](\d{6})(?![0-9a-f]))?/g)].at(-1);
  return found ? { date: found[1] ?? "", time: found[2] ?? null } : null;
}

export const dateMismatch: Rule = {
  name: "date-mismatch",
  family: "witnesses",
  finds: "A log and a checkpoint that carry the name of one experiment and different dates.",
  why: "The experiment was trained twice, and the log may be of the other training.",
  example: {
    files: {
      "pascal-voc.md": doc(
        "PASCAL VOC Dataset",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50 | 1x | 77.3 | [model](https://models.example.org/retinanet_r50_fpn_1x_voc0712_20200617-47cbdd0e.pth) [log](https://models.example.org/retinanet_r50_fpn_1x_voc0712_20200616_014642.log.json)",
        ),
      ),
    },
    expected: [{ line: 7, text: "[log]" }],
    leaves: {
      "retinanet.md": doc(
        "RetinaNet",
        table(
          "Backbone | Lr schd | box AP | Download",
          "R-50 | 1x | 36.5 | [model](https://models.example.org/retinanet_r50_fpn_1x_coco_20200130-c2398f9e.pth) [log](https://models.example.org/retinanet_r50_fpn_1x_coco_20200130_002941.log.json)",
          "R-101 | 1x | 38.5 | [model](https://models.example.org/retinanet_r101_fpn_1x_coco-7a93545f.pth) [log](https://models.example.org/retinanet_r101_fpn_1x_coco_20200130_003055.log.json)",
        ),
      ),
    },
  },
  check: ({ tables }, report) => {
    for (const { rows } of tables) {
      const found = rows.flatMap((row) => mismatch(row) ?? []);
      // Where every row differs, the two dates mean different things: begin and release.
      if (found.length < WHOLE || found.some(({ finding }) => finding === null))
        for (const { finding } of found) if (finding) report(finding);
    }
  },
};

/** So many rows of a table that all differ show a convention. */
const WHOLE = 3;

/** The finding for a row whose two files have dates, null where they agree. */
function mismatch(row: LintRow): { finding: RuleFinding | null } | null {
  const weights = telling(row, "weights");
  const log = row.witnesses.find((witness) => witness.kind === "log");
  if (!weights || !log || log.stem !== weights.stem || log.name.extension.endsWith("pth")) return null;
  const [left, right] = [stamp(weights), stamp(log)];
  if (!left || !right) return null;
  const timed = left.time !== null && right.time !== null && left.time !== right.time;
  if (left.date === right.date && !timed) return { finding: null };
  const text = ({ date, time }: { date: string; time: string | null }) =>
    time === null ? date : `${date}_${time}`;
  return {
    finding: {
      ...at(row, log.link),
      message: `Unexpected date ${code(text(right))} in the log's name, expected ${code(text(left))} as in the checkpoint's; link the log of the same training`,
      actual: text(right),
      expected: [text(left)],
      related: [place(row, weights.link)],
    },
  };
}
