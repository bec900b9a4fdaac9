/** How a lab's editor answers: from the click until it can be written in, and from a key press until it is painted. */
import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../browsers/chromium.ts';
import { serveDist } from '../serve-dist.ts';

const LAB = '/labs/worker-pool/';
const SOLUTION = new URL('../../../labs/worker-pool/solution/pool.js', import.meta.url);
const KEYS = 40;
/** Between two key presses, in ms: a quick typist. */
const BETWEEN_MS = 60;
/** Until the language service, which the first change loads, has read Node's types. */
const IDLE_MS = 5000;

/** All in milliseconds. */
export interface EditingTimes {
  /** Clicks to the first moment in which the editor has the focus, one a visit, with a warm cache. */
  editable: number[];
  /** Key presses to the frame after them is done. */
  idle: number[];
  /** The same while the benchmark of a worker pool runs on all cores. */
  busy: number[];
}

/** Measures on the built site; `visits` loads of the page. @throws {Error} when the site has not been built */
export async function editingTimes(visits: number): Promise<EditingTimes> {
  const site = await serveDist();
  const browser = await chromium.launch(await findChromium());
  try {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    const times: EditingTimes = { editable: [], idle: [], busy: [] };
    await open(page, site.origin);
    await clickToEditable(page);
    for (let visit = 0; visit < visits; visit++) {
      await open(page, site.origin);
      times.editable.push(await clickToEditable(page));
    }
    await paste(page, readFileSync(SOLUTION, 'utf8'));
    await page.keyboard.press('ControlOrMeta+End');
    await page.waitForTimeout(IDLE_MS);
    times.idle = await type(page);
    await page.getByTestId('bench-throughput').evaluate((button: HTMLElement) => {
      button.click();
    });
    await page.getByTestId('bench').locator('progress').waitFor();
    await page.locator('.lab-monaco textarea, .lab-monaco [role=textbox]').first().focus();
    times.busy = await type(page);
    await page.getByTestId('stop').evaluate((button: HTMLElement) => {
      button.click();
    });
    return times;
  } finally {
    await browser.close();
    await site.close();
  }
}

async function open(page: Page, origin: string): Promise<void> {
  await page.goto(origin + LAB, { waitUntil: 'networkidle' });
  await page.mouse.move(1, 1);
  await page.locator('astro-island[ssr]').first().waitFor({ state: 'detached' });
}

function clickToEditable(page: Page): Promise<number> {
  return page.getByRole('group', { name: /Press Enter to edit/ }).evaluate(
    (group: HTMLElement) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        const look = (): void => {
          if (document.activeElement?.closest('.monaco-editor') != null) resolve(performance.now() - begun);
          else requestAnimationFrame(look);
        };
        group.click();
        look();
      }),
  );
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

/** Presses keys; each time is from the event's own time stamp to the task after the frame that shows it. */
async function type(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    const onKey = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          times.push(performance.now() - event.timeStamp);
          painted.port1.close();
        };
        painted.port2.postMessage(0);
      });
    };
    document.addEventListener('keydown', onKey, { capture: true });
  });
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 8 === 7 ? 'Enter' : '/');
    await page.waitForTimeout(BETWEEN_MS);
  }
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}
