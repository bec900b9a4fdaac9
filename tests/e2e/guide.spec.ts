import { expect, test } from './support/test.ts';

const GUIDE = '/guides/worker-threads/';

test('a program in the guide runs, and so does what the reader makes of it', async ({ page }) => {
  await page.goto(GUIDE);
  const block = page.locator('[data-runnable]').first();
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(block.getByRole('log')).toContainText('fibonacci(38) = 39088169', { timeout: 60_000 });
});
