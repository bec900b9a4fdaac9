import { z } from 'zod';

/** `content/glossary.yaml`: the site's terms, keyed by an id that links and questions may use. */
export const glossarySchema = z.record(
  z.string().regex(/^[a-z0-9-]+$/, 'a term id is small letters, digits and dashes, for example "event-loop-delay"'),
  z.strictObject({
    /** As written in running text. */
    term: z.string().min(1),
    /** One or two sentences that stand alone. */
    definition: z.string().min(1),
    /** Guide pages that explain it, as `<section>` or `<section>/<page>`. */
    guides: z.array(z.string()).default([]),
  }),
);
