/** What it costs to record a run: the same programs with and without, in turns, in one engine. */
import { readFileSync } from 'node:fs';
import { PROGRAMS } from '../bench-engine/run-node.ts';
import { EnginePages } from '../browsers/engine-pages.ts';

/** Programs of `npm run bench:engine` that the recorder meets most often, and which of their figures is looked at. */
const FIGURES = [
  { program: 'immediates', key: 'ms', label: '3 x 10^5 immediates' },
  { program: 'messages', key: 'perSecond', label: '10^5 message round trips' },
  { program: 'http', key: 'perSecond', label: '10^4 http requests' },
] as const;

export interface RecordingCost {
  /** The program. */
  label: string;
  /** Its time with a recording divided by its time without, one a repetition. */
  ratios: number[];
}

/** How much longer a program takes while it is recorded, one ratio a repetition. */
export async function recordingCosts(repeat: number): Promise<RecordingCost[]> {
  const pages = await EnginePages.start();
  try {
    const engine = await pages.open();
    const files = FIGURES.map(({ program }) => `${program}.mjs`);
    await engine.mount(Object.fromEntries(files.map((name) => [name, readFileSync(`${PROGRAMS}${name}`)])));

    const measure = async ({ program, key }: (typeof FIGURES)[number], record: boolean): Promise<number> => {
      const onRecording = (): void => undefined;
      const { stdout, stderr } = await engine.run([`${program}.mjs`], record ? { onRecording } : {});
      const figure = (JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>)[key];
      if (figure === undefined) throw new Error(`${program} printed no ${key}\n${stderr}`);
      return key === 'ms' ? figure : 1 / figure;
    };

    const costs = [];
    for (const figure of FIGURES) {
      const ratios: number[] = [];
      for (let round = 0; round < repeat; round++) {
        // Which comes first changes: the second run finds other caches.
        const first = round % 2 === 0;
        const a = await measure(figure, first);
        const b = await measure(figure, !first);
        ratios.push(first ? a / b : b / a);
      }
      costs.push({ label: figure.label, ratios });
    }
    return costs;
  } finally {
    await pages.close();
  }
}
