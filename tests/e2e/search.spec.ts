import { expect, test } from './support/test.ts';

test('search finds a guide, by keyboard, under the policy of the page', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('ControlOrMeta+K');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').or(dialog.getByRole('searchbox')).fill('worker threads');
  await expect(dialog.getByRole('link', { name: /worker threads/i }).first()).toBeVisible();
});
