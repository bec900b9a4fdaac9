import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Makes `<run-block>` work on pages that have one; on all others it is one look-up. */
export function runElement(): AstroIntegration {
  const element = JSON.stringify(fileURLToPath(new URL('./run-wanted.ts', import.meta.url)));
  return {
    name: 'hotpath-run-blocks',
    hooks: {
      'astro:config:setup': ({ injectScript }) => {
        injectScript('page', `if (document.querySelector('run-block')) void import(${element});`);
      },
    },
  };
}
