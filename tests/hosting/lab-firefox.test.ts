import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { installedFirefox } from '../../src/cli/browsers/firefox.ts';
import { encodeShare } from '../../src/lab/share/link.ts';
import { startSite, type RunningSite } from '../../src/site/static-server.ts';
import { describeNeeding } from '../support/needs.ts';

const DIST = fileURLToPath(new URL(`../../${process.env['HOTPATH_DIST'] ?? 'dist'}`, import.meta.url));
const LAB = new URL('../../labs/promise-pool/', import.meta.url);

describeNeeding('Firefox', installedFirefox(), (executablePath) => {
  let site: RunningSite;
  let browser: Browser;
  beforeAll(async () => {
    site = await startSite(DIST, { port: 0, host: 'localhost', notFound: await readFile(`${DIST}/404.html`) });
    browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, protocolTimeout: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test('a lab: the starter fails, the editor comes, the solution passes', async () => {
    const { id } = parse(await readFile(new URL('lab.yaml', LAB), 'utf8')) as { id: string };
    const solution = await readFile(new URL('solution/pool.js', LAB), 'utf8');
    const page = await browser.newPage();
    const verdict = async (): Promise<string> => {
      await page.waitForSelector('[data-testid="run-tests"][aria-disabled="true"]');
      await page.waitForSelector('[data-testid="run-tests"][aria-disabled="false"]', { timeout: 120_000 });
      return page.$eval('[data-testid="status"]', (element) => element.textContent);
    };
    await page.goto(`${site.url}labs/promise-pool/`);
    // As a reader without a connection: no other host is asked.
    await page.evaluate(() => {
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    });
    await page.click('[data-testid="run-tests"]');
    expect(await verdict()).toMatch(/tasks passed\. Failed: /);

    await page.focus('[data-testid="editor"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.lab-monaco .view-lines');
    const hash = await encodeShare({ lab: id, contentHash: '', files: { 'pool.js': solution } });
    await page.evaluate((value) => {
      location.hash = value;
    }, hash);
    await page.waitForSelector('[data-testid="shared"] button');
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('[data-testid="shared"] button')];
      buttons.find(({ textContent }) => textContent.includes('Put it into my editor'))?.click();
    });
    await page.click('[data-testid="run-tests"]');
    expect(await verdict()).toMatch(/^All tests passed\./);
  });
});
