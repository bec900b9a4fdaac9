import { readFile } from 'node:fs/promises';
import { PAGES, tooHeavy, weigh, type PageWeight } from '../../src/cli/bench-size/weight.ts';
import type { Page, Response } from '@playwright/test';
import { violationsInBothThemes, violationsOf } from './support/axe.ts';
import { visitAll } from './support/pages.ts';
import { sitemapPaths } from './support/sitemap.ts';
import { expect, test } from './support/test.ts';

const DIST = new URL('../../dist/', import.meta.url);
const SIZES = new URL('../../bench/size.json', import.meta.url);

/** Pages that are made by one template of content that cannot break it: a few stand for all of them. */
const ALIKE =
  /^\/(?:labs|quizzes|interview|scenarios)\/(?!$|worker-pool\/|pm2-ecosystem\/|cluster\/|caching\/|mock\/|memory-leak\/)/;

// Nothing is moving when colours are measured.
test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

/** What axe finds. Sections share their style: the first page of each stands for it in the dark; all share header, navigation and footer. */
async function inaccessible(page: Page, path: string): Promise<string[]> {
  if (ALIKE.test(path)) return [];
  return path.split('/').length <= 4 ? violationsInBothThemes(page) : violationsOf(page, undefined, 'main');
}

test('every page is isolated, accessible, fits a phone, breaks no policy, weighs what it may, and links only to pages and places that exist', async ({
  baseURL,
  context,
  request,
}) => {
  test.setTimeout(300_000);
  const problems: string[] = [];
  context.on('console', (message) => {
    const from = message.page()?.url() ?? 'a worker';
    if (message.type() === 'error') problems.push(`${from}: ${message.text()}`);
  });

  // Weighed as a first visitor meets it: scripts that bring work back are not asked for.
  await context.addInitScript(() => {
    indexedDB.databases = () => Promise.resolve([]);
  });

  const sizes = JSON.parse(await readFile(SIZES, 'utf8')) as { pages: Record<string, PageWeight> };
  const before = new Map(Object.values(sizes.pages).map((weight) => [weight.path, weight]));
  // A kind of page that was never weighed has no line to hold.
  expect([...before.keys()].sort()).toEqual(Object.values(PAGES).sort());

  const anchors = new Map<string, Set<string>>();
  const links: { from: string; to: string; hash: string }[] = [];
  const paths = await sitemapPaths(request);
  expect(paths).toEqual(expect.arrayContaining(['/', '/labs/worker-pool/']));
  await visitAll(context, [...paths, '/404.html'], async (page, path) => {
    const loaded: string[] = [];
    const note = (response: Response): void => {
      const url = new URL(response.url());
      if (url.origin === new URL(baseURL ?? '').origin && response.ok()) loaded.push(url.pathname);
    };
    page.on('response', note);
    await page.goto(path, { waitUntil: 'networkidle' });
    page.off('response', note);
    const heavy = tooHeavy(await weigh(DIST, path, loaded), before.get(path));
    if (heavy !== undefined) problems.push(heavy);
    if (!(await page.evaluate(() => crossOriginIsolated))) problems.push(`${path}: not cross-origin isolated`);
    const { ids, hrefs } = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      hrefs: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
    }));
    anchors.set(path, new Set(ids));
    for (const href of hrefs) {
      const url = new URL(href);
      if (url.origin === new URL(page.url()).origin) {
        links.push({ from: path, to: url.pathname, hash: decodeURIComponent(url.hash.slice(1)) });
      }
    }
    problems.push(...(await inaccessible(page, path)));
    await page.setViewportSize({ width: 320, height: 640 });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) problems.push(`${path}: ${String(sideways)} px to scroll sideways at 320 px`);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  for (const { from, to, hash } of links) {
    const ids = anchors.get(to);
    if (ids) {
      if (hash && !ids.has(hash)) problems.push(`${from}: links to ${to}#${hash}, and there is no such place`);
    } else if (!(await request.head(to)).ok()) {
      problems.push(`${from}: links to ${to}, and there is no such page`);
    }
  }
  expect([...new Set(problems)]).toEqual([]);
});
