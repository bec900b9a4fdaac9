import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { CONTENT_LANGUAGE } from '../i18n/languages.ts';

/** @throws {Error} with all that Pagefind found wrong */
function assertNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/**
 * Writes the index that the search dialog asks. Starlight's own takes the language of `<html>`, which is that of the buttons; what
 * people search is content, and its words have the endings of its language.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'hotpath-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        try {
          const { index, errors } = await createIndex({ forceLanguage: CONTENT_LANGUAGE });
          assertNone(errors);
          if (index === undefined) throw new Error('Pagefind: it made no index');
          const { page_count: pages, errors: unread } = await index.addDirectory({ path: root });
          assertNone(unread);
          const { errors: unwritten } = await index.writeFiles({ outputPath: join(root, 'pagefind') });
          assertNone(unwritten);
          logger.info(`${pages} pages can be searched`);
        } finally {
          await close();
        }
      },
    },
  };
}
