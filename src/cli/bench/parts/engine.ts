/** The embedded engine against the Node that runs this. */
import { buildEngine } from '../../../browser-node/build/build.ts';
import { BYTES_TARGET, START_TARGETS } from '../../bench-engine/figures.ts';
import { engineSizes, measurePrograms, measureStarts } from '../../bench-engine/measure.ts';
import { EnginePages } from '../../browsers/engine-pages.ts';
import { figure, ratios } from '../figure.ts';
import type { Part } from '../part.ts';

export const run: Part = async ({ repeat }) => {
  const manifest = await buildEngine();
  const pages = await EnginePages.start();
  try {
    const { node, ...engine } = await measureStarts(pages, repeat);
    const start = (label: string, values: number[]) =>
      ({ id: `start ${label}`, series: 'Start to first output', label, unit: 'ms', values }) as const;
    const starts = [
      figure(start('Node', node)),
      figure({ ...start('engine, first start', engine.cold), atMost: START_TARGETS.cold }),
      figure({ ...start('engine, again', engine.warm), atMost: START_TARGETS.warm }),
    ];
    const programs = await Array.fromAsync(measurePrograms(pages, repeat));
    // Rates are better when they are higher, times when they are lower: two pictures.
    const compared = (['ms', '/s', 'x'] as const).flatMap((unit) =>
      programs
        .filter((sides) => sides.figure.unit === unit)
        .map((sides) => {
          const { label, ratio } = sides.figure;
          const series = { ms: 'Time, engine / Node', '/s': 'Rate, engine / Node', x: 'Speed-up, engine / Node' }[unit];
          const values = ratios(sides.engine, sides.node);
          return figure({ id: `ratio ${label}`, series, label, unit: 'x', values, ...ratio });
        }),
    );
    const bytes = engineSizes(manifest).slice(0, 3);
    const size = figure({
      id: 'size',
      series: 'Engine over the wire (brotli)',
      label: 'process, library, frame',
      unit: 'KiB',
      values: [bytes.reduce((sum, [, kib]) => sum + kib, 0)],
      atMost: BYTES_TARGET,
    });
    return { figures: [...starts, ...compared, size], notes: [] };
  } finally {
    await pages.close();
  }
};
