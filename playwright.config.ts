import { defineConfig } from '@playwright/test';
import { findChromium } from './src/cli/browsers/chromium.ts';
import { freePort } from './tests/support/free-port.ts';

// Worker processes read this file again: they must see the port that the first reading chose.
process.env['HOTPATH_E2E_PORT'] ??= String(await freePort());
const port = process.env['HOTPATH_E2E_PORT'];

/** A site that runs already, for quick rounds while writing: `HOTPATH_E2E_URL=http://localhost:8080 npm run test:e2e`. */
const running = process.env['HOTPATH_E2E_URL'];

const browser = await findChromium();
// Every other host is out of reach, for pages, workers and service workers alike.
const onlyThisMachine = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Labs and benchmarks use every core by themselves.
  workers: 1,
  // Room for a machine that is busy with other things; a run that goes well never waits this long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    actionTimeout: 30_000,
    baseURL: running ?? `http://localhost:${port}`,
    launchOptions: { ...browser, args: [...browser.args, onlyThisMachine] },
    // What a page loads must not depend on what one before it has kept; tests/e2e/offline.spec.ts is about the service worker.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // A trace costs a third of a run; when one is needed: `npm run test:e2e -- --trace retain-on-failure`.
    trace: 'off',
  },
  ...(running
    ? {}
    : {
        webServer: {
          command: `npm start -- --port ${port}`,
          url: `http://localhost:${port}`,
          reuseExistingServer: false,
          timeout: 300_000,
          stdout: 'pipe',
          gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
        },
      }),
});
