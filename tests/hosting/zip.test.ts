import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, expect as expectPage } from '@playwright/test';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../src/cli/browsers/chromium.ts';
import { certificateCommand } from '../../src/cli/zip/classroom.ts';
import { packSite } from '../../src/cli/zip/pack.ts';
import { NOT_SECURE } from '../../src/engines/messages.ts';
import { headersFor } from '../../src/site/headers.ts';
import { siteConfig } from '../../src/site/site-config.ts';
import { freePort } from '../support/free-port.ts';
import { describeWith } from '../support/needs.ts';
import { DIST, servesTheSite } from './expectations.ts';

/** A name of the machine in the class network, as far as the browser knows: neither localhost nor a loopback address. */
const NAME = 'class.example';

/** `node serve.mjs` as a teacher types it, with nothing of this project's environment. Resolves when it has said where it listens. */
async function serve(folder: string, ...options: string[]): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['serve.mjs', '--host', '127.0.0.1', ...options], {
    cwd: folder,
    env: {},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: chunk.toString() };
}

async function end({ child }: { child: ChildProcess }): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

describe('the zip for places without internet', () => {
  let folder = '';
  let site: Awaited<ReturnType<typeof serve>>;
  let port = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hotpath-zip-'));
    for (const [name, bytes] of Object.entries(unzipSync(await packSite(DIST, '9.9.9', siteConfig)))) {
      const path = join(folder, name.replace(/^hotpath-9\.9\.9\//, ''));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    port = await freePort();
    site = await serve(folder, '--port', String(port));
  });
  afterAll(async () => {
    await end(site);
    await rm(folder, { recursive: true });
  });

  test('says where it is, and what other machines need', () => {
    expect(site.said).toContain(`On this machine:  http://localhost:${port}/`);
    expect(site.said).toContain('node serve.mjs --cert cert.pem --key key.pem');
  });

  describe('serves what is in it', () => {
    servesTheSite(() => `http://127.0.0.1:${port}`, { brotli: true, dir: () => join(folder, 'dist') });
  });

  test.each([
    [['--cert', 'README.txt', '--key', 'README.txt'], /README.txt and README.txt are not a certificate/],
    [['--cert', 'cert.pem'], /--cert and --key go together/],
    [['--port', 'http'], /--port http: not a port/],
  ])('%j is told what is wrong', async (options, message) => {
    const started = promisify(execFile)(process.execPath, ['serve.mjs', ...options], { cwd: folder, env: {} });
    await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(message) as string });
  });

  describeWith('openssl', () => {
    let secure: Awaited<ReturnType<typeof serve>>;
    let securePort = 0;
    beforeAll(async () => {
      // What the program tells teachers to type.
      await promisify(execFile)('sh', ['-c', certificateCommand(['127.0.0.1'])], { cwd: folder });
      securePort = await freePort();
      secure = await serve(folder, '--port', String(securePort), '--cert', 'cert.pem', '--key', 'key.pem');
    });
    afterAll(() => end(secure));

    test('with its certificate the site comes over HTTPS, with the headers of the table', async () => {
      expect(secure.said).toContain(`https://localhost:${securePort}/`);
      const sent = request({ host: '127.0.0.1', port: securePort, path: '/', rejectUnauthorized: false }).end();
      const [{ headers }] = (await once(sent, 'response')) as [{ headers: Record<string, string> }];
      for (const [name, value] of Object.entries(headersFor('/'))) expect(headers[name.toLowerCase()]).toBe(value);
      sent.destroy();
    });

    test('labs on other machines: graded over HTTPS, and told over HTTP why not', async () => {
      const { args, ...found } = await findChromium();
      const rules = `--host-resolver-rules=MAP ${NAME} 127.0.0.1`;
      const browser = await chromium.launch({ ...found, args: [...args, rules] });
      try {
        const page = await browser.newPage({ ignoreHTTPSErrors: true });
        const status = async (origin: string) => {
          await page.goto(`${origin}/labs/promise-pool/`);
          await page.getByRole('button', { name: 'Run tests' }).click();
          return page.getByTestId('status');
        };
        const told = await status(`http://${NAME}:${port}`);
        await expectPage(told).toContainText(NOT_SECURE, { timeout: 30_000 });
        expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([false, false]);

        const graded = await status(`https://${NAME}:${securePort}`);
        await expectPage(graded).toContainText(/\d+ of \d+ tasks passed/, { timeout: 45_000 });
      } finally {
        await browser.close();
      }
    });
  });
});
