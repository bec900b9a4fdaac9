import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { precompress } from '../../src/site/precompress.ts';
import { ask } from './ask.ts';
import { servesTheSite } from './expectations.ts';

const BASE = '/learn/node.js/';
const LONG = 'so long that it is worth compressing '.repeat(40);

/** A file for each rule of the table and for each thing that hosts do in their own ways, and a neighbour of the site. */
const FILES: Readonly<Record<string, string>> = {
  'index.html': '<title>another site</title>',
  [`${BASE}index.html`]: `<title>home</title>${LONG}`,
  [`${BASE}404.html`]: '<title>not here</title>',
  [`${BASE}labs/worker-pool/index.html`]: `<title>lab</title>${LONG}`,
  [`${BASE}_astro/page.abc.js`]: `'${LONG}'`,
  [`${BASE}engine/engine-abc.js`]: `'${LONG}'`,
  [`${BASE}engine/frame-abc.html`]: '<title>frame</title>',
  [`${BASE}sw.js`]: `'${LONG}'`,
  [`${BASE}og.png`]: 'not quite a picture, but long enough',
};

/** How a server of one kind is started on a folder, for a site below a path. */
export type StartBelow = (dir: string, base: string) => Promise<{ url: string; stop: () => Promise<void> }>;

/** What must hold of a host where the site lies below a path. The site is made up: headers ask for names, not for content. */
export function servesBelowAPath(start: StartBelow, { brotli }: { brotli: boolean }): void {
  describe(`below ${BASE}`, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'hotpath-below-'));
    let site: Awaited<ReturnType<StartBelow>> | undefined;
    const url = () => site?.url ?? '';
    beforeAll(async () => {
      for (const [path, text] of Object.entries(FILES)) {
        await mkdir(dirname(join(dir, path)), { recursive: true });
        await writeFile(join(dir, path), text);
      }
      await precompress(join(dir, BASE));
      site = await start(dir, BASE);
    });
    afterAll(async () => {
      await site?.stop();
      await rm(dir, { recursive: true });
    });

    servesTheSite(url, { brotli, dir: () => dir, base: BASE });

    test('what lies beside the site has none of its headers', async () => {
      const { headers } = await ask(url(), '/');
      expect(Object.keys(headers)).not.toContain('cross-origin-embedder-policy');
      expect(Object.keys(headers)).not.toContain('content-security-policy');
    });
  });
}
