/** Writes the service worker, `dist/sw.js`: `src/offline/worker` with what the built site consists of. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import type { SiteManifest } from '../offline/manifest.ts';
import { headerRules } from './headers.ts';
import { siteFiles } from './offline-manifest.ts';

const ENTRY = fileURLToPath(new URL('../offline/worker/main.ts', import.meta.url));

/** The worker's script for a site that consists of `files`. */
async function workerScript(files: SiteManifest['files']): Promise<string> {
  // The worker reckons from the site's root, wherever that lies.
  const rules = headerRules('/').map(({ pattern, headers }) => ({ pattern, headers }));
  const version = createHash('sha256')
    .update(JSON.stringify([files, rules]))
    .digest('hex')
    .slice(0, 12);
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    define: {
      __HOTPATH_SITE__: JSON.stringify({ manifest: { version, files }, rules }),
      'process.env.NODE_ENV': '"production"',
    },
    logLevel: 'error',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('the service worker was not bundled');
  return script.text;
}

/** List it after all that writes or changes pages, and before what compresses them. */
export function offlineCopy(): AstroIntegration {
  return {
    name: 'hotpath-offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = await siteFiles(root);
        await writeFile(join(root, 'sw.js'), await workerScript(files));
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        logger.info(`${files.length} files, ${(bytes / 1024 / 1024).toFixed(1)} MiB, can be kept offline`);
      },
    },
  };
}
