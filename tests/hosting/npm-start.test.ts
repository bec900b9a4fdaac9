import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type RunningSite } from '../../src/site/static-server.ts';
import { DIST, servesTheSite } from './expectations.ts';
import { gradesALab } from './graded.ts';

describe('npm start', () => {
  let site: RunningSite;

  beforeAll(async () => {
    site = await startSite(DIST, { port: 0, host: '127.0.0.1', notFound: await readFile(join(DIST, '404.html')) });
  });
  afterAll(() => site.close());

  gradesALab(() => site.url.replace(/\/$/, ''));
  servesTheSite(() => site.url.replace(/\/$/, ''), { brotli: true });

  test('a port that is taken is an error with that code', async () => {
    const port = Number(new URL(site.url).port);
    const second = startSite(DIST, { port, host: '127.0.0.1', notFound: new Uint8Array() });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
