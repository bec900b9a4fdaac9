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

/** Names of the engine's files. @throws {Error} when it has not been built. */
function engineFiles(): string[] {
  const { frame, process: script, library, parts } = readManifest();
  return [frame.file, script.file, library.file, ...Object.values(parts).map(({ file }) => file)];
}

/** The text of the virtual module, for a site under `base`. */
function moduleText(base: string): string {
  const { frame, process: script, library, parts, node } = readManifest();
  const url = (file: string): string => `${base.replace(/\/$/, '')}/engine/${file}`;
  const partUrls = Object.fromEntries(Object.entries(parts).map(([name, { file }]) => [name, url(file)]));
  const values = {
    frameUrl: url(frame.file),
    processUrl: url(script.file),
    libraryUrl: url(library.file),
    partUrls,
    node,
  };
  return Object.entries(values)
    .map(([name, value]) => `export const ${name}=${JSON.stringify(value)};`)
    .join('\n');
}

export function engineAssets(): AstroIntegration {
  return {
    name: 'hotpath:engine-assets',
    hooks: {
      'astro:config:setup': ({ config, command, updateConfig }) => {
        // A type check needs no engine; a build or a server without one would only fail later.
        if (command !== 'sync') readManifest();
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'hotpath:engine-module',
                resolveId: { filter: { id: new RegExp(`^${VIRTUAL}$`) }, handler: () => RESOLVED },
                load: { filter: { id: new RegExp(`^${RESOLVED}$`) }, handler: () => moduleText(config.base) },
              },
            ],
          },
        });
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = request.url?.split('?')[0] ?? '';
          const name = engineFiles().find((file) => path.endsWith(`/engine/${file}`));
          if (name === undefined) {
            next();
            return;
          }
          const type = CONTENT_TYPES[name.split('.').at(-1) ?? ''] ?? '';
          response.writeHead(200, { ...headersFor(`/engine/${name}`), 'Content-Type': type });
          response.end(readFileSync(`${ENGINE_DIR}${name}`));
        });
      },
      'astro:build:done': ({ dir }) => {
        const target = fileURLToPath(new URL('engine/', dir));
        mkdirSync(target, { recursive: true });
        for (const file of engineFiles()) copyFileSync(`${ENGINE_DIR}${file}`, `${target}${file}`);
      },
    },
  };
}
