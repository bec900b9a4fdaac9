import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { zipSync, type Zippable } from 'fflate';
import type { SiteConfig } from '../../schemas/site-config.ts';

const ENTRY = fileURLToPath(new URL('serve-main.ts', import.meta.url));

/** Compressed already: to deflate it again costs seconds and saves nothing. */
const COMPRESSED = /\.(?:br|gz|png|webp|woff2|pf_\w+)$/;

const README = (version: string): string => `Hotpath ${version}

Start:  node serve.mjs
It needs Node.js 20 or newer and nothing else: no installation, no internet. It prints the addresses to open.

Readers on other machines need HTTPS to run labs; the program says how to make a certificate.
The licences of others' software in here are in third-party-licenses.txt, in the folder dist.
`;

/** The settings of the build as they are now, in place of the module that reads them from files and the environment. */
function frozen(config: SiteConfig): Plugin {
  return {
    name: 'hotpath-frozen-settings',
    setup(hooks) {
      hooks.onResolve({ filter: /\/site-config\.ts$/ }, () => ({ path: 'site-config', namespace: 'frozen' }));
      hooks.onLoad({ filter: /.*/, namespace: 'frozen' }, () => ({
        contents: `export const siteConfig = ${JSON.stringify(config)};`,
      }));
    },
  };
}

/** The text of `serve.mjs`: our static server and all that it imports, in one file for Node.js 20 and newer. */
export async function bundleServer(version: string, config: SiteConfig): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { HOTPATH_VERSION: JSON.stringify(version) },
    plugins: [frozen(config)],
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * A zip with one folder: `serve.mjs`, a README and the built site.
 * @param dist the built site's folder
 */
export async function packSite(dist: string, version: string, config: SiteConfig): Promise<Uint8Array> {
  const folder = `hotpath-${version}`;
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const files: Zippable = {
    [`${folder}/README.txt`]: text(README(version)),
    [`${folder}/serve.mjs`]: text(await bundleServer(version, config)),
  };
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(dist.length).replaceAll('\\', '/').replace(/^\//, '');
    files[`${folder}/dist/${name}`] = [await readFile(path), { level: COMPRESSED.test(name) ? 0 : 6 }];
  }
  return zipSync(files);
}
