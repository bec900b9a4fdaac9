import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withStylesInHead } from './head-styles.ts';
import { headersFor } from './headers.ts';
import { headersFile } from './hosting-files.ts';
import { withIslandScripts } from './island-scripts.ts';
import { leanSheets } from './lean-sheets.ts';
import { thirdPartyNotices } from './notices.ts';
import { withPagePolicy } from './page-policy.ts';
import { precompress } from './precompress.ts';
import { siteConfig } from './site-config.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Gives the development server the site's headers, and every built page its script policy, all of its stylesheets in the head, without
 * what no page uses, and links to the scripts that hold its text back. List it after whatever writes pages and before whatever hashes them (the service worker).
 */
export function pagePolicies(): AstroIntegration {
  return {
    name: 'hotpath-page-policies',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          for (const [name, value] of Object.entries(headersFor(pathname))) {
            // Vite's own scripts change with every edit: nothing is cached, and only the engine's frame has a policy.
            if (name === 'Cache-Control') continue;
            if (name === 'Content-Security-Policy' && !value.startsWith('sandbox')) continue;
            response.setHeader(name, value);
          }
          next();
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = await htmlFiles(root);
        const renamed = await leanSheets(root, pages);
        const script = (name: string): string | undefined => {
          const path = join(root, '_astro', name);
          return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
        };
        await Promise.all(
          pages.map(async (path) => {
            try {
              let html = withIslandScripts(withStylesInHead(await readFile(path, 'utf8')), script);
              for (const [from, to] of renamed) html = html.replaceAll(from, to);
              await writeFile(path, withPagePolicy(html));
            } catch (error) {
              throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
            }
          }),
        );
        logger.info(`${pages.length} pages carry a script policy`);
      },
    },
  };
}

/**
 * Writes `_headers`, the licences of what the site contains, and the compressed variants (not with `HOTPATH_PRECOMPRESS=off`, for a
 * build that is only looked at). List it last: what is written after it would not be compressed.
 */
export function hostingOutput(): AstroIntegration {
  return {
    name: 'hotpath-hosting-output',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        await writeFile(join(hostRoot(root, siteConfig.base), '_headers'), headersFile());
        await writeFile(join(root, 'third-party-licenses.txt'), await thirdPartyNotices(PROJECT));
        if (process.env['HOTPATH_PRECOMPRESS'] === 'off')
          logger.info('HOTPATH_PRECOMPRESS=off: no compressed variants');
        else logger.info(`${await precompress(root)} files compressed ahead (brotli, gzip)`);
      },
    },
  };
}

/** Built pages. The engine's frame is HTML too, but its policy comes with its response. */
async function htmlFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(root, 'engine') + sep));
}

/** The folder that a host serves from its root, where the site lies in `root` below `base`. */
function hostRoot(root: string, base: string): string {
  const below = base.replaceAll('/', sep);
  return root.endsWith(below) ? root.slice(0, root.length - below.length + 1) : root;
}
