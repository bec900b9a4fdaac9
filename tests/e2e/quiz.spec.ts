import type { Locator } from '@playwright/test';
import { expect, test } from './support/test.ts';

const QUIZ = '/quizzes/worker-threads/';

/** Gives some answer to a question, of whichever type it is; right or wrong is not the point here. */
async function answer(question: Locator): Promise<void> {
  for (const select of await question.getByRole('combobox').all()) await select.selectOption({ index: 1 });
  for (const field of await question.getByRole('textbox').all()) await field.fill('1');
  const choices = question.getByRole('radio').or(question.getByRole('checkbox'));
  if ((await choices.count()) > 0) await choices.first().check();
  await question.getByRole('button', { name: 'Check' }).click();
}

test('eight questions are answered and explained, and the answers survive a reload', async ({ page }) => {
  await page.goto(QUIZ);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  const questions = page.locator('form:has(fieldset)');
  await expect(questions).toHaveCount(8);

  for (const question of await questions.all()) {
    await answer(question);
    await expect(question).toHaveAttribute('data-answered');
    await expect(question.getByText('Why', { exact: true })).toBeVisible();
  }
  const verdicts = await questions.locator('.hp-verdict').allTextContents();

  await page.reload();
  await expect(questions.locator('.hp-verdict')).toHaveText(verdicts.map((verdict) => `${verdict} (answered before)`));
});

test('a question without an answer is not judged', async ({ page }) => {
  await page.goto(QUIZ);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  const question = page.locator('form:has(input[type="radio"])').first();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toHaveText('Answer first, then check.');
});

test('a question answered by keyboard alone', async ({ page }) => {
  await page.goto(QUIZ);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  const question = page.locator('form:has(input[type="radio"]):not(:has(select))').first();
  await question.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(question).toHaveAttribute('data-answered');
});
