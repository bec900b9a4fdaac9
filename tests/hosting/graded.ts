import { chromium, expect as expectPage } from '@playwright/test';
import { expect, test } from 'vitest';
import { findChromium } from '../../src/cli/browsers/chromium.ts';

/** The one thing headers are for: through this host, a lab runs and is graded in a browser. */
export function gradesALab(url: () => string): void {
  test('a lab is graded in the browser', async () => {
    const browser = await chromium.launch(await findChromium());
    try {
      const page = await browser.newPage();
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') refused.push(message.text());
      });
      await page.goto(`${url()}/labs/worker-pool/`);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await page.getByRole('button', { name: 'Run tests' }).click();
      await expectPage(page.getByTestId('status')).toContainText(/\d+ of \d+ tasks passed/, { timeout: 45_000 });
      expect(refused).toEqual([]);
    } finally {
      await browser.close();
    }
  });
}
