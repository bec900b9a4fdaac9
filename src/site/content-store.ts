import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Vite plugin: pages that are written in a build read the content from Astro's file. Astro makes a module of it otherwise, which is bundled
 * (of 500 pages, 30 MB of text) and read as a program, only to become the same data again.
 * @param cacheDir Astro's `cacheDir`
 */
export function contentStore(cacheDir: string): Plugin {
  const file = join(cacheDir, 'data-store.json');
  return {
    name: 'hotpath-content-store',
    apply: 'build',
    load: {
      order: 'pre',
      filter: { id: /^\0astro:data-layer-content$/ },
      handler: () =>
        `import { readFileSync } from 'node:fs';\nexport default JSON.parse(readFileSync(${JSON.stringify(file)}, 'utf8'));`,
    },
  };
}
