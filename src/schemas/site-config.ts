import { z } from 'zod';

/** The settings of `hotpath.config.ts`. */
export const siteConfigSchema = z.strictObject({
  base: z
    .string()
    .regex(/^\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?$/, 'is not a path: begin with a slash, as in /learn/node/')
    .transform((path) => path.replace(/\/?$/, '/'))
    .describe('Path below which the whole site lies on its host, with a slash at both ends.'),
  language: z
    .enum(['en', 'de'])
    .default('en')
    .describe('Language of the user interface. Guides, questions and labs are English in each.'),
  webcontainer: z.strictObject({
    enabled: z
      .boolean()
      .describe('Whether labs may use StackBlitz WebContainers. If not, no byte of their client is in the site.'),
    apiKey: z.string().default('').describe('Key that StackBlitz gave out for this domain; empty for none.'),
    bootTimeoutMs: z
      .int()
      .min(1000)
      .max(600_000)
      .describe('Milliseconds until a boot without an answer counts as failed.'),
    coep: z
      .enum(['require-corp', 'credentialless'])
      .describe(
        'Cross-Origin-Embedder-Policy of every page. `none` is not offered: the embedded engine needs isolated pages.',
      ),
  }),
});

/** The settings as their file writes them. */
export type SiteSettings = z.input<typeof siteConfigSchema>;
/** The settings with defaults filled in. */
export type SiteConfig = z.output<typeof siteConfigSchema>;
