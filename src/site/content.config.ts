/** The collections: the zoos' documents, and our own prose on methods and datasets and the guide. */
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "zod";
import { families } from "./data/families.ts";
import { documents } from "./loaders/documents.ts";

/** Prose files of a folder; the id is the file's name as it stands, dots included (`lvis-v0.5`). Pages draw the body. */
const prose = (folder: string) =>
  glob({
    base: `./content/${folder}`,
    pattern: "*.md",
    generateId: ({ entry }) => entry.replace(/\.md$/, ""),
  });

/** A paper. Whatever is not sure is left out. */
const Paper = z.strictObject({
  /** Title as printed. */
  title: z.string(),
  /** Full names in reading order. */
  authors: z.array(z.string()).optional(),
  /** Short name of the conference or journal; "arXiv" for a preprint. */
  venue: z.string().optional(),
  /** Year as in the citation. */
  year: z.int().min(1950).max(2100).optional(),
  /** arXiv id without version. */
  arxiv: z
    .string()
    .regex(/^\d{4}\.\d{4,5}$|^[a-z-]+\/\d{7}$/)
    .optional(),
  /** DOI without address. */
  doi: z.string().startsWith("10.").optional(),
});

const methods = defineCollection({
  loader: prose("methods"),
  schema: z.strictObject({
    /** Common name, as in the vocabulary. */
    name: z.string(),
    /** Other names it goes by; each belongs to one method only. */
    aliases: z.array(z.string()).optional(),
    /** What kind of method it is. */
    family: z.enum(families),
    /** The paper that introduced it; left out for what has none. */
    paper: Paper.optional(),
    /** The authors' own code. */
    code: z.url().optional(),
    /** Slugs of methods that it changes or extends. */
    buildsOn: z.array(z.string()).optional(),
    /** Slugs of methods that it is combined with. */
    usedWith: z.array(z.string()).optional(),
    /** Slugs of methods that a reader weighs it against. */
    compareWith: z.array(z.string()).optional(),
  }),
});

const datasets = defineCollection({
  loader: prose("datasets"),
  schema: z.strictObject({
    /** Common name. */
    name: z.string(),
    /** Other names it goes by. */
    aliases: z.array(z.string()).optional(),
    /** What is measured on it. */
    tasks: z.array(z.string()).optional(),
    /** Number of classes, or a sentence where one number would mislead. */
    classes: z.union([z.int(), z.string()]).optional(),
    /** How many images, by split. */
    images: z.string().optional(),
    /** What each split is. */
    splits: z.record(z.string(), z.string()).optional(),
    /** The metric that its makers rank by. */
    officialMetric: z.string().optional(),
    /** Terms of use, where known. */
    license: z.string().optional(),
    /** Its own website. */
    home: z.url().optional(),
    /** The paper that introduced it. */
    paper: Paper.optional(),
  }),
});

const guide = defineCollection({
  loader: prose("guide"),
  schema: z.strictObject({
    /** Heading of the page. */
    title: z.string(),
    /** Place in the list of pages. */
    order: z.number(),
    /** One sentence, shown in the list and as the page's description. */
    summary: z.string(),
  }),
});

export const collections = {
  documents: defineCollection({ loader: documents() }),
  methods,
  datasets,
  guide,
};
