/** The author gate as Vitest tests, one a run, so that the report names what was proved. */
import path from 'node:path';
import { afterAll, describe, it } from 'vitest';
import type { LabEngine } from '../../../src/engines/types.ts';
import { labSlugs, readLab } from '../../../src/lab/disk/read-lab.ts';
import { gateChecks, type GateOptions } from '../../../src/lab/gate/check.ts';
import { checkStructure } from '../../../src/lab/gate/structure.ts';
import { formatProblem, type Problem } from '../../../src/schemas/problems.ts';

const LABS = path.join(import.meta.dirname, '../../../labs');
/**
 * Declares one test for each starter, solution, variant, mutant and bench of all labs, and their structure. Runs wait for threads and
 * for the deadlines that wrong solutions run into, so more of them go side by side than CI has cores.
 */
export async function everyRun(
  makeEngine: () => Promise<LabEngine>,
  options: GateOptions,
  sideBySide: number,
): Promise<void> {
  const engines = enginePool(makeEngine, sideBySide);
  afterAll(engines.dispose);
  for (const slug of await labSlugs(LABS)) {
    const { data: lab, problems } = await readLab(LABS, slug);
    describe(slug, () => {
      it('is well formed', ({ expect }) => {
        expect(shown(lab === undefined ? problems : checkStructure(lab))).toEqual([]);
      });
      if (lab === undefined) return;
      for (const check of gateChecks(lab, options)) {
        const test = check.alone ? it : it.concurrent;
        test(check.path.replace(`labs/${slug}/`, ''), async ({ expect }) => {
          expect(shown(await engines.use(check.work))).toEqual([]);
        });
      }
    });
  }
}

const shown = (problems: readonly Problem[]): string[] => problems.map(formatProblem);

/** Lends out a few engines, made when first needed; one that threw is not lent again. */
function enginePool(make: () => Promise<LabEngine>, most: number) {
  const free: LabEngine[] = [];
  const waiting: (() => void)[] = [];
  let lent = 0;
  return {
    async use<T>(work: (engine: LabEngine) => Promise<T>): Promise<T> {
      while (lent === most) await new Promise<void>((resolve) => waiting.push(resolve));
      lent += 1;
      let engine: LabEngine | undefined;
      try {
        engine = free.pop() ?? (await make());
        const found = await work(engine);
        free.push(engine);
        return found;
      } catch (error) {
        await engine?.dispose();
        throw error;
      } finally {
        lent -= 1;
        waiting.shift()?.();
      }
    },
    dispose: async (): Promise<void> => {
      await Promise.all(free.splice(0).map((engine) => engine.dispose()));
    },
  };
}
