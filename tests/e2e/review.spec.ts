import { violationsOf } from './support/axe.ts';
import { answer, awake } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

test('questions answered wrong come up for review, which then works by keyboard and without a network', async ({
  page,
  context,
}) => {
  await page.goto('/quizzes/worker-threads/');
  await page.getByLabel('All on one page').check();
  const questions = page.locator('form:has(fieldset)');
  for (const question of [questions.nth(0), questions.nth(2)]) {
    await awake(question);
    await answer(question);
    await expect(question.getByRole('button', { name: 'Review later' })).toHaveAttribute('aria-pressed', 'true');
  }

  await page.goto('/review/');
  await expect(page.getByRole('status').first()).toHaveText('2 cards are due today, of 2 in review.');
  await expect(page.getByRole('img', { name: 'Cards due in the next 14 days, 2 in all' })).toBeVisible();
  const found = await violationsOf(page);
  await page.getByRole('button', { name: 'Review', exact: true }).press('Enter');
  const card = page.locator('form.hp-question');
  await expect(card).toContainText('Card 1 of 2');
  await context.setOffline(true);

  for (const place of ['Card 1 of 2', 'Card 2 of 2']) {
    await expect(card).toContainText(place);
    // A new card takes the focus; only then is it the reader's to move.
    await expect(card).toBeFocused();
    await page.keyboard.press('Tab');
    await card.getByRole('textbox').focus();
    await page.keyboard.type('1');
    await card.getByRole('button', { name: 'Check' }).press('Enter');
    await expect(card.getByRole('status')).toHaveText('Not right.');
    if (place.startsWith('Card 2')) found.push(...(await violationsOf(page)));
    await card.getByRole('button', { name: 'Next tomorrow' }).press('Enter');
  }
  await expect(page.getByRole('status').first()).toHaveText('Nothing is due today. 2 cards are in review.');
  expect(found).toEqual([]);

  await context.setOffline(false);
  await page.getByLabel('Which questions').selectOption('All my cards');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for Anki' }).press('Enter');
  expect((await saved).suggestedFilename()).toBe('hotpath-anki-mine.txt');
  await expect(page.getByText('2 cards in hotpath-anki-mine.txt.')).toBeVisible();

  // The same browser a day later.
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.reload();
  await expect(page.getByRole('status').first()).toHaveText('2 cards are due today, of 2 in review.');
});
