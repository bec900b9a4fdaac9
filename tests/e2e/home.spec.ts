import { expect, test } from './support/test.ts';

test('the demo on the home page runs both programs and plots what it measured', async ({ page }) => {
  await page.goto('/');
  const demo = page.locator('hp-demo');
  await demo.getByRole('button', { name: 'Run both' }).click();
  await expect(demo.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 120_000 });

  await expect(demo.getByRole('status')).toContainText('Node 24.');
  await expect(demo.getByText('not run yet')).toHaveCount(0);
  // A loop that is blocked runs no heartbeat, however fast the machine.
  await expect(
    demo
      .getByRole('row', { name: /Heartbeats/ })
      .getByRole('cell')
      .first(),
  ).toHaveText('0');
  await expect(demo.getByText('Illustration, not a measurement')).toHaveCount(0);
});
