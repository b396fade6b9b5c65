/** Where the links of our prose lead: the schemes that the site resolves, and plain addresses. */
import type { Result } from "../../src/core/contract.ts";
import { severities } from "../../src/core/severity.ts";

/** Everything that a link may lead to. */
export interface Targets {
  methods: ReadonlySet<string>;
  datasets: ReadonlySet<string>;
  guide: ReadonlySet<string>;
  results: ReadonlyMap<string, Result>;
}

/** Makes a function that says what is wrong with a link; null where it leads somewhere. */
export function linkFault(targets: Targets): (url: string, text: string) => string | null {
  return (url, text) => {
    const [, scheme, id = "", field] = /^(method|dataset|guide|result):([^#]+)(?:#(.+))?$/.exec(url) ?? [];
    if (scheme === undefined) return /^https?:\/\//.test(url) ? null : "no scheme";
    if (scheme === "result") return resultFault(targets.results.get(id), field, text);
    if (scheme === "method") return targets.methods.has(id) ? null : "no page";
    if (scheme === "dataset") return targets.datasets.has(id) ? null : "no page";
    if (text === "") return "no text";
    const rule = /^rules\/(.+)$/.exec(id)?.[1];
    const known =
      id === "rules" || targets.guide.has(id) || (rule !== undefined && Object.hasOwn(severities, rule));
    return known ? null : "no page";
  };
}

function resultFault(result: Result | undefined, field: string | undefined, text: string): string | null {
  if (!result) return "no result";
  if (field === undefined) return text === "" ? "no text" : null;
  return hasFigure(result, field) ? null : "no figure";
}

function hasFigure(result: Result, field: string): boolean {
  if (field === "memory") return result.trainingMemoryGb !== null;
  if (field === "fps") return result.inferenceFps !== null;
  return result.metrics.some((metric) => metric.id === field);
}
