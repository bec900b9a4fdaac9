/**
 * `npm run gallery [-- word…]`: screenshots of every page and state of the built site, wide and narrow, light and dark, into
 * `.hotpath/gallery/` (not in git), for people to look at. Words choose the states whose names contain one of them.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from './browsers/chromium.ts';
import { LAB_STATES } from './gallery/lab-states.ts';
import { PLAY_STATES } from './gallery/play-states.ts';
import { SCENARIO_STATES } from './gallery/scenario-states.ts';
import { pageStates, type GalleryState } from './gallery/state.ts';
import { serveDist } from './serve-dist.ts';

const FOLDER = fileURLToPath(new URL('../../.hotpath/gallery/', import.meta.url));
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const;

/** Four pictures of the page as it stands. Theme and width change under it, as they do for readers who change them. */
async function picture(page: Page, { name, whole }: GalleryState): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
      await page.screenshot({
        path: `${FOLDER}${name}-${size}-${theme}.png`,
        fullPage: whole ?? false,
        animations: 'disabled',
      });
    }
  }
}

/** Goes down the page and back up: some islands wake up only when they are seen. */
async function lookThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo({ top, behavior: 'instant' });
      await frame();
      await frame();
    }
    scrollTo({ top: 0, behavior: 'instant' });
  });
}

/** Whether the state was reached and its pictures taken. */
async function take(browser: Browser, origin: string, state: GalleryState): Promise<boolean> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    baseURL: origin,
    viewport: SIZES.wide,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(state.path);
    await page.mouse.move(1, 1);
    if (state.whole === true) await lookThrough(page);
    await page.waitForSelector('astro-island[ssr]', { state: 'detached' });
    await state.reach?.(page);
    await picture(page, state);
    console.log(state.name);
    return true;
  } catch (error) {
    console.error(`${state.name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  } finally {
    await context.close();
  }
}

const site = await serveDist();
const browser = await chromium.launch(await findChromium());
let missing = 0;
try {
  await mkdir(FOLDER, { recursive: true });
  const words = process.argv.slice(2);
  const all = [...LAB_STATES, ...PLAY_STATES, ...SCENARIO_STATES, ...(await pageStates(site.origin))];
  const chosen = all.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  for (const state of chosen) if (!(await take(browser, site.origin, state))) missing += 1;
  console.log(`${(chosen.length - missing) * 4} pictures in ${FOLDER}`);
} finally {
  await browser.close();
  await site.close();
}
process.exitCode = missing > 0 ? 1 : 0;
