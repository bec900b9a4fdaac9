import { test as base, expect } from '@playwright/test';

/** Playwright's `test`, and a check after each one: the page asked no other host, and no script of ours threw. */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ context, baseURL }, use) => {
      const elsewhere: string[] = [];
      const thrown: string[] = [];
      const home = new URL(baseURL ?? 'http://localhost').host;
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.host !== home) elsewhere.push(request.url());
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
