import { answer, awake } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

const QUIZ = '/quizzes/worker-threads/';

test('eight questions are answered and explained, and the answers survive a reload', async ({ page }) => {
  await page.goto(QUIZ);
  const questions = page.locator('form:has(fieldset)');
  const asked = (await questions.all()).slice(0, 8);
  expect(asked).toHaveLength(8);

  for (const question of asked) {
    await awake(question);
    await answer(question);
    await expect(question.getByText('Why', { exact: true })).toBeVisible();
  }
  const verdicts = await questions.locator('.hp-verdict').allTextContents();

  await page.reload();
  for (const [index, question] of asked.entries()) {
    await awake(question);
    await expect(question.locator('.hp-verdict')).toHaveText(`${verdicts[index] ?? ''} (answered before)`);
  }
});

test('a question without an answer is not judged', async ({ page }) => {
  await page.goto(QUIZ);
  const question = page.locator('form:has(input[type="radio"])').first();
  await awake(question);
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toHaveText('Answer first, then check.');
});

test('a question answered by keyboard alone', async ({ page }) => {
  await page.goto(QUIZ);
  const question = page.locator('form:has(input[type="radio"]):not(:has(select))').first();
  await awake(question);
  await question.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(question).toHaveAttribute('data-answered');
});
