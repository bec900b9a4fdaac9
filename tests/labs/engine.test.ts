import { afterAll, describe } from 'vitest';
import { EnginePages } from '../support/engine-page.ts';
import { everyRun } from './support/every-run.ts';

describe('every lab keeps its promises in the embedded engine', async () => {
  let pages: Promise<EnginePages> | undefined;
  // Declared first, so called last: the pages are closed before their browser.
  afterAll(async () => (await pages)?.close());
  // All mutants run on Node (node.test.ts). Here it has to be seen of each test that it can fail; all of them in a browser are for
  // `npm run labs:check -- --browser chromium`, which takes ten minutes.
  const options = { repeat: 1, repeatOthers: 1, covering: true };
  await everyRun(async () => (await (pages ??= EnginePages.start())).open(), options, 3);
});
