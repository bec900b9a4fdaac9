import { z } from 'zod';

const day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);

/** What a page's frontmatter says beyond Starlight's own fields: what it is linked with, and what it was checked against. */
export const guideFields = z.object({
  /** Labs (folder names below `labs/`) that practise this page. */
  labs: z.array(z.string()).default([]),
  /** Ids of the questions that test it. */
  questions: z.array(z.string()).default([]),
  /** Ids of the traps it shows, for example `W3`. */
  traps: z
    .array(z.string().regex(/^[A-Z]+\d+$/, 'is not a trap id: capital letters and a number, for example "W3"'))
    .default([]),
  /** Primary documentation the page was checked against. */
  sources: z.array(z.url('is not a web address')).default([]),
  /** Day on which the page was last checked against its sources, as YYYY-MM-DD. */
  reviewed: day.optional(),
});

/**
 * The whole frontmatter an author may write. Stricter than Starlight's own schema, which ignores fields it does not know: a
 * misspelt field is an error here.
 */
export const pageSchema = z.strictObject({
  ...guideFields.shape,
  title: z.string({ error: 'is missing: what the page is called' }).min(1, 'is empty'),
  description: z
    .string({ error: 'is missing: one sentence for search results and link previews' })
    .min(1, 'is empty')
    .max(200, 'is longer than 200 characters; search results cut it'),
  sidebar: z
    .strictObject({
      label: z.string().optional(),
      /** Place among the pages of its section, from 1. */
      order: z.number().optional(),
      hidden: z.boolean().optional(),
    })
    .optional(),
  template: z.enum(['doc', 'splash']).optional(),
  tableOfContents: z.union([z.boolean(), z.object({ minHeadingLevel: z.int(), maxHeadingLevel: z.int() })]).optional(),
  draft: z.boolean().optional(),
});
