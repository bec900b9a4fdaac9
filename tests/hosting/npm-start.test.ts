import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type RunningSite } from '../../src/site/static-server.ts';
import { ask } from './ask.ts';
import { servesBelowAPath } from './below-a-path.ts';
import { DIST, servesTheSite } from './expectations.ts';
import { gradesALab } from './graded.ts';

const start = async (dir: string, base: string): Promise<RunningSite> =>
  startSite(dir, { port: 0, host: '127.0.0.1', base, notFound: await readFile(join(dir, base, '404.html')) });

describe('npm start', () => {
  let site: RunningSite;
  const origin = () => new URL(site.url).origin;

  beforeAll(async () => {
    site = await start(DIST, '/');
  });
  afterAll(() => site.close());

  gradesALab(origin);
  servesTheSite(origin, { brotli: true });
  servesBelowAPath(
    async (dir, base) => {
      const below = await start(dir, base);
      return { url: new URL(below.url).origin, stop: () => below.close() };
    },
    { brotli: true },
  );

  test('a port that is taken is an error with that code', async () => {
    const port = Number(new URL(site.url).port);
    const second = startSite(DIST, { port, host: '127.0.0.1', notFound: new Uint8Array() });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('no address leads to another host', async () => {
    for (const path of ['//example.org', '//labs', '///labs', '/.//labs', '//', '/%', 'http://example.org/labs'])
      expect((await ask(origin(), path)).headers.location ?? '/', path).toMatch(/^\/(?!\/)/);
  });
});
