import { chromium } from '@playwright/test';
import lighthouse, { type Result } from 'lighthouse';
import { freePort } from '../../../tests/support/free-port.ts';
import { findChromium } from '../browsers/chromium.ts';
import { serveDist } from '../serve-dist.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Audits whose figures are kept, by what they are called here. Milliseconds, except the shift. */
const TIMES = {
  firstPaint: 'first-contentful-paint',
  largestPaint: 'largest-contentful-paint',
  blocked: 'total-blocking-time',
  shift: 'cumulative-layout-shift',
} as const;

/** One load of a page. */
export interface Audit {
  /** 0 to 100. */
  scores: Record<(typeof CATEGORIES)[number], number>;
  /** Audits that did not reach full score, by id. */
  lost: string[];
  times: Record<keyof typeof TIMES, number>;
}

/** On a machine with other work a page is sometimes not painted before Lighthouse gives up on it. */
const ATTEMPTS = 3;

async function load(url: string, port: number): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' });
    const { lhr } = result ?? {};
    if (lhr !== undefined && Object.values(TIMES).every((id) => lhr.audits[id]?.numericValue !== undefined)) return lhr;
    if (attempt === ATTEMPTS)
      throw new Error(`${url}: Lighthouse gave no result ${lhr?.audits[TIMES.firstPaint]?.errorMessage ?? ''}`);
  }
}

async function audit(url: string, port: number): Promise<Audit> {
  const { categories, audits } = await load(url, port);
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const entries = <K extends string, V>(from: readonly K[], value: (key: K) => V) =>
    Object.fromEntries(from.map((key) => [key, value(key)])) as Record<K, V>;
  return {
    scores: entries(CATEGORIES, score),
    lost: weighed.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 0.9),
    times: entries(Object.keys(TIMES) as (keyof typeof TIMES)[], (key) => audits[TIMES[key]]?.numericValue ?? NaN),
  };
}

/** Lighthouse, as on a slow phone, over pages of the built site, each `runs` times, one page after another. */
export async function* auditPages(
  pages: Readonly<Record<string, string>>,
  runs: number,
): AsyncGenerator<{ name: string; path: string; audits: Audit[] }> {
  const site = await serveDist();
  const port = await freePort();
  const found = await findChromium();
  const browser = await chromium.launch({ ...found, args: [...found.args, `--remote-debugging-port=${port}`] });
  try {
    for (const [name, path] of Object.entries(pages)) {
      const audits: Audit[] = [];
      for (let run = 0; run < runs; run += 1) audits.push(await audit(site.origin + path, port));
      yield { name, path, audits };
    }
  } finally {
    await browser.close();
    await site.close();
  }
}
