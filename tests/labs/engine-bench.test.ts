import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBench } from '../../src/bench/run.ts';
import { EnginePages, type PageEngine } from '../support/engine-page.ts';
import { benchOf, METRICS } from '../unit/bench/metrics.ts';

let pages: EnginePages;
let engine: PageEngine;
beforeAll(async () => {
  pages = await EnginePages.start();
  engine = await pages.open();
});
afterAll(() => pages.close());

it.each(METRICS)('%s is counted as on real Node', async (metric, unit, code, baseline, candidate) => {
  const report = await runBench(engine, benchOf(metric, unit, code), 'it');
  expect(report).toMatchObject({ baseline: { p50: baseline, p99: baseline }, candidate: { p50: candidate } });
});

it('a metric that the engine cannot measure is refused by name', async () => {
  const code = 'export default { baseline: () => [], candidate: () => [] };';
  await expect(runBench(engine, benchOf('heap', 'bytes', code), 'it')).rejects.toMatchObject({
    kind: 'unsupported',
    message: expect.stringContaining('cannot measure heap') as string,
  });
});
