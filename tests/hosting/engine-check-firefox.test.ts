import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import puppeteer, { type Browser } from 'puppeteer-core';
import { installedFirefox } from '../../src/cli/browsers/firefox.ts';
import { CONTRACT } from '../../src/engines/contract/run.ts';
import { startSite, type RunningSite } from '../../src/site/static-server.ts';
import { describeNeeding } from '../support/needs.ts';

const DIST = fileURLToPath(new URL(`../../${process.env['HOTPATH_DIST'] ?? 'dist'}`, import.meta.url));

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

  test('/engine-check/ checks the embedded engine, and says in plain words why there is no WebContainer', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}engine-check/`);
    // What a reader without a connection has: the check fails at once, and nothing is asked of another host.
    await page.evaluate(() => {
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    });
    // Its script comes with the first sign of a reader, and does then what was clicked.
    await page.click('.check-buttons button');
    await page.waitForFunction(
      () => document.querySelector('[data-testid="check-status"]')?.textContent === 'Checked.',
      { timeout: 200_000 },
    );
    const text = (selector: string) => page.$eval(selector, (element) => element.textContent);
    expect(await text('[data-testid="check-browser-node"]')).toMatch(/Node\.js 24\.\S+: \d+ passed, \d+ failed/);
    expect(await text('[data-testid="check-webcontainer"]')).toContain(
      'The WebContainer could not be downloaded. Check your connection, and whether something blocks stackblitz.com.',
    );
    const failed = await page.$$eval('td[data-status="fail"]', (cells) => cells.map((cell) => cell.closest('tr')?.textContent));
    const broken = CONTRACT.filter(({ promise }) => failed.some((row) => row?.startsWith(promise) === true));
    expect(broken.map(({ id }) => id)).toEqual([]);
  }, 240_000);
});
