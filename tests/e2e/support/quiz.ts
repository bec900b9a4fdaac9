import type { Locator } from '@playwright/test';
import { expect } from './test.ts';

/** Brings a question into view and waits until its script is there: questions wake up when they are seen. */
export async function awake(question: Locator): Promise<void> {
  await question.scrollIntoViewIfNeeded();
  await expect(question.locator('xpath=ancestor::*[starts-with(@id, "question-")]')).not.toHaveAttribute(
    'data-questions',
  );
}

/**
 * Gives some answer to a question that is awake, of whichever type it is; right or wrong is not the point.
 * @param check the name of the button that ends it
 */
export async function answer(question: Locator, check = 'Check'): Promise<void> {
  for (const select of await question.getByRole('combobox').all()) await select.selectOption({ index: 1 });
  for (const field of await question.getByRole('textbox').all()) await field.fill('1');
  const aloud = question.getByRole('button', { name: 'show the answer' });
  if ((await aloud.count()) > 0) await aloud.click();
  const choices = question.getByRole('radio').or(question.getByRole('checkbox'));
  if ((await choices.count()) > 0) await choices.first().check();
  await question.getByRole('button', { name: check }).click();
  await expect(question).toHaveAttribute('data-answered');
}
