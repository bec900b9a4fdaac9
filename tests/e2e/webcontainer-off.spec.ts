import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSite, type RunningSite } from '../../src/site/static-server.ts';
import { freePort } from '../support/free-port.ts';
import { LabPage } from './support/lab.ts';
import { expect, test } from './support/test.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = '.hotpath/dist-webcontainer-off';

const port = await freePort();
let site: RunningSite;

test.describe('a site whose owner has turned WebContainers off', () => {
  // No other host at all.
  test.use({ maySee: /^$/, baseURL: `http://localhost:${port}` });

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    await promisify(execFile)(
      process.execPath,
      ['node_modules/astro/bin/astro.mjs', 'build', '--force', '--outDir', FOLDER],
      {
        cwd: ROOT,
        env: { ...process.env, HOTPATH_WEBCONTAINER: 'off' },
      },
    );
    const notFound = await readFile(join(ROOT, FOLDER, '404.html'));
    site = await startSite(join(ROOT, FOLDER), { port, host: 'localhost', notFound });
  });
  test.afterAll(async () => {
    await site.close();
    await rm(join(ROOT, FOLDER), { recursive: true });
  });

  test('has no byte of the client, and no policy that would let it in', async () => {
    const scripts = await readdir(join(ROOT, FOLDER, '_astro'));
    for (const name of scripts.filter((file) => file.endsWith('.js'))) {
      expect(await readFile(join(ROOT, FOLDER, '_astro', name), 'utf8'), name).not.toContain('/headless');
    }
    expect(await readFile(join(ROOT, FOLDER, 'labs/worker-pool/index.html'), 'utf8')).toContain("frame-src 'self';");
  });

  test('says so, runs labs as ever, and asks no other host', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open('worker-pool');
    expect(await lab.runTests()).toMatch(/tasks passed/);
    const line = page.getByTestId('engine-line');
    await expect(line).toHaveText(/^Embedded engine, Node\.js 24\.\S+: the engine of this site\.$/);
    await page.getByRole('combobox', { name: 'Engine' }).selectOption('WebContainer');
    await expect(line).toHaveText(/: this site does not use WebContainers\.$/);
    expect(await lab.runTests()).toMatch(/tasks passed/);
  });
});
