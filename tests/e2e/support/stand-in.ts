import type { BrowserContext } from '@playwright/test';
import { StandIn } from '../../support/stand-in/server.ts';
import { test as base } from './test.ts';

const HOST = 'https://stackblitz.com';

/** Answers what a page asks of StackBlitz's host by the stand-in. The site itself runs as it was built, policy included. */
async function answerBy(standIn: StandIn, context: BrowserContext): Promise<void> {
  await context.route(`${HOST}/**`, async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    try {
      const response = await fetch(standIn.origin + pathname + search, {
        method: request.method(),
        ...(request.method() === 'POST' ? { body: request.postData() } : {}),
      });
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
    } catch {
      // The page has gone, or the test is over.
      await route.abort().catch(() => undefined);
    }
  });
}

/** The test with a stand-in in place of StackBlitz's host. */
export const test = base.extend<{ standIn: StandIn }>({
  maySee: /^https:\/\/stackblitz\.com\//,
  standIn: async ({ context }, use) => {
    const standIn = await StandIn.start();
    await answerBy(standIn, context);
    await use(standIn);
    standIn.close();
  },
});

export { expect } from './test.ts';
