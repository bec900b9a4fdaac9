/** Starting a browser and talking to a page of it, whichever tool can drive that browser. */
import { findChromium } from './chromium.ts';
import { findFirefox } from './firefox.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** A page, as far as the engine's own page needs it. */
export interface DrivenPage {
  /** Makes `window[name]` call `listener` here; call before {@link DrivenPage.goto}. */
  expose(name: string, listener: (argument: never) => void): Promise<void>;
  goto(url: string): Promise<void>;
  /** Runs `action`, which may use nothing of its surroundings, in the page; what goes in and out is JSON. */
  evaluate<A, R>(action: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  close(): Promise<void>;
}

export interface DrivenBrowser {
  newPage(): Promise<DrivenPage>;
  close(): Promise<void>;
}

/** Milliseconds a call into a page may take: programs that are run have limits of their own. */
const NO_LIMIT = 0;

/** What Playwright's pages and Puppeteer's have in common. */
interface ToolPage {
  exposeFunction(name: string, listener: (argument: never) => void): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  evaluate(action: never, argument: never): Promise<unknown>;
  close(): Promise<void>;
}

function driven(page: ToolPage): DrivenPage {
  return {
    expose: async (name, listener) => {
      await page.exposeFunction(name, listener);
    },
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: <A, R>(action: (argument: A) => R | Promise<R>, argument: A) =>
      page.evaluate(action as never, argument as never) as Promise<R>,
    close: () => page.close(),
  };
}

async function launchChromium(): Promise<DrivenBrowser> {
  // Loaded when it is needed: a wrong call is told at once.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch(await findChromium());
  return { newPage: async () => driven(await browser.newPage()), close: () => browser.close() };
}

/** Playwright drives only a Firefox of its own making; an installed one answers to WebDriver BiDi. */
async function launchFirefox(): Promise<DrivenBrowser> {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    protocolTimeout: NO_LIMIT,
  });
  return { newPage: async () => driven(await browser.newPage()), close: () => browser.close() };
}

/**
 * Starts a headless browser.
 * @throws {Error} naming what to install when there is none.
 */
export function launch(name: BrowserName): Promise<DrivenBrowser> {
  return name === 'firefox' ? launchFirefox() : launchChromium();
}
