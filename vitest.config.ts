import { defineConfig } from 'vitest/config';

/** A failed list of problems is printed whole: what matters is which, and a log of CI is all there is to look at. */
const chaiConfig = { truncateThreshold: 0 };

/** Projects by what their tests need. `npm test` runs them all; `npx vitest run --project unit` runs one. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', chaiConfig, include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        // The built engine in a real browser. One file at a time: they share two cores with the browsers they start.
        test: {
          name: 'engine',
          chaiConfig,
          include: ['tests/engine/**/*.test.ts'],
          globalSetup: ['tests/support/build-engine.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The author gate over labs/ and the programs in content/: real Node, and the engine in a browser.
        test: {
          name: 'labs',
          chaiConfig,
          include: ['tests/labs/**/*.test.ts'],
          globalSetup: ['tests/support/build-engine.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The built site behind the servers that people use.
        test: {
          name: 'hosting',
          chaiConfig,
          include: ['tests/hosting/**/*.test.ts'],
          globalSetup: ['tests/support/build-site.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
