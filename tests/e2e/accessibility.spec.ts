import { OF_COLOURS, violationsOf } from './support/axe.ts';
import { LabPage, readLab } from './support/lab.ts';
import { visitAll } from './support/pages.ts';
import { answer, awake } from './support/quiz.ts';
import { sitemapPaths } from './support/sitemap.ts';
import { expect, test } from './support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}:`, () => {
    // Nothing is moving when colours are measured.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('on any page', async ({ context, request }) => {
      test.setTimeout(300_000);
      const paths = await sitemapPaths(request);
      expect(paths).toContain('/');
      expect(paths).toContain('/labs/worker-pool/');

      const found: string[] = [];
      await visitAll(context, [...paths, '/404.html'], async (page, path) => {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        found.push(...(await violationsOf(page, colorScheme === 'dark' ? OF_COLOURS : undefined)));
      });
      expect(found).toEqual([]);
    });

    test('on the home page and in a guide after a run', async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Run both' }).click();
      await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 120_000 });
      const found = await violationsOf(page);

      await page.goto('/guides/worker-threads/');
      const block = page.locator('run-block[data-file="blocked.mjs"]');
      await block.getByRole('button', { name: 'Edit' }).click();
      await block.getByRole('button', { name: 'Run' }).click();
      await expect(block.getByRole('status')).toContainText('Finished in', { timeout: 120_000 });
      found.push(...(await violationsOf(page)));
      expect(found).toEqual([]);
    });

    test('in a quiz with every question answered', async ({ page }) => {
      await page.goto('/quizzes/worker-threads/');
      for (const question of await page.locator('form:has(fieldset)').all()) {
        await awake(question);
        await answer(question);
      }
      expect(await violationsOf(page)).toEqual([]);
    });

    test('in a lab that failed, that passed, and that has a benchmark', async ({ page }) => {
      const lab = new LabPage(page);
      const { files, solution } = await readLab('worker-pool');
      await lab.open('worker-pool');
      await lab.runTests();
      const found = await violationsOf(page);

      for (const path of files.editable) await lab.paste(path, await solution(path));
      expect(await lab.runTests()).toContain('All tests passed.');
      await lab.button(/^Run benchmark/).click();
      await lab.finished(120_000);
      await expect(page.getByTestId('plot').locator('svg').first()).toBeVisible();
      found.push(...(await violationsOf(page)));
      expect(found).toEqual([]);
    });
  });
}
