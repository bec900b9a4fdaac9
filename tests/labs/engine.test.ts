import { afterAll, describe } from 'vitest';
import { EnginePages } from '../support/engine-page.ts';
import { everyRun } from './support/every-run.ts';

describe('every lab keeps its promises in the embedded engine', async () => {
  let pages: Promise<EnginePages> | undefined;
  // Declared first, so called last: the pages are closed before their browser.
  afterAll(async () => (await pages)?.close());
  await everyRun(async () => (await (pages ??= EnginePages.start())).open(), { repeat: 1, repeatOthers: 1 }, 3);
});
