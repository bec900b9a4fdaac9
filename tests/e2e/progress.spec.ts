import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './support/axe.ts';
import { LabPage } from './support/lab.ts';
import { answer, awake } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

/** Answers the questions of a quiz at these places. */
async function answerSome(page: Page, places: readonly number[]): Promise<void> {
  await page.goto('/quizzes/worker-threads/');
  await page.getByLabel('All on one page').check();
  for (const place of places) {
    const question = page.locator('form:has(fieldset)').nth(place);
    await awake(question);
    await answer(question);
  }
}

test('progress: what is done and next, a reset that is taken back after a reload, a file that is looked at first, garbage', async ({
  page,
}) => {
  await answerSome(page, [0, 2]);
  await page.goto('/progress/');
  const section = page.locator('main details', { hasText: 'Worker threads' });
  await expect(section).toContainText(/2\/\d+ quiz/);
  await expect(page.getByRole('region', { name: 'Where you are weak' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('img', { name: 'Cards due in the next 14 days, 2 in all' })).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).press('Enter');
  const file = await (await saved).path();

  await section.locator('summary').click();
  await section.getByRole('button', { name: 'Reset this section' }).press('Enter');
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Undo: Reset Worker threads' }).press('Enter');
  await expect(section).toContainText(/2\/\d+ quiz/);

  await page.getByRole('button', { name: 'Reset everything' }).press('Enter');
  await page.getByRole('button', { name: 'Yes, reset everything' }).press('Enter');
  await expect(page.getByText('Nothing here yet.')).toBeVisible();

  const load = page.getByLabel('Load from a file');
  await load.setInputFiles({ name: 'big.json', mimeType: 'application/json', buffer: Buffer.alloc(10 * 2 ** 20, '[') });
  await expect(page.getByText('This file has 10.0 MB. A progress export has at most 8 MB.')).toBeVisible();
  await load.setInputFiles({ name: 'deep.json', mimeType: 'application/json', buffer: Buffer.alloc(2 ** 20, '[') });
  await expect(page.getByText('This file is not JSON.')).toBeVisible();
  await load.setInputFiles(file);
  const preview = page.getByRole('region', { name: /^What .* would change$/ });
  await expect(preview.getByRole('row', { name: /^Answers/ })).toHaveText('Answers2000');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await preview.getByRole('button', { name: /^Take over/ }).press('Enter');
  await expect(section).toContainText(/2\/\d+ quiz/);
});

test('faults: storage full, storage blocked, and two tabs with one lab, each with what to do', async ({ context }) => {
  const first = await context.newPage();
  // A disk that is full from the moment that the page is told so.
  await first.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if (document.documentElement.dataset['disk'] === 'full') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const lab = new LabPage(first);
  await lab.open('lru-ttl');
  const second = await context.newPage();
  const other = new LabPage(second);
  await other.open('lru-ttl');

  await lab.paste('cache.js', 'export const from = "the first tab";\n');
  await expect(other.code).toContainText('the first tab');

  const disk = (state: string): Promise<unknown> =>
    first.evaluate((name) => (document.documentElement.dataset['disk'] = name), state);
  await disk('full');
  await lab.paste('cache.js', 'export const from = "a full disk";\n');
  const notice = first.getByRole('region', { name: 'Storage' });
  await expect(notice).toContainText('Your browser has no room left for this site.');
  await expect(lab.code.locator('.view-lines')).toContainText('full');
  await disk('');
  await notice.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(notice).toContainText('Everything is saved again.');
  await first.reload();
  await expect(lab.code).toContainText('a full disk');

  await second.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await second.goto('/progress/');
  await expect(second.getByRole('region', { name: 'Storage' })).toContainText('Your browser blocks storage');
  await expect(second.getByText('Nothing here yet.')).toBeVisible();
  await expect(second.getByRole('region', { name: 'What is next' }).getByRole('link')).toBeVisible();
});
