/** What the seeds' own tables get wrong: every error was read and judged by hand; a change of this list wants a reason. */
import { expect, it } from "vitest";
import { lint } from "../../src/core/lint.ts";
import { readVocabulary } from "../../src/io/vocabulary.ts";
import { readZoos } from "../../src/io/zoos.ts";

const ERRORS = `
bdd100k/ins-seg.md shared-paper-link
mmdetection/carafe.md mask-figure-without-masks 38.6
mmdetection/faster-rcnn.md figure-mismatch 40.2
mmdetection/faster-rcnn.md shared-config
mmdetection/faster-rcnn.md shared-config
mmdetection/faster-rcnn.md shared-config
mmdetection/grid-rcnn.md repeated-citation-key lu2019grid
mmdetection/groie.md wrong-kind-of-file
mmdetection/hrnet.md backbone-mismatch HRNetV2p-W48
mmdetection/hrnet.md schedule-in-text 28e
mmdetection/instaboost.md backbone-mismatch ResNet-101
mmdetection/ld.md schedule-mismatch 2x
mmdetection/mask-rcnn.md schedule-mismatch 1x
mmdetection/ms-rcnn.md schedule-mismatch 2x
mmdetection/pisa.md repeated-row SSD300
mmdetection/pisa.md variant-mismatch ssd300
mmdetection/reppoints.md misspelled-name bhead
mmdetection/resnest.md log-of-another-row
mmdetection/resnest.md log-of-another-row
mmdetection/rpn.md repeated-title
mmdetection/scnet.md repeated-citation-key vu2019cascade
mmdetection/yolof.md wrong-kind-of-value Y
nuimages/nuimages-semseg.md empty-link model
nuimages/nuimages-semseg.md empty-link log
nuimages/nuimages-semseg.md link-to-folder
nuimages/nuimages-semseg.md link-to-folder
nuimages/nuimages-semseg.md link-to-folder
nuimages/nuimages-semseg.md link-to-folder
nuimages/nuimages-semseg.md links-in-metric-column
nuimages/nuimages-semseg.md links-in-metric-column
nuimages/nuimages.md path-outside-prefix
nuimages/nuimages.md path-outside-prefix
nuinsseg/nuinsseg.md decimal-comma 36,22
nuinsseg/nuinsseg.md empty-link nuInsSeg
nuinsseg/nuinsseg.md empty-link nuInsSeg-mini
`;

it("finds the errors of the seeds, and no other", async () => {
  const { diagnostics } = lint(await readZoos({}), await readVocabulary());
  const found = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(
      ({ file, rule, actual = "" }) =>
        `${file} ${rule}${actual === "" || actual.length > 14 ? "" : ` ${actual}`}`,
    );
  expect(found.sort()).toEqual(ERRORS.trim().split("\n").sort());
});
