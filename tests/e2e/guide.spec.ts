import { readFile } from 'node:fs/promises';
import { answer } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

const GUIDE = '/guides/worker-threads/';
const PAGES = new URL('../../content/docs/guides/worker-threads/', import.meta.url);

/** A program as a page's source has it. */
async function programOf(file: string, name: string): Promise<string> {
  const text = await readFile(new URL(file, PAGES), 'utf8');
  return new RegExp(`\\\`\\\`\\\`js [^\\n]*file="${name}"[^\\n]*\\n([^]*?)\\n\\\`\\\`\\\``).exec(text)?.[1] ?? '';
}

test('a program in the guide runs, and so does what the reader makes of it', async ({ page }) => {
  await page.goto(GUIDE);
  const block = page.locator('run-block[data-file="blocked.mjs"]');
  const output = block.getByRole('region', { name: /^Output of/ });

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await block.getByRole('button', { name: 'Copy to clipboard' }).click();
  await expect(block.getByText('Copied!')).toBeVisible();
  // Each line as it is written, blank ones too.
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await programOf('index.mdx', 'blocked.mjs'));

  await block.getByRole('button', { name: 'Run' }).click();
  await expect(block.getByRole('status')).toContainText(/^Finished in \d+ ms on the embedded Node 24\./, {
    timeout: 120_000,
  });
  await expect(output).toContainText('fibonacci(38) = 39088169');
  await expect(output).toContainText(/the 10 ms timer ran after \d+ ms/);

  await block.getByRole('button', { name: 'Edit' }).click();
  await block.getByRole('textbox', { name: /^Source of/ }).fill(`console.log('mine', 6 * 7);`);
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(output).toHaveText('mine 42');

  await block.getByRole('button', { name: 'Reset' }).click();
  await expect(block.getByRole('textbox')).toHaveCount(0);
});

test('a program of the guide that never ends can be stopped', async ({ page }) => {
  await page.goto(GUIDE);
  const block = page.locator('run-block[data-file="blocked.mjs"]');
  await block.getByRole('button', { name: 'Edit' }).click();
  await block.getByRole('textbox', { name: /^Source of/ }).fill(`console.log('spinning'); while (true) {}`);
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(block.getByRole('region', { name: /^Output of/ })).toHaveText('spinning', { timeout: 120_000 });
  await block.getByRole('button', { name: 'Stop' }).click();
  await expect(block.getByRole('status')).toHaveText('Stopped.');
});

test('a run that cannot fetch the engine says so and what to do, and the next one works', async ({ page }) => {
  await page.goto(GUIDE);
  const block = page.locator('run-block[data-file="blocked.mjs"]');
  await page.route('**/engine/process-*.js', (route) => route.abort());
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(block.getByRole('status')).toContainText('Check your connection, then run it again.');

  await page.unrouteAll();
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(block.getByRole('status')).toContainText('Finished in', { timeout: 120_000 });
});

test('a question that cannot be had says so, and is judged once it can', async ({ page }) => {
  await page.route('**/questions.json', (route) => route.abort());
  await page.goto('/guides/caching/redis/');
  const question = page.locator('#question-keys-stops-the-store');
  const status = question.locator('.hp-verdict');
  await question.scrollIntoViewIfNeeded();
  await expect(status).toHaveText('The question could not be loaded. Check the network, and try again.');
  // What is chosen now would be lost.
  await expect(question.locator('.hp-body')).toHaveAttribute('inert');

  await page.unrouteAll();
  await question.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(status).toHaveText('Answer first, then check.');
  // The program's own button checks nothing.
  await expect(question.getByRole('button', { name: 'Copy to clipboard' })).toHaveAttribute('type', 'button');
  await answer(question.locator('form'));
  await expect(status).toHaveText(/^(Right|Half right|Not right)\./);
  // What stood in the page is the same element still: its program can be run.
  await expect(question.getByRole('button', { name: 'Run' })).toBeVisible();
});

test('a simulation answers the keyboard', async ({ page }) => {
  await page.goto('/guides/worker-threads/pools/');
  const simulation = page.getByRole('region', { name: 'Simulation of a pool' });
  await simulation.scrollIntoViewIfNeeded();
  await expect(simulation.locator('.hp-sim-plot svg').first()).toBeVisible();
  const before = await simulation.getByRole('status').textContent();
  await simulation.getByRole('slider').first().press('End');
  await expect(simulation.getByRole('status')).not.toHaveText(before ?? '');
});
