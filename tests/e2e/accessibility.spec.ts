import { AxeBuilder } from '@axe-core/playwright';
import { sitemapPaths } from './support/sitemap.ts';
import { expect, test } from './support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, request }) => {
    test.setTimeout(300_000);
    // Nothing is moving when colours are measured.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const paths = await sitemapPaths(request);
    expect(paths).toContain('/');
    expect(paths).toContain('/labs/worker-pool/');

    const found: string[] = [];
    for (const path of [...paths, '/404.html']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, help, nodes } of violations) {
        for (const { target } of nodes) found.push(`${path}: ${id}: ${help}: ${target.join(' ')}`);
      }
    }
    expect(found).toEqual([]);
  });
}
