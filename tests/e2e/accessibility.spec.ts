import { violationsInBothThemes, violationsOf } from './support/axe.ts';
import { LabPage, readLab } from './support/lab.ts';
import { answer, awake } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

test.describe('axe finds nothing, light and dark,', () => {
  // Nothing is moving when colours are measured.
  test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

  test('on the home page and in a guide after a run', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Run both' }).click();
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 120_000 });
    const found = await violationsInBothThemes(page);

    await page.goto('/guides/worker-threads/');
    const block = page.locator('run-block[data-file="blocked.mjs"]');
    await block.getByRole('button', { name: 'Edit' }).click();
    await block.getByRole('button', { name: 'Run' }).click();
    await expect(block.getByRole('status')).toContainText('Finished in', { timeout: 120_000 });
    found.push(...(await violationsInBothThemes(page)));
    expect(found).toEqual([]);
  });

  test('in a quiz with every question answered', async ({ page }) => {
    await page.goto('/quizzes/worker-threads/');
    await page.getByLabel('All on one page').check();
    for (const question of await page.locator('form:has(fieldset)').all()) {
      await awake(question);
      await answer(question);
    }
    expect(await violationsInBothThemes(page)).toEqual([]);
  });

  test('in a lab with dialogs, that runs, that failed, with its solution beside it, that passed, and that has a benchmark', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    const { files, solution } = await readLab('promise-pool');
    await lab.open('promise-pool');
    const found: string[] = [];
    for (const dialog of ['Shortcuts', 'Share']) {
      await lab.button(dialog).press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      found.push(...(await violationsInBothThemes(page)));
      await page.keyboard.press('Escape');
    }
    await lab.button('File tree').press('Enter');
    await lab.button('New file').press('Enter');
    found.push(...(await violationsInBothThemes(page)));
    await lab.button('File tree').press('Enter');

    await lab.paste('pool.js', 'for (;;);\n');
    await lab.button('Run tests').click();
    const stop = page.getByTestId('stop');
    await expect(stop).toHaveAttribute('aria-disabled', 'false');
    found.push(...(await violationsOf(page)));
    // Forced, as the run's own time may be over meanwhile.
    await stop.click({ force: true });
    await lab.finished();
    await lab.button('Reset lab').click();
    await lab.runTests();
    found.push(...(await violationsInBothThemes(page)));

    await lab.button('Show solution').press('Enter');
    await lab.button('Show it all the same').press('Enter');
    await lab.button('Compare with the solution').press('Enter');
    await expect(page.getByRole('dialog').getByRole('insertion').first()).toBeVisible();
    found.push(...(await violationsInBothThemes(page)));
    await page.keyboard.press('Escape');

    for (const path of files.editable) await lab.paste(path, await solution(path));
    expect(await lab.runTests()).toContain('All tests passed.');
    await lab
      .button(/^Benchmark: /)
      .first()
      .click();
    await lab.finished(120_000);
    await expect(page.getByTestId('plot').locator('svg').first()).toBeVisible();
    found.push(...(await violationsInBothThemes(page)));
    expect(found).toEqual([]);
  });
});

test('a reader whose system is dark gets the dark theme', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ colorScheme: 'dark', ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await context.close();
});
