/**
 * Memory of a tab with a lab open: what a run of its tests leaves behind would add up. Measured twice: as it comes, after each of ten runs,
 * and at rest, where only what is kept is left. What ended threads held goes back to the system late, so that runs in quick succession pile
 * it up to a height that depends on chance; in a tab that rests for half a minute V8 and the allocator have let go of it.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { mean, sum } from 'simple-statistics';
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
/** The tab is weighed at rest after so many runs; the first ten are its warm-up. */
const RESTS = [10, 20, 30] as const;
/** Milliseconds. Memory falls in steps, the last of them 25 to 30 s after a run, and not again within 45. */
const REST = 40_000;

const MEBI = 1024 ** 2;

interface Sample {
  /** The page's own heap, after a collection. */
  heap: number;
  /**
   * What the browser's processes for pages hold for themselves: page, engine frame and all their threads, garbage included; undefined where
   * the system does not say.
   */
  tab: number | undefined;
}

interface Tab {
  /** After each of the first runs. */
  samples: Sample[];
  /** After each of {@link RESTS}, and the rest. */
  rested: Sample[];
}

async function runTests(page: Page): Promise<void> {
  await page.getByTestId('run-tests').click();
  await page.locator('[data-testid="run-tests"][aria-disabled="true"]').waitFor();
  await page.locator('[data-testid="run-tests"][aria-disabled="false"]').waitFor({ timeout: 60_000 });
}

/** The engine's frame, which has a process and a heap of its own. */
async function engineOf(page: Page): Promise<CDPSession> {
  const frame = page.frames().find((one) => one.url().includes('/engine/'));
  if (frame === undefined) throw new Error(`${LAB}: no frame of the engine after a run.`);
  return page.context().newCDPSession(frame);
}

/**
 * Bytes of memory of a process, its share of what several use: what Linux calls PSS. Without the browser's program, of which the share
 * changes with whatever other browser runs.
 */
async function bytesOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kibibytes = ['Pss_Anon', 'Pss_Shmem'].map((field) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1]),
  );
  return 1024 * sum(kibibytes);
}

async function bytesOfPages(session: CDPSession): Promise<number | undefined> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  try {
    const sizes = await Promise.all(pages.map(({ id }) => bytesOf(id)));
    return sum(sizes);
  } catch {
    return undefined;
  }
}

async function sample(page: CDPSession, engine: CDPSession, browser: CDPSession): Promise<Sample> {
  // Twice: what a finalizer lets go of is collected by the second.
  for (const session of [page, engine, page, engine]) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await page.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  return { heap, tab: await bytesOfPages(browser) };
}

async function measure(): Promise<Tab> {
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
    const tab: Tab = { samples: [], rested: [] };
    let engine: CDPSession | undefined;
    for (let run = 1; run <= Math.max(...RESTS); run++) {
      await runTests(page);
      engine ??= await engineOf(page);
      if (run <= RUNS) tab.samples.push(await sample(session, engine, processes));
      if (!RESTS.some((rest) => rest === run)) continue;
      await sleep(REST);
      tab.rested.push(await sample(session, engine, processes));
    }
    return tab;
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

function afterRuns(series: string, runs: readonly number[], all: readonly (readonly number[])[]): Figure[] {
  if (all.length === 0) return [];
  return runs.map((run, index) =>
    figure({
      id: `${series} ${run}`,
      series,
      label: run === 1 ? 'after 1 run' : `after ${run} runs`,
      unit: 'MiB',
      values: all.map((values) => (values[index] ?? NaN) / MEBI),
    }),
  );
}

function grown(label: string, values: number[], limit: { atMost?: number }): Figure[] {
  return values.length === 0
    ? []
    : [figure({ id: `growth ${label}`, series: 'Growth', label, unit: 'x', values, ...limit })];
}

/** Runs and rests take two and a half minutes. */
const MOST_TABS = 2;

export const run: Part = async ({ repeat }) => {
  const tabs: Tab[] = [];
  for (let tab = 0; tab < Math.min(repeat, MOST_TABS); tab++) tabs.push(await measure());
  const runs = Array.from({ length: RUNS }, (_, index) => index + 1);
  const heap = tabs.map(({ samples }) => samples.map((sample) => sample.heap));
  const isKnown = (values: readonly (number | undefined)[]): values is number[] => !values.includes(undefined);
  const whole = tabs.map(({ samples }) => samples.map(({ tab }) => tab)).filter(isKnown);
  const rested = tabs.map((tab) => tab.rested.map((sample) => sample.tab)).filter(isKnown);
  const [first, last] = [RESTS[0], Math.max(...RESTS)];
  const figures = [
    ...afterRuns("The page's heap, after a collection", runs, heap),
    ...afterRuns('The whole tab as it comes: page, engine and threads, with what ended threads left', runs, whole),
    ...afterRuns(`The whole tab after ${REST / 1000} s of rest`, RESTS, rested),
    ...grown("the page's heap, runs 8 to 10 against 3 to 5", heap.map(growth), { atMost: NO_GROWTH }),
    ...grown(
      `the whole tab at rest, after ${last} runs against ${first}`,
      rested.map((values) => (values.at(-1) ?? NaN) / (values[0] ?? NaN)),
      { atMost: NO_GROWTH },
    ),
    ...grown('the whole tab as it comes, runs 8 to 10 against 3 to 5', whole.map(growth), {}),
  ];
  const notes =
    whole.length > 0
      ? [
          `What ended threads held goes back to the system within half a minute of rest: the tab as it comes grows with runs in quick succession, and has no limit. What is kept is what it holds at rest; the first ${first} runs are its warm-up.`,
        ]
      : ['This system does not say what the whole tab holds.'];
  return { figures, notes };
};
