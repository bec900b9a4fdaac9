import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What the colours of a theme can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Code in guides has thousands of coloured words, whose contrast Expressive Code sees to; axe would take seconds a page. */
const CODE = '.expressive-code pre';

/** Resolves when all that moves has arrived: colours that change bit by bit are those of no theme. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (;;) {
      const moving = document
        .getAnimations()
        .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
      if (moving.length === 0) return;
      await Promise.allSettled(moving.map(({ finished }) => finished));
    }
  });
}

/** What axe finds on the page as it stands, one line for each element; of `rules` only, and `within` an element only, when given. */
export async function violationsOf(page: Page, rules?: string[], within?: string): Promise<string[]> {
  await still(page);
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude(CODE);
  if (within !== undefined) axe.include(within);
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any }) =>
        `${new URL(page.url()).pathname}: ${id}: ${help}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`,
    ),
  );
}

/** The same in the light theme, and in the dark one what colours can break. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  // As the theme picker does it.
  const wear = (theme: string): Promise<string> =>
    page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
  await wear('light');
  const light = await violationsOf(page);
  await wear('dark');
  const dark = await violationsOf(page, OF_COLOURS);
  await wear('light');
  return [...light, ...dark.map((violation) => `dark: ${violation}`)];
}
