/** Benchmarks of the same code against itself, as labs run them: how often the verdict says that one side is faster. */
import { runBench } from '../../../bench/run.ts';
import { NodeEngine } from '../../../engines/node/engine.ts';
import type { LabEngine } from '../../../engines/types.ts';
import type { BenchReport } from '../../../schemas/bench-report.ts';
import { ensureEngine } from '../../browser-node/built-engine.ts';
import { EnginePages } from '../../browsers/engine-pages.ts';
import { figure } from '../figure.ts';
import type { Part } from '../part.ts';

/** Sorts, allocates and compares, as much code of labs does. Both sides are this. */
const MODULE = `
import { work } from './work.js';
export default { baseline: work, candidate: work };
`;
const WORK = `
export function work() {
  let seed = 1;
  const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, key: (seed = (seed * 48_271) % 2_147_483_647) }));
  return rows.sort((a, b) => a.key - b.key).reduce((sum, { id }, place) => sum + id * place, 0);
}
`;

const BENCH = {
  id: 'itself',
  file: 'bench/itself.bench.js',
  metric: 'time',
  unit: 'ms',
  better: 'lower',
  baseline: 'the code',
  candidate: 'the same code',
  // The smallest improvement that counts in a lab: with more asked for, no noise could reach it.
  minEffect: 1.1,
  time: 1000,
} as const;

const SUBMISSION = {
  lab: { benches: [BENCH], limits: { outputBytes: 262_144, memoryMb: 512 } },
  files: {},
  bench: { [BENCH.file]: MODULE, 'bench/work.js': WORK },
};

/** Benches for each repetition that is asked for. */
const BENCHES = 8;

/** In a hundred, that a verdict may be wrong: what src/bench/verdict.ts promises. */
const WRONG_AT_MOST = 2;

async function reports(engine: LabEngine, count: number): Promise<BenchReport[]> {
  const found: BenchReport[] = [];
  for (let seed = 1; seed <= count; seed++) found.push(await runBench(engine, SUBMISSION, BENCH.id, { seed }));
  return found;
}

export const run: Part = async ({ repeat }) => {
  await ensureEngine();
  const count = BENCHES * repeat;
  const pages = await EnginePages.start();
  const node = await NodeEngine.create();
  try {
    const found = {
      'Hotpath engine': await reports(await pages.open(), count),
      'Node.js': await reports(node, count),
    };
    const wrong = (list: readonly BenchReport[]): number =>
      (100 * list.filter(({ comparison }) => comparison.verdict !== 'inconclusive').length) / list.length;
    return {
      notes: [`${count} benchmarks of a second each on either side.`],
      figures: [
        ...Object.entries(found).map(([label, list]) =>
          figure({
            id: `wrong ${label}`,
            series: 'Verdicts that see a difference',
            label,
            unit: '%',
            values: [wrong(list)],
            atMost: WRONG_AT_MOST,
          }),
        ),
        ...Object.entries(found).map(([label, list]) =>
          figure({
            id: `ratio ${label}`,
            series: 'Ratio of the code to itself',
            label,
            unit: 'x',
            values: list.map(({ comparison }) => comparison.ratio),
          }),
        ),
      ],
    };
  } finally {
    await node.dispose();
    await pages.close();
  }
};
