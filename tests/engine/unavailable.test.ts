/** What a browser cannot do fails at once, with a code that says so; it never hangs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { unavailable } from './unavailable.ts';

let pages: EnginePages;
let engine: PageEngine;

beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});

afterAll(async () => {
  await pages.close();
});

it.each(Object.entries(unavailable))('%s', async (_name, code) => {
  const source = `
    process.on('uncaughtException', (error) => { console.log(error.code); process.exit(); });
    const made = ${code};
    made?.on?.('error', (error) => { console.log(error.code); process.exit(); });
    setTimeout(() => { console.log('nothing failed', made?.error?.code); }, 1000);
  `;
  await engine.mount({ 'main.cjs': source });
  const { stdout, stderr, exit } = await engine.run(['main.cjs'], { limits: { timeoutMs: 10_000 } });
  expect({ stdout, exit: exit.reason }, stderr).toEqual({
    stdout: expect.stringMatching(
      /ERR_FEATURE_UNAVAILABLE_ON_PLATFORM|ERR_NO_CRYPTO|ERR_UNKNOWN_BUILTIN_MODULE/,
    ) as string,
    exit: 'exit',
  });
});
