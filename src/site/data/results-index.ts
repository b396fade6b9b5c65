/** Every result with its settings and numbers, for the page that sets results side by side. */
import { backboneText, catalogue, vocabulary } from "./catalogue.ts";
import { datasetTitle } from "./prose.ts";

export function resultsIndex() {
  return {
    results: [...catalogue.results.values()].map((result) => ({
      id: result.id,
      method: result.method,
      technique: result.technique,
      backbone: backboneText(result),
      neck: result.backbone?.neck ?? null,
      schedule: result.schedule,
      memory: result.trainingMemoryGb,
      fps: result.inferenceFps,
      zoo: result.zoo,
      metrics: result.metrics.map((metric) => {
        const word = vocabulary.metricById.get(metric.id);
        return {
          id: metric.id,
          name: word?.name ?? metric.id,
          dataset: datasetTitle(metric.dataset),
          split: metric.split,
          condition: metric.condition,
          value: metric.value,
          raw: metric.raw,
          better: word?.better ?? "higher",
        };
      }),
      attributes: result.attributes,
    })),
  };
}
