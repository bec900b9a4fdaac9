import type { Page } from '@playwright/test';
import type { GalleryState } from './state.ts';

const state = (name: string, reach: (page: Page) => Promise<void>): GalleryState => ({
  name: `scenario-${name}`,
  path: '/scenarios/memory-leak/',
  whole: true,
  reach: async (page) => {
    await page.getByRole('button', { name: 'Start the clock' }).click();
    await reach(page);
  },
});

/** Takes the decision at a place until there is none to take. */
async function playThrough(page: Page, at: number): Promise<void> {
  const choices = page.getByRole('radio');
  while ((await choices.count()) > 0) {
    await choices.nth(at).press('Space');
    await page.getByRole('button', { name: 'Do it' }).press('Enter');
  }
}

/** A scenario with evidence in view, and its debrief after a fair and a poor play. */
export const SCENARIO_STATES: readonly GalleryState[] = [
  state('evidence', async (page) => {
    await page.getByRole('button', { name: 'Memory and failures' }).press('Enter');
    await page.getByRole('tabpanel').locator('svg').first().waitFor();
  }),
  state('debrief-fair', (page) => playThrough(page, 1)),
  state('debrief-poor', (page) => playThrough(page, 0)),
];
