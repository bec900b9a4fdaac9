/** First visits to a lab: from the click until the first task is graded or the editor can be written in, also on a slow phone. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../browsers/chromium.ts';
import { serveDist } from '../serve-dist.ts';

const LAB = '/labs/worker-pool/';

/** The slow profile: 1.6 Mb/s, 150 ms, and a processor that takes four times as long. */
const SLOW = { bytesPerSecond: 1_600_000 / 8, latencyMs: 150, cpu: 4 };

/** All in milliseconds, one a visit. */
export interface VisitTimes {
  /** Click on "Run tests" to the first graded task: engine and scripts not there yet, from localhost. */
  cold: number[];
  /** The same in a page that has graded before. */
  warm: number[];
  slow: {
    /** Navigation to the frame that shows the lab's code. */
    readable: number[];
    /** Click on "Run tests" to the first graded task, of a first visitor. */
    graded: number[];
    /** Click on the code to the editor with the focus, of a first visitor. */
    editable: number[];
  };
}

/** Measures on the built site, each visit with a browser profile of its own. @throws {Error} when the site has not been built */
export async function visitTimes(visits: number): Promise<VisitTimes> {
  const site = await serveDist();
  const browser = await chromium.launch(await findChromium());
  const times: VisitTimes = { cold: [], warm: [], slow: { readable: [], graded: [], editable: [] } };
  const url = site.origin + LAB;
  try {
    for (let visit = 0; visit < visits; visit++) {
      await asNewVisitor(browser, async (page) => {
        await page.goto(url, { waitUntil: 'networkidle' });
        times.cold.push(await runToGraded(page));
        await page.locator('[data-testid="run-tests"][aria-disabled="false"]').waitFor();
        times.warm.push(await runToGraded(page));
      });
      await asNewVisitor(browser, async (page) => {
        await slowDown(page);
        times.slow.readable.push(await readable(page, url));
        times.slow.graded.push(await runToGraded(page));
      });
      await asNewVisitor(browser, async (page) => {
        await slowDown(page);
        await readable(page, url);
        times.slow.editable.push(await fromClick(page, '.lab-shiki:not([hidden])', '.monaco-editor :focus'));
      });
    }
    return times;
  } finally {
    await browser.close();
    await site.close();
  }
}

async function asNewVisitor(browser: Browser, visit: (page: Page) => Promise<void>): Promise<void> {
  // The service worker fetches ahead, past what slows the page down.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const { bytesPerSecond, latencyMs, cpu } = SLOW;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

/** Frames are drawn only once the styles are there. */
async function readable(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const code = document.querySelector('.lab-shiki:not([hidden]) .line');
          if (code !== null && code.getBoundingClientRect().height > 0)
            requestAnimationFrame(() => {
              resolve(performance.now());
            });
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

const runToGraded = (page: Page): Promise<number> =>
  fromClick(page, '[data-testid="run-tests"]', ':is([data-status="passed"], [data-status="failed"])');

/** Milliseconds from a click on `button` to the frame in which `wanted` is found, having been absent in between. */
async function fromClick(page: Page, button: string, wanted: string): Promise<number> {
  const found = page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            let gone = document.querySelector(selector) === null;
            const look = (): void => {
              const there = document.querySelector(selector) !== null;
              gone ||= !there;
              if (gone && there) resolve(performance.now() - timeStamp);
              else requestAnimationFrame(look);
            };
            look();
          },
          { capture: true, once: true },
        );
      }),
    wanted,
  );
  await page.locator(button).first().click();
  return found;
}
