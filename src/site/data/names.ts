/** What the quick search matches: names, file stems and arXiv ids with the pages they lead to. */

import type { Result } from "../../core/contract.ts";
import { splitFileName } from "../../core/file-name.ts";
import { address } from "./address.ts";
import { boardAddress, boardTitle } from "./board.ts";
import { catalogue, methodBySlug, vocabulary } from "./catalogue.ts";
import { guideLinks } from "./guide.ts";
import { datasetIds, datasetProse, datasetTitle, methodName, methodProse, methodSlugs } from "./prose.ts";
import { resultName } from "./result-figures.ts";

/** Kind, label, address, then further terms it is found by. */
export type Name = ["method" | "result" | "dataset" | "guide", string, string, ...string[]];

const unique = (label: string, terms: (string | null | undefined)[]): string[] => [
  ...new Set(
    terms.filter((term): term is string => typeof term === "string" && term !== "" && term !== label),
  ),
];

function methodNames(): Name[] {
  return [...methodSlugs].map((slug) => {
    const name = methodName(slug);
    const data = methodProse.get(slug)?.data;
    const word = vocabulary.methodBySlug.get(slug);
    const documents = methodBySlug.get(slug)?.documents ?? [];
    const terms = [
      slug,
      ...(word?.aliases ?? []),
      ...(data?.aliases ?? []),
      data?.paper?.title,
      data?.paper?.arxiv,
      ...documents.flatMap((document) => [document.title, document.arxiv]),
    ];
    return ["method", name, address.method(slug), ...unique(name, terms)];
  });
}

/** Stems of a result's files; its own id ends with one of them. */
function stems(result: Result): string[] {
  return result.links
    .filter((link) => link.kind === "config" || link.kind === "weights")
    .map((link) => splitFileName(link.url).stem);
}

/** Everything that has a page, in the order in which it is offered among equals. */
export function names(): Name[] {
  return [
    ...methodNames(),
    ...[...datasetIds].map((id): Name => {
      const name = datasetTitle(id);
      return [
        "dataset",
        name,
        address.dataset(id),
        ...unique(name, [
          id,
          ...(vocabulary.datasetById.get(id)?.aliases ?? []),
          ...(datasetProse.get(id)?.data.aliases ?? []),
        ]),
      ];
    }),
    ...catalogue.boards.map((board): Name => ["dataset", boardTitle(board), boardAddress(board)]),
    ...guideLinks().map((link): Name => ["guide", link.title, link.href]),
    ...[...catalogue.results.values()].map((result): Name => {
      const name = resultName(result);
      return [
        "result",
        name,
        address.result(result.id),
        ...unique(name, [result.id.slice(result.zoo.length + 1), ...stems(result)]),
      ];
    }),
  ];
}
