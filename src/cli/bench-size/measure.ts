import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../browsers/chromium.ts';
import { serveDist } from '../serve-dist.ts';
import { weigh, type PageWeight } from './weight.ts';

async function weightOf(browser: Browser, origin: string, path: string, dist: URL): Promise<PageWeight> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const paths = new Set<string>();
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === origin && response.ok()) paths.add(url.pathname);
  });
  // Quiet for half a second: islands that wait for idle time have come too.
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  await page.close();
  return weigh(dist, path, paths);
}

/** Loads each page of the built site in Chromium, as a first visitor, and weighs what it loaded, one after another. */
export async function* measureWeights(
  pages: Readonly<Record<string, string>>,
): AsyncGenerator<[name: string, weight: PageWeight]> {
  const site = await serveDist();
  const browser = await chromium.launch(await findChromium());
  try {
    for (const [name, path] of Object.entries(pages)) {
      yield [name, await weightOf(browser, site.origin, path, site.dist)];
    }
  } finally {
    await browser.close();
    await site.close();
  }
}
