import type { BrowserContext, Page } from '@playwright/test';

/** Visits every path, a few tabs at a time: most of a visit is waiting. Rejects with the first failure. */
export async function visitAll(
  context: BrowserContext,
  paths: readonly string[],
  visit: (page: Page, path: string) => Promise<void>,
  tabs = 3,
): Promise<void> {
  const left = [...paths];
  await Promise.all(
    Array.from({ length: tabs }, async () => {
      const page = await context.newPage();
      for (let path = left.shift(); path !== undefined; path = left.shift()) await visit(page, path);
      await page.close();
    }),
  );
}
