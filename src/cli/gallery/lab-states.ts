import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { GalleryState } from './state.ts';

const SLUG = 'worker-pool';
const FILE = 'pool.js';

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().press('Enter');

/** Runs something to its end. */
async function run(page: Page, button: string | RegExp): Promise<void> {
  await press(page, button);
  await page.locator('[data-testid="run-tests"][aria-disabled="true"]').waitFor();
  await page.locator('[data-testid="run-tests"][aria-disabled="false"]').waitFor({ timeout: 180_000 });
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: FILE }).click();
  await page.getByTestId('editor').press('Enter');
  await page.locator('.lab-monaco .view-lines').waitFor();
  // What takes the keys has no size of its own.
  await page.waitForFunction(() => document.activeElement?.closest('.lab-monaco') != null);
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

const text = (path: string): Promise<string> =>
  readFile(new URL(`../../../labs/${SLUG}/${path}`, import.meta.url), 'utf8');

const state = (name: string, reach: (page: Page) => Promise<void>): GalleryState => ({
  name: `lab-${name}`,
  path: `/labs/${SLUG}/`,
  reach,
});

/** The lab page in all it can show. */
export const LAB_STATES: readonly GalleryState[] = [
  state('editing', (page) => write(page, '// mine\n')),
  state('files', async (page) => {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-show="code"]')?.click());
    await press(page, 'File tree');
    await press(page, 'New file');
    await page.getByRole('textbox', { name: 'Name of the new file' }).fill('lib/helper.js');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: 'helper.js' }).waitFor();
  }),
  state('new-file', async (page) => {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-show="code"]')?.click());
    await press(page, 'File tree');
    await press(page, 'New file');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'name' }).waitFor();
  }),
  state('hints', async (page) => {
    await press(page, 'Give me a hint');
    await page
      .getByTestId(/^hints-/)
      .getByRole('listitem')
      .first()
      .waitFor();
  }),
  state('failed', (page) => run(page, 'Run tests')),
  state('lesson', async (page) => {
    await write(page, await text('mutants/batches/pool.js'));
    await run(page, 'Run tests');
    await page.getByTestId('lesson').waitFor();
  }),
  state('error', async (page) => {
    await write(page, 'export function (\n');
    await run(page, 'Run tests');
  }),
  state('stopped', async (page) => {
    await write(page, 'while (true) {}\n');
    await press(page, 'Run tests');
    await page.locator('[data-testid="stop"][aria-disabled="false"]').press('Enter');
    await page.getByText('You stopped this run.').waitFor();
  }),
  state('passed', async (page) => {
    await write(page, await text(`solution/${FILE}`));
    await run(page, 'Run tests');
  }),
  state('benchmark', async (page) => {
    await write(page, await text(`solution/${FILE}`));
    await run(page, /^Run benchmark/);
    await page.getByTestId('plot').locator('svg').first().waitFor();
    await page.getByTestId('plot').scrollIntoViewIfNeeded();
  }),
  state('solution', async (page) => {
    await press(page, 'Show solution');
    await press(page, 'Show it all the same');
    await press(page, 'Compare with the solution');
    await page.getByRole('dialog').waitFor();
  }),
  state('share', async (page) => {
    await write(page, '// mine\n');
    await press(page, 'Share');
    await page.getByRole('dialog').waitFor();
  }),
  state('somebodys-version', async (page) => {
    await write(page, '// theirs\n');
    await press(page, 'Share');
    const link = page.getByRole('textbox', { name: 'Link to your changed files' });
    await page.waitForFunction(
      (input) => input instanceof HTMLInputElement && input.value !== '',
      await link.elementHandle(),
    );
    const hash = new URL(await link.inputValue()).hash;
    await press(page, 'Close');
    await page.evaluate((value) => (location.hash = value), hash);
    await page.getByRole('region', { name: "Somebody's version" }).getByRole('button').first().waitFor();
  }),
  state('shortcuts', async (page) => {
    await press(page, 'Shortcuts');
    await page.getByRole('dialog').waitFor();
  }),
  state('full-screen', (page) => press(page, 'Full screen')),
];
