/**
 * Brings the built engine into the site: `virtual:browser-node` tells pages where its files are; they are served from
 * `/engine/` in development and copied to `dist/engine/` by a build.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ENGINE_DIR, readManifest } from '../browser-node/build/build.ts';
import { CONTENT_TYPES, headersFor } from './headers.ts';

const VIRTUAL = 'virtual:browser-node';
const RESOLVED = `\0${VIRTUAL}`;

export function engineAssets(): AstroIntegration {
  const { frame, process: script, node } = readManifest();
  const files = [frame.file, script.file];
  return {
    name: 'hotpath:engine-assets',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const base = `${config.base.replace(/\/$/, '')}/engine/`;
        const module = `export const frameUrl=${JSON.stringify(base + frame.file)},processUrl=${JSON.stringify(base + script.file)},node=${JSON.stringify(node)};`;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'hotpath:engine-module',
                resolveId: (id: string) => (id === VIRTUAL ? RESOLVED : undefined),
                load: (id: string) => (id === RESOLVED ? module : undefined),
              },
            ],
          },
        });
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const name = files.find((file) => request.url?.split('?')[0]?.endsWith(`/engine/${file}`) === true);
          if (name === undefined) {
            next();
            return;
          }
          const headers = {
            ...headersFor(`/engine/${name}`),
            'Content-Type': CONTENT_TYPES[name.split('.').at(-1) ?? ''] ?? '',
          };
          response.writeHead(200, headers);
          response.end(readFileSync(`${ENGINE_DIR}${name}`));
        });
      },
      'astro:build:done': ({ dir }) => {
        const target = fileURLToPath(new URL('engine/', dir));
        mkdirSync(target, { recursive: true });
        for (const file of files) copyFileSync(`${ENGINE_DIR}${file}`, `${target}${file}`);
      },
    },
  };
}
