/** Kinds of methods, in the order in which they are listed. */
export const families = [
  "two-stage",
  "one-stage-anchor-based",
  "anchor-free",
  "transformer",
  "backbone",
  "neck",
  "head",
  "loss-or-assignment",
  "normalisation",
  "augmentation",
  "training-technique",
  "other",
] as const;

export type Family = (typeof families)[number];

const names: Record<Family, string> = {
  "two-stage": "Two-stage detectors",
  "one-stage-anchor-based": "One-stage, anchor-based",
  "anchor-free": "Anchor-free",
  transformer: "Transformers",
  backbone: "Backbones",
  neck: "Necks",
  head: "Heads",
  "loss-or-assignment": "Losses and assignment",
  normalisation: "Normalisation",
  augmentation: "Augmentation",
  "training-technique": "Training techniques",
  other: "Other",
};

/** Heading of a family's list. */
export function familyName(family: Family): string {
  return names[family];
}
