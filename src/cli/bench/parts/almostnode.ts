/** almostnode and our engine: start to first output, and the same small programs where both can run them. */
import { ensureEngine } from '../../browser-node/built-engine.ts';
import { FIGURES } from '../../bench-engine/figures.ts';
import { mountPrograms, runInEngine } from '../../bench-engine/measure.ts';
import { EnginePages } from '../../browsers/engine-pages.ts';
import { figure, ratios } from '../figure.ts';
import type { Part } from '../part.ts';
import { openAlmostNode, type PeerRun } from '../peers/almostnode.ts';

/** Those that need one process and its threads: `cluster` and the rest of `primes` say nothing that these do not. */
const COMPARED = ['fib', 'messages', 'http', 'sha256', 'gzip', 'files'];

export const run: Part = async ({ repeat }) => {
  await ensureEngine();
  const peer = await openAlmostNode();
  const pages = await EnginePages.start();
  try {
    const starts: [ours: number, theirs: number][] = [];
    for (let round = 0; round < Math.max(3, repeat); round++) {
      const { cold } = await pages.measureStarts("console.log('hello')");
      starts.push([cold, await peer.firstOutput()]);
    }
    const series = 'Start to first output';
    const start = [
      figure({ id: 'start ours', series, label: 'Hotpath engine', unit: 'ms', values: starts.map(([ours]) => ours) }),
      figure({ id: 'start theirs', series, label: 'almostnode', unit: 'ms', values: starts.map(([, other]) => other) }),
    ];
    const engine = await pages.open();
    await mountPrograms(engine);
    const notes = [
      "almostnode runs a program in the page's own thread: nothing has to be started, a busy program freezes the page, and what it may touch is the page's.",
    ];
    const compared = [];
    for (const program of COMPARED) {
      const runs: { ours: Record<string, number>; theirs: Record<string, number> }[] = [];
      let failed: string | undefined;
      for (let round = 0; round < repeat && failed === undefined; round++) {
        const theirs: PeerRun = await peer.run(program);
        if ('error' in theirs) failed = theirs.error;
        else runs.push({ theirs: theirs.figures, ours: await runInEngine(engine, program) });
      }
      if (failed !== undefined) notes.push(`almostnode does not run "${program}": ${failed.slice(0, 200)}.`);
      else
        for (const { label, key, unit } of FIGURES.filter((one) => one.program === program)) {
          const of = (side: 'ours' | 'theirs') => runs.map((one) => one[side][key] ?? NaN);
          // Above 1 where ours is better, whichever way the figure goes.
          const values = unit === 'ms' ? ratios(of('theirs'), of('ours')) : ratios(of('ours'), of('theirs'));
          compared.push(figure({ id: program, series: 'How many times faster Hotpath is', label, unit: 'x', values }));
        }
    }
    return { figures: [...start, ...compared], notes };
  } finally {
    await pages.close();
    await peer.close();
  }
};
