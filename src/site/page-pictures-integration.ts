import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Draws a picture for each page, for link previews; pages name one only where the build knows its address. */
export function pagePictures(): AstroIntegration {
  return {
    name: 'hotpath-page-pictures',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (!process.env['SITE_URL']) return;
        const start = performance.now();
        // Only now: the font and what draws take a while to load, and most builds need neither.
        const { drawPagePictures } = await import('./page-pictures.ts');
        const count = await drawPagePictures(fileURLToPath(dir), (message) => logger.warn(message));
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        logger.info(`${count} pictures for link previews in ${seconds} s`);
      },
    },
  };
}
