import { test as base, expect } from '@playwright/test';

/** The page of StackBlitz's runtime, which a lab asks for once it was started. Here nobody answers. */
const CONTAINER = /^https:\/\/stackblitz\.com\/headless\?/;

/**
 * Playwright's `test`, and a check after each one: the page asked no other host than `maySee` allows, and no script of ours threw.
 */
export const test = base.extend<{ watched: undefined; maySee: RegExp }>({
  maySee: [CONTAINER, { option: true }],
  watched: [
    async ({ context, baseURL, maySee }, use) => {
      const elsewhere: string[] = [];
      const thrown: string[] = [];
      const home = new URL(baseURL ?? 'http://localhost').host;
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.host !== home && !maySee.test(url.href))
          elsewhere.push(request.url());
      });
      context.on('weberror', (error) => thrown.push(error.error().stack ?? error.error().message));
      await use(undefined);
      expect(elsewhere, 'requests to other hosts').toEqual([]);
      expect(thrown, 'errors that no code caught').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
