/** All rules, by family: the linter, the guide and the tests start from this list. */
import { backboneMismatch } from "./backbone-mismatch.ts";
import { backboneSpelling } from "./backbone-spelling.ts";
import { batchInText } from "./batch-in-text.ts";
import { batchMismatch } from "./batch-mismatch.ts";
import { brokenAddress } from "./broken-address.ts";
import { checkpointOfAnotherRow } from "./checkpoint-of-another-row.ts";
import { configInText } from "./config-in-text.ts";
import { configMismatch } from "./config-mismatch.ts";
import { copiedFigures } from "./copied-figures.ts";
import { datasetMismatch } from "./dataset-mismatch.ts";
import { dateMismatch } from "./date-mismatch.ts";
import { decimalComma } from "./decimal-comma.ts";
import { delimiterRowMismatch } from "./delimiter-row-mismatch.ts";
import { detectorMismatch } from "./detector-mismatch.ts";
import { emptyColumn } from "./empty-column.ts";
import { emptyFile } from "./empty-file.ts";
import { emptyLink } from "./empty-link.ts";
import { emptyRow } from "./empty-row.ts";
import { emptySection } from "./empty-section.ts";
import { emptyTable } from "./empty-table.ts";
import { fewerDecimals } from "./fewer-decimals.ts";
import { figureMismatch } from "./figure-mismatch.ts";
import { flattenedDocument } from "./flattened-document.ts";
import { fractionForPercent } from "./fraction-for-percent.ts";
import { headerSpelling } from "./header-spelling.ts";
import { impossibleFigure } from "./impossible-figure.ts";
import { impreciseBackbone } from "./imprecise-backbone.ts";
import { indentedTable } from "./indented-table.ts";
import { inputSizeMismatch } from "./input-size-mismatch.ts";
import { labelRow } from "./label-row.ts";
import { linkTextMismatch } from "./link-text-mismatch.ts";
import { linkToFolder } from "./link-to-folder.ts";
import { linksInMetricColumn } from "./links-in-metric-column.ts";
import { logMismatch } from "./log-mismatch.ts";
import { logOfAnotherRow } from "./log-of-another-row.ts";
import { longLine } from "./long-line.ts";
import { looseName } from "./loose-name.ts";
import { maskFigureWithoutMasks } from "./mask-figure-without-masks.ts";
import { memoryAgainstSize } from "./memory-against-size.ts";
import { memoryOfLikeRows } from "./memory-of-like-rows.ts";
import { mergeMarker } from "./merge-marker.ts";
import { metafileMismatch } from "./metafile-mismatch.ts";
import { methodSpelling } from "./method-spelling.ts";
import { missingCells } from "./missing-cells.ts";
import { missingConfig } from "./missing-config.ts";
import { missingCost } from "./missing-cost.ts";
import { missingFigure } from "./missing-figure.ts";
import { missingLinks } from "./missing-links.ts";
import { missingOuterPipe } from "./missing-outer-pipe.ts";
import { missingTarget } from "./missing-target.ts";
import { missingWeights } from "./missing-weights.ts";
import { misspelledName } from "./misspelled-name.ts";
import { mixedEncoding } from "./mixed-encoding.ts";
import { mixedProtocol } from "./mixed-protocol.ts";
import { neckMismatch } from "./neck-mismatch.ts";
import { noBlankLineBeforeTable } from "./no-blank-line-before-table.ts";
import { oddFileName } from "./odd-file-name.ts";
import { otherVersion } from "./other-version.ts";
import { pathOutsidePrefix } from "./path-outside-prefix.ts";
import { placeholderLink } from "./placeholder-link.ts";
import { pretrainingMismatch } from "./pretraining-mismatch.ts";
import { repeatedCitationKey } from "./repeated-citation-key.ts";
import { repeatedHeader } from "./repeated-header.ts";
import { repeatedHeading } from "./repeated-heading.ts";
import { repeatedRow } from "./repeated-row.ts";
import { repeatedTitle } from "./repeated-title.ts";
import { rowWithoutFigures } from "./row-without-figures.ts";
import { FAMILIES, type Rule } from "./rule.ts";
import { sameCheckpointOtherCost } from "./same-checkpoint-other-cost.ts";
import { sameCheckpointOtherFigures } from "./same-checkpoint-other-figures.ts";
import { scheduleInText } from "./schedule-in-text.ts";
import { scheduleMismatch } from "./schedule-mismatch.ts";
import { scheduleSpelling } from "./schedule-spelling.ts";
import { secondTitle } from "./second-title.ts";
import { settingMismatch } from "./setting-mismatch.ts";
import { sharedConfig } from "./shared-config.ts";
import { sharedLog } from "./shared-log.ts";
import { sharedPaperLink } from "./shared-paper-link.ts";
import { speedAgainstSize } from "./speed-against-size.ts";
import { surplusCell } from "./surplus-cell.ts";
import { unclosedTable } from "./unclosed-table.ts";
import { unknownBackbone } from "./unknown-backbone.ts";
import { unknownDataset } from "./unknown-dataset.ts";
import { unknownHeader } from "./unknown-header.ts";
import { unknownMethod } from "./unknown-method.ts";
import { unknownMetric } from "./unknown-metric.ts";
import { unknownRule } from "./unknown-rule.ts";
import { unreadTable } from "./unread-table.ts";
import { unreadableCitation } from "./unreadable-citation.ts";
import { unreadableDocument } from "./unreadable-document.ts";
import { unreadableMetafile } from "./unreadable-metafile.ts";
import { unreadableNumber } from "./unreadable-number.ts";
import { unsafeLink } from "./unsafe-link.ts";
import { unusedSilence } from "./unused-silence.ts";
import { variantMismatch } from "./variant-mismatch.ts";
import { wrongKindOfFile } from "./wrong-kind-of-file.ts";
import { wrongKindOfValue } from "./wrong-kind-of-value.ts";

const all: Rule[] = [
  missingCells,
  surplusCell,
  missingOuterPipe,
  noBlankLineBeforeTable,
  indentedTable,
  delimiterRowMismatch,
  linksInMetricColumn,
  emptyRow,
  labelRow,
  emptyTable,
  emptyFile,
  unreadableDocument,
  unreadableMetafile,
  longLine,
  flattenedDocument,
  unclosedTable,
  mergeMarker,
  emptySection,
  repeatedHeading,
  secondTitle,
  repeatedHeader,
  rowWithoutFigures,
  missingFigure,
  missingCost,
  emptyColumn,
  wrongKindOfValue,
  unreadableNumber,
  unsafeLink,
  unknownHeader,
  unknownDataset,
  unknownMetric,
  decimalComma,
  fewerDecimals,
  fractionForPercent,
  impossibleFigure,
  maskFigureWithoutMasks,
  copiedFigures,
  unreadableCitation,
  speedAgainstSize,
  memoryAgainstSize,
  memoryOfLikeRows,
  emptyLink,
  placeholderLink,
  linkToFolder,
  wrongKindOfFile,
  missingConfig,
  missingLinks,
  missingWeights,
  missingTarget,
  brokenAddress,
  pathOutsidePrefix,
  mixedEncoding,
  mixedProtocol,
  oddFileName,
  backboneMismatch,
  scheduleMismatch,
  detectorMismatch,
  variantMismatch,
  neckMismatch,
  datasetMismatch,
  batchMismatch,
  settingMismatch,
  inputSizeMismatch,
  pretrainingMismatch,
  configMismatch,
  linkTextMismatch,
  misspelledName,
  looseName,
  checkpointOfAnotherRow,
  logOfAnotherRow,
  logMismatch,
  sharedLog,
  dateMismatch,
  figureMismatch,
  metafileMismatch,
  scheduleInText,
  batchInText,
  configInText,
  otherVersion,
  sameCheckpointOtherFigures,
  sameCheckpointOtherCost,
  sharedConfig,
  repeatedRow,
  repeatedCitationKey,
  repeatedTitle,
  sharedPaperLink,
  unreadTable,
  unknownBackbone,
  unknownMethod,
  methodSpelling,
  backboneSpelling,
  impreciseBackbone,
  scheduleSpelling,
  headerSpelling,
  unusedSilence,
  unknownRule,
];

/** All rules in the order of their families. */
export const rules: readonly Rule[] = FAMILIES.flatMap((family) =>
  all.filter((rule) => rule.family === family),
);

export const ruleByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));
export { FAMILIES, type Family, type Rule, type RuleExample } from "./rule.ts";
