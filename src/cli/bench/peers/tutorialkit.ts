import { existsSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { worthCompressing } from '../../../site/precompress.ts';
import { startSite } from '../../../site/static-server.ts';
import { findChromium } from '../../browsers/chromium.ts';
import { build } from '../builds/build.ts';
import { installPeer, npm, type PeerPackages } from './install.ts';

export const TUTORIALKIT: PeerPackages = { name: 'tutorialkit', dependencies: { '@tutorialkit/cli': '1.6.0' } };

/** The starter's only lesson. */
const LESSON = '/1-basics/1-introduction/1-welcome/';

/** What a first visit loads, before anything is pressed. */
export interface LessonWeight {
  bytes: number;
  requests: number;
  /** Other hosts that the page asks for something, which is not counted. */
  elsewhere: string[];
}

/** The starter that `npm create tutorial` writes, with the versions of its own lock file, built. */
async function buildStarter(): Promise<string> {
  const folder = await installPeer(TUTORIALKIT);
  const cwd = join(folder, 'starter');
  if (!existsSync(join(cwd, 'node_modules'))) {
    await cp(join(folder, 'node_modules/@tutorialkit/cli/template'), cwd, { recursive: true });
    await npm(cwd, ['ci']);
  }
  await build({
    cwd,
    commands: [['node_modules/astro/astro.js', 'build']],
    out: 'dist',
    clean: () => rm(join(cwd, 'dist'), { recursive: true, force: true }),
  });
  return join(cwd, 'dist');
}

/** Bytes of a file as our build would have it served: compressed when that gains something. */
async function wireSize(path: string): Promise<number> {
  const bytes = await readFile(path);
  return worthCompressing(path, bytes.byteLength) ? brotliCompressSync(bytes).length : bytes.byteLength;
}

/** Weighs TutorialKit's starter lesson as our own pages are weighed. @throws {Error} when it cannot be installed or built */
export async function weighLesson(): Promise<LessonWeight> {
  const dist = await buildStarter();
  const site = await startSite(dist, { port: 0, host: 'localhost', notFound: new Uint8Array() });
  const browser = await chromium.launch(await findChromium());
  try {
    const { origin } = new URL(site.url);
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const paths = new Set<string>();
    const elsewhere = new Set<string>();
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin && url.protocol.startsWith('http')) elsewhere.add(url.host);
    });
    page.on('response', (response) => {
      const url = new URL(response.url());
      if (url.origin === origin && response.ok()) paths.add(url.pathname);
    });
    await page.goto(origin + LESSON, { waitUntil: 'networkidle' });
    const files = [...paths].map((path) => join(dist, path.endsWith('/') ? `${path}index.html` : path));
    const sizes = await Promise.all(files.map(wireSize));
    return {
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      requests: sizes.length,
      elsewhere: [...elsewhere].sort(),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}
