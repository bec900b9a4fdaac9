import { violationsOf } from './support/axe.ts';
import { CONTRACT } from '../../src/engines/contract/run.ts';
import { expect, test } from './support/stand-in.ts';

test('checks the embedded engine, and says in plain words that StackBlitz gave no answer', async ({
  page,
  standIn,
}) => {
  standIn.behaviour.boot = 'silent';
  await page.clock.install();
  await page.goto('/engine-check/');
  await page.getByRole('button', { name: 'Check both engines' }).click();
  const embedded = page.getByTestId('check-browser-node');
  await expect(embedded).toContainText(/Node\.js 24\.\S+: \d+ passed, \d+ failed/, { timeout: 60_000 });

  const container = page.getByTestId('check-webcontainer');
  await expect(container.getByRole('listitem').filter({ hasText: 'running' })).toHaveCount(1, { timeout: 180_000 });
  await page.clock.fastForward(60_000);
  await expect(container).toContainText(
    'StackBlitz gave no answer in time. Often a network, a content blocker or strict tracking prevention blocks stackblitz.com.',
  );
  await expect(page.getByTestId('check-status')).toHaveText('Checked.');
  for (const { promise } of CONTRACT) {
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: promise, exact: true }) });
    await expect(row.getByRole('cell').first()).toHaveText(/^(works|skipped)/);
  }
  expect(await violationsOf(page)).toEqual([]);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByTestId('check-status')).toHaveText('The report is in your clipboard.');
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('## Embedded engine\nNode.js 24.');
  expect(report).toContain('## WebContainer\nStackBlitz gave no answer in time.');
  expect(report).toContain('policy violations: none');
});

test('checks both engines side by side where both run', async ({ page, standIn }) => {
  await page.goto('/engine-check/');
  await page.getByRole('button', { name: 'Check both engines' }).click();
  await expect(page.getByTestId('check-status')).toHaveText('Checked.', { timeout: 200_000 });
  await expect(page.getByTestId('check-webcontainer')).toContainText(/Node\.js 24\.\S+: \d+ passed, 0 failed/);
  expect(standIn.frames).toHaveLength(1);
});
