/** Memory of a tab with a lab open, after each of ten runs of its tests: what a run leaves behind would add up. */
import { readFile } from 'node:fs/promises';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { mean } from 'simple-statistics';
import type { Figure } from '../../../schemas/bench-results.ts';
import { findChromium } from '../../browsers/chromium.ts';
import { serveDist } from '../../serve-dist.ts';
import { figure } from '../figure.ts';
import type { Part } from '../part.ts';

const LAB = '/labs/worker-pool/';
const RUNS = 10;
/** Before these, caches and compiled code still fill. */
const WARM_UP = 2;
/** Growth over the runs after the warm-up that counts as none: what two measurements of one tab differ by. */
const NO_GROWTH = 1.05;

const MEBI = 1024 ** 2;

interface Sample {
  /** The page's own heap, after a collection. */
  heap: number;
  /** What the browser's processes for pages hold: page, engine frame and all their threads, garbage included; undefined where the system does not say. */
  tab: number | undefined;
}

async function runTests(page: Page): Promise<void> {
  await page.getByTestId('run-tests').click();
  await page.locator(':is([data-status="passed"], [data-status="failed"])').first().waitFor();
  await page.locator('[data-testid="run-tests"][aria-disabled="false"]').waitFor({ timeout: 60_000 });
}

/** Bytes of memory of a process, its share of what several use: what Linux calls PSS. */
async function bytesOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return 1024 * Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]);
}

async function bytesOfPages(session: CDPSession): Promise<number | undefined> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  try {
    const sizes = await Promise.all(pages.map(({ id }) => bytesOf(id)));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return undefined;
  }
}

async function sample(page: CDPSession, browser: CDPSession): Promise<Sample> {
  // Twice: what a finalizer lets go of is collected by the second.
  for (let round = 0; round < 2; round++) await page.send('HeapProfiler.collectGarbage');
  const { metrics } = await page.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  return { heap, tab: await bytesOfPages(browser) };
}

async function measure(): Promise<Sample[]> {
  const site = await serveDist();
  const browser = await chromium.launch(await findChromium());
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    const processes = await browser.newBrowserCDPSession();
    await page.goto(site.origin + LAB, { waitUntil: 'networkidle' });
    const samples: Sample[] = [];
    for (let run = 0; run < RUNS; run++) {
      await runTests(page);
      samples.push(await sample(session, processes));
    }
    return samples;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The last three of the runs against the first three after the warm-up. */
function growth(values: readonly number[]): number {
  const counted = values.slice(WARM_UP);
  return mean(counted.slice(-3)) / mean(counted.slice(0, 3));
}

function figuresOf(series: string, all: readonly number[][]): Figure[] {
  if (all.length === 0) return [];
  const after = Array.from({ length: RUNS }, (_, run) =>
    figure({
      id: `${series} ${run + 1}`,
      series,
      label: run === 0 ? 'after 1 run' : `after ${run + 1} runs`,
      unit: 'MiB',
      values: all.map((values) => (values[run] ?? NaN) / MEBI),
    }),
  );
  const name = 'Growth from the first three counted runs to the last three';
  const grown = figure({
    id: `growth ${series}`,
    series: name,
    label: series,
    unit: 'x',
    values: all.map(growth),
    atMost: NO_GROWTH,
  });
  return [...after, grown];
}

/** Ten runs take a quarter of a minute. */
const MOST_TABS = 3;

export const run: Part = async ({ repeat }) => {
  const tabs: Sample[][] = [];
  for (let tab = 0; tab < Math.min(repeat, MOST_TABS); tab++) tabs.push(await measure());
  const whole = tabs.map((samples) => samples.flatMap(({ tab }) => tab ?? [])).filter((tab) => tab.length === RUNS);
  const figures = [
    ...figuresOf(
      "The page's heap, after a collection",
      tabs.map((samples) => samples.map(({ heap }) => heap)),
    ),
    ...figuresOf('The whole tab: page, engine and threads', whole),
  ];
  const notes = whole.length > 0 ? [] : ['This system does not say what the whole tab holds.'];
  // Growth comes last, of both.
  const isGrowth = ({ unit }: Figure): boolean => unit === 'x';
  return { figures: [...figures.filter((one) => !isGrowth(one)), ...figures.filter(isGrowth)], notes };
};
