import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { BROKEN, gradeAdd } from '../unit/grader/broken.ts';

let pages: EnginePages;
let engine: PageEngine;
beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});
afterAll(() => pages.close());

describe('a run that goes wrong in the embedded engine has the name and sentence it has on real Node', () => {
  it.each(BROKEN)('%s: %s', async (errorKind, code, message, timeoutMs) => {
    const results = await gradeAdd(engine, code, timeoutMs === undefined ? {} : { timeoutMs });
    expect(results).toMatchObject({ status: 'error', errorKind });
    expect(results.message).toMatch(message);
    expect(results.tests.map((test) => test.name)).toEqual(['adds small numbers', 'adds nothing']);
  });

  it('the next run works', async () => {
    expect(await gradeAdd(engine, 'export const add = (a, b) => a + b;')).toMatchObject({ status: 'pass' });
  });
});
