import { violationsOf } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test('a mock interview by keyboard, over a reload, from start to a report that is kept', async ({ page }) => {
  await page.goto('/interview/mock/');
  await page.getByLabel('15 minutes').press('Space');
  await page.getByRole('button', { name: 'Begin the interview' }).press('Enter');
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  const clock = await page.getByRole('timer').textContent();
  const found: string[] = [];

  for (let round = 1; round <= 4; round += 1) {
    await expect(page.getByText(`Round ${round} of 4`)).toBeVisible();
    const line = page.getByLabel('The bug is on line');
    if ((await line.count()) > 0) {
      await line.selectOption({ index: 1 });
      await page.getByRole('radio').first().press('Space');
      await page.getByRole('button', { name: 'This is the bug' }).press('Enter');
      found.push(...(await violationsOf(page)));
    } else {
      if (round === 1) {
        // A reload in the middle of an answer.
        await page.getByLabel('Say it aloud').fill('My answer, half');
        await page.reload();
        await expect(page.getByText('round 1 of 4')).toBeVisible();
        found.push(...(await violationsOf(page)));
        await page.getByRole('button', { name: 'Go on with it' }).press('Enter');
        await expect(page.getByLabel('Say it aloud')).toHaveValue('My answer, half');
        await page.getByRole('button', { name: 'Pause' }).press('Enter');
      }
      for (let part = 0; part < 3; part += 1) {
        const answered = page.getByRole('button', { name: 'I have answered' });
        if ((await answered.count()) === 0) break;
        await page.getByLabel('Say it aloud').fill('My answer');
        await answered.press('Enter');
      }
      await expect(page.getByText('My answer').first()).toBeVisible();
      if (round === 1) found.push(...(await violationsOf(page)));
      await page.getByRole('radio', { name: 'weak' }).press('Space');
    }
    await page.getByRole('button', { name: 'Next round' }).press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'Your report' })).toBeFocused();
  found.push(...(await violationsOf(page)));
  expect(found).toEqual([]);
  // It stood still while it was paused.
  expect(clock).toMatch(/^0:0\d of 15:00$/);

  await page.reload();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Show the report' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Your report' })).toBeFocused();
  await page.getByText('What you wrote').first().click();
  await expect(page.getByText('My answer').first()).toBeVisible();
});

test('the question bank shows what its filter says, also when the address is opened again', async ({ page }) => {
  await page.goto('/questions/?type=SpotTheBug');
  const items = page.locator('[data-question]:visible');
  await expect(page.getByRole('status')).toHaveText(/^\d+ of \d+ questions\.$/);
  await expect(items.filter({ hasText: 'Choice' })).toHaveCount(0);
  const bugs = await items.count();
  await page.getByLabel('Section').selectOption('worker-threads');
  await expect(page).toHaveURL(/section=worker-threads&type=SpotTheBug/);
  await expect.poll(() => items.count()).toBeLessThan(bugs);
  await page.getByLabel('Yours').selectOption('weak');
  await expect(items).toHaveCount(0);
});
