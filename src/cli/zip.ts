/** `npm run zip [-- --out FILE]`: packs the built site and a server without dependencies into one file, for places without internet. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteConfig } from '../site/site-config.ts';
import { readArguments } from './arguments.ts';
import { packSite } from './zip/pack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
const { values } = readArguments('Usage: npm run zip [-- --out FILE]', {
  options: { out: { type: 'string', default: `hotpath-${version}.zip` } },
});

const dist = join(root, 'dist');
if (!existsSync(join(dist, siteConfig.base, 'index.html'))) {
  console.error('dist/: no built site here. Run `npm run build` first, with the same HOTPATH_BASE.');
  process.exit(1);
}
const zip = await packSite(dist, version, siteConfig);
await writeFile(values.out, zip);
console.log(`${values.out}: ${(zip.length / 1024 ** 2).toFixed(1)} MiB. Unpack it anywhere, then: node serve.mjs`);
