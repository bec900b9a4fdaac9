import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';

/** `npm run dev`: a page in the browser is loaded again when a file of a lab changes, so that authors see what they write. */
export function labReload(): AstroIntegration {
  return {
    name: 'hotpath:lab-reload',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const labs = `${sep}labs${sep}`;
        server.watcher.on('all', (_, file) => {
          if (!file.startsWith(server.config.root.replaceAll('/', sep).replace(/[\\/]$/, '') + labs)) return;
          // Pages are made from what `getStaticPaths` returned; this is how Astro itself forgets that.
          server.environments.ssr.hot.send('astro:content-changed', {});
          server.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
}
