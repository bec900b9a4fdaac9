import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { violationsInBothThemes } from './support/axe.ts';
import { expect, test } from './support/test.ts';

interface Scenario {
  evidence: Record<string, { title: string }>;
  steps: Record<string, { title: string; decisions: { id: string }[] }>;
}
const ID = 'sequential-services';
const file = new URL(`../../content/scenarios/${ID}/scenario.yaml`, import.meta.url);
const { evidence, steps } = parse(await readFile(file, 'utf8')) as Scenario;

/** Takes a decision of the step with the keyboard, once the step is there. */
async function decide(page: Page, step: string, id: string): Promise<void> {
  await expect(page.getByRole('heading', { name: steps[step]?.title ?? '?' })).toBeVisible();
  const at = steps[step]?.decisions.findIndex((decision) => decision.id === id) ?? -1;
  await page.getByRole('radio').nth(at).press('Space');
  await page.getByRole('button', { name: 'Do it' }).press('Enter');
}

/** Opens the scenario and begins, once the page is alive. */
async function begin(page: Page): Promise<void> {
  await page.goto(`/scenarios/${ID}/`);
  const button = page.getByRole('button', { name: 'Start the clock' });
  await expect(button).toBeEnabled();
  await button.press('Enter');
}

async function pull(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    const title = evidence[name]?.title ?? '?';
    await page.getByRole('button', { name: title }).press('Enter');
    await expect(page.getByRole('tab', { name: title })).toBeFocused();
  }
}

test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 320, height: 700 } });

test('a scenario along its best way, by keyboard on a narrow screen, with a reload in between', async ({ page }) => {
  await begin(page);
  await pull(page, 'latency', 'services');
  await expect(page.getByRole('status').filter({ hasText: '10:25' })).toHaveText('4 minutes later: 10:25.');
  await expect(page.getByRole('tabpanel').getByRole('table')).toContainText('recommendations');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tabpanel').getByRole('img', { name: 'Checkout page, answer time' })).toBeVisible();
  const found = await violationsInBothThemes(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await decide(page, 'slow', 'flag-off');
  await expect(page.getByRole('heading', { name: steps['tell']?.title ?? '?' })).toBeFocused();
  await decide(page, 'tell', 'facts');
  await pull(page, 'trace', 'code');
  await page.reload();
  await expect(page.getByRole('tab')).toHaveCount(4);
  await decide(page, 'cause', 'sum');
  await pull(page, 'stages');
  await decide(page, 'shape', 'two-stages');
  await pull(page, 'tail');
  await decide(page, 'tail', 'deadline');
  await decide(page, 'prove', 'hurt-it');
  await decide(page, 'keep', 'budget');
  await expect(page.getByRole('heading', { name: '100 % of the points' })).toBeVisible();
  await expect(page.getByText('Stronger here')).toHaveCount(0);
  found.push(...(await violationsInBothThemes(page)));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(found).toEqual([]);
});

test('along its worst way, and what stays in the list of scenarios', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: 'Do it' }).press('Enter');
  await expect(page.getByText('Choose first.')).toBeVisible();
  const worst = ['page-team', 'green', 'collector', 'cache-all', 'retry', 'more-retries', 'average', 'faster'];
  const way = ['slow', 'tell', 'cause', 'shape', 'tail', 'meltdown', 'prove', 'keep'];
  for (const [i, step] of way.entries()) await decide(page, step, worst[i] ?? '?');
  await expect(page.getByRole('heading', { name: 'Checkout still feels like glue: 0 % of the points.' })).toBeVisible();
  await expect(page.getByText('Stronger here')).toHaveCount(worst.length);
  await expect(page.getByRole('listitem').filter({ hasText: 'Ten bars, one behind the other' })).toBeVisible();

  await page.goto('/scenarios/');
  await expect(page.getByText('Best: 0 %.')).toBeVisible();
  await page.goto(`/scenarios/${ID}/`);
  await page.getByRole('button', { name: 'Start over' }).press('Enter');
  await expect(page.getByRole('heading', { name: steps['slow']?.title ?? '?' })).toBeFocused();
});
