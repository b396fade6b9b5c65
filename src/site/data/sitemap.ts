/** Addresses of all pages that search engines may show. */
import { address } from "./address.ts";
import { boardAddress, boardPages } from "./board.ts";
import { catalogue } from "./catalogue.ts";
import { loneDocuments } from "./documents.ts";
import { guideLinks, rulePages } from "./guide.ts";
import { datasetIds, methodSlugs } from "./prose.ts";

export function allAddresses(): string[] {
  return [
    address.home(),
    address.boards(),
    address.methods(),
    address.datasets(),
    address.crossDataset(),
    address.quality(),
    address.guide(),
    address.rules(),
    ...catalogue.boards.flatMap((board) =>
      Array.from({ length: boardPages(board) }, (_, index) => boardAddress(board, index + 1)),
    ),
    ...[...methodSlugs].map(address.method),
    ...[...datasetIds].map(address.dataset),
    ...loneDocuments.map((document) => address.document(document.id)),
    ...guideLinks().map((link) => link.href),
    ...rulePages().map((rule) => rule.href),
    ...[...catalogue.results.keys()].map(address.result),
  ];
}
