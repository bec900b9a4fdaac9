import { answer, awake } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

const QUIZ = '/quizzes/worker-threads/';

test('a quiz by keyboard: the order, the place and the answers survive a reload, and the result says what to mend', async ({
  page,
}) => {
  await page.goto(QUIZ);
  const question = page.locator('form:has(fieldset):visible');
  const next = page.getByRole('button', { name: 'Next question' });
  const asked: (string | null)[] = [];
  const verdicts: string[] = [];

  for (let place = 1; place <= 6; place += 1) {
    await expect(page.getByText(`Question ${place} of `)).toBeVisible();
    await expect(question).toHaveCount(1);
    await awake(question);
    asked.push(await question.locator('legend').textContent());
    await answer(question);
    await expect(question.getByText('Why', { exact: true })).toBeVisible();
    verdicts.push((await question.locator('.hp-verdict').textContent()) ?? '');
    await next.press('Enter');
  }
  await expect(question.locator('fieldset')).toBeFocused();
  const seventh = await question.locator('legend').textContent();

  await page.reload();
  await expect(page.getByText('Question 7 of ')).toBeVisible();
  await expect(question.locator('legend')).toHaveText(seventh ?? '');
  for (const [index, legend] of asked.entries()) {
    await page.getByRole('button', { name: new RegExp(`^Question ${index + 1} of `) }).press('Enter');
    await expect(page.getByText(`Question ${index + 1} of `)).toBeVisible();
    await awake(question);
    await expect(question.locator('legend')).toHaveText(legend ?? '');
    await expect(question.locator('.hp-verdict')).toHaveText(`${verdicts[index] ?? ''} (answered before)`);
  }

  await page.getByRole('button', { name: 'Result', exact: true }).press('Enter');
  const result = page.getByRole('region', { name: 'Where you stand' });
  await expect(result.getByRole('heading', { name: 'Where you stand' })).toBeFocused();
  await expect(result.getByRole('status')).toHaveText(/^6 of \d+ answered, \d right\.$/);
  await expect(result.getByRole('link', { name: /worker threads/ }).first()).toBeVisible();
  await result.getByRole('button', { name: 'Start over' }).press('Enter');
  await expect(page.getByText('Question 1 of ')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Question \d+ of \d+, open$/ })).toHaveCount(
    await page.getByRole('button', { name: /^Question \d+ of/ }).count(),
  );
});

test('an address leads to its question, which is not judged without an answer', async ({ page }) => {
  await page.goto(`${QUIZ}#question-own-heap`);
  const question = page.locator('form:has(fieldset):visible');
  await expect(page.locator('#question-own-heap')).toBeVisible();
  await expect(question).toHaveCount(1);
  await awake(question);
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toHaveText('Answer first, then check.');
  await question.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(question).toHaveAttribute('data-answered');
  await question.getByText('Report a problem').click();
  await expect(question.getByLabel('The report')).toHaveValue(/^Question: own-heap .*\nPage: .*#question-own-heap\n/);
});
