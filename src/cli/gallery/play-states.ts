import type { Page } from '@playwright/test';
import type { GalleryState } from './state.ts';

const run = (page: Page): Promise<void> => page.getByTestId('run').press('Enter');

const state = (name: string, reach?: (page: Page) => Promise<void>): GalleryState => ({
  name: `play-${name}`,
  path: '/play/',
  ...(reach ? { reach } : {}),
});

/** The playground in all it can show. */
export const PLAY_STATES: readonly GalleryState[] = [
  state('ready'),
  state('server', async (page) => {
    await run(page);
    await page.getByLabel('At once').selectOption('10');
    await page.getByLabel('Method').selectOption('POST');
    await page.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await page.getByText(/^10 times POST/).waitFor();
    await page.getByText(/ headers$/).click();
  }),
  state('program', async (page) => {
    await page.getByLabel('Start from a template').selectOption('Worker pool');
    await page.getByRole('tab', { name: 'primes.js' }).waitFor();
    await run(page);
    await page.getByText('ended with code 0').first().waitFor();
  }),
  state('error', async (page) => {
    await page.getByTestId('command').fill('node missing.js');
    await page.keyboard.press('Enter');
    await page.getByText('ended with code 1').first().waitFor();
  }),
];
