import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What the colours of a theme can break. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands, one line for each element; of `rules` only, when given. */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${new URL(page.url()).pathname}: ${id}: ${help}: ${target.join(' ')}`),
  );
}
