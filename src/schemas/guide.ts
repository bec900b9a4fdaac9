import { z } from 'zod';

/** What a guide page's frontmatter may say beyond Starlight's own fields (`title`, `description`, `sidebar` …). */
export const guideFields = z.object({
  /** Labs (folder names below `labs/`) that practise this page. */
  labs: z.array(z.string()).default([]),
  /** Ids of the questions that test it. */
  questions: z.array(z.string()).default([]),
  /** Ids of the traps it shows, for example `W3`. */
  traps: z.array(z.string().regex(/^[A-Z]+\d+$/, 'a trap id is capital letters and a number, for example "W3"')).default([]),
  /** Primary documentation the page was checked against. */
  sources: z.array(z.url()).default([]),
  /** Day on which the page was last checked against its sources, as YYYY-MM-DD. */
  reviewed: z.coerce.date().optional(),
});
