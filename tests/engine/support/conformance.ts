/** Small programs on real Node and in the engine: what they print and how they end must agree to the letter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../../src/cli/browsers/driver.ts';
import { EnginePages } from '../../support/engine-page.ts';
import { knownDifference } from '../known-differences.ts';
import { Lanes } from './lanes.ts';
import { nodeRun } from './node-runs.ts';
import { observeEngine } from './observe.ts';
import { listPrograms } from './programs.ts';

/** As many as there are cores on a small machine. */
const LANES = 2;

/** The tests of all programs in `browser`. */
export function testPrograms(browser: BrowserName): void {
  const programs = listPrograms();
  const areas = [...new Set(programs.map((program) => program.area))];
  let pages: EnginePages | undefined;
  let lanes: Lanes | undefined;

  beforeAll(async () => {
    pages = await EnginePages.start(browser);
    lanes = await Lanes.open(pages, LANES);
  });

  afterAll(async () => {
    await pages?.close();
    lanes?.dispose();
  });

  describe.concurrent.each(areas)('%s', (area) => {
    it.each(programs.filter((program) => program.area === area))('$file', async (program) => {
      if (lanes === undefined) throw new Error('no browser was started');
      const [node, engine] = await lanes.with((lane) =>
        Promise.all([nodeRun(program, lane.root), observeEngine(program, lane.engine)]),
      );
      if (knownDifference(program.name, browser) === undefined) expect(engine).toEqual(node);
      else expect(engine, `"${program.name}" agrees now: take it off known-differences.ts`).not.toEqual(node);
    });
  });
}
