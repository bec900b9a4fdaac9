/** Gauges: what code publishes on a diagnostics channel, and what becomes of it. */
import { channel } from 'node:diagnostics_channel';
import { describe, expect, it } from 'vitest';
import { MOST_GAUGES, MOST_POINTS, rangeOf, valueOf, withPoints } from '../../../src/bench/gauges.ts';
import { runBench } from '../../../src/bench/run.ts';
import type { Gauge, GaugePoint } from '../../../src/bench/gauges.ts';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { sparkline } from '../../../src/plots/sparkline.ts';

const gauge = (points: Gauge['points'], unit = 'tasks'): Gauge => ({ name: 'queue', unit, points });

describe('withPoints', () => {
  it('keeps gauges in the order in which they came, and their points in order of time', () => {
    const first = withPoints(
      [],
      [
        ['queue', 'tasks', 1, 3],
        ['heap', 'MB', 2, null],
      ],
    );
    const then = withPoints(first, [['queue', 'tasks', 5, 0]]);
    expect(then.map(({ name }) => name)).toEqual(['queue', 'heap']);
    expect(then[0]?.points).toEqual([
      [1, 3],
      [5, 0],
    ]);
    expect(first[0]?.points).toEqual([[1, 3]]);
  });

  it('stays small, and keeps the latest point', () => {
    const many = Array.from({ length: 3 * MOST_POINTS }, (_, at): GaugePoint => ['queue', '', at, at]);
    const points = many.reduce<Gauge[]>((all, point) => withPoints(all, [point]), [])[0]?.points ?? [];
    expect(points.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(points.at(-1)).toEqual([3 * MOST_POINTS - 1, 3 * MOST_POINTS - 1]);
    const names = Array.from({ length: 50 }, (_, index): GaugePoint => [`gauge ${index}`, '', 0, 1]);
    expect(withPoints([], names)).toHaveLength(MOST_GAUGES);
  });
});

describe('a gauge in words', () => {
  it('has its latest value, or says that it is not told', () => {
    expect(
      valueOf(
        gauge([
          [0, 9],
          [1, 1234.5],
        ]),
      ),
    ).toBe('1,230 tasks');
    expect(valueOf(gauge([[0, 0.25]], ''))).toBe('0.25');
    expect(
      valueOf(
        gauge([
          [0, 1],
          [1, null],
        ]),
      ),
    ).toBe('not told by this browser');
  });

  it('has a range, of what was told', () => {
    expect(
      rangeOf(
        gauge([
          [0, 4],
          [1, null],
          [2, 1],
        ]),
      ),
    ).toEqual([1, 4]);
    expect(rangeOf(gauge([[0, null]]))).toBeUndefined();
  });
});

describe('sparkline', () => {
  it('fills its box from 0 to the greatest value', () => {
    expect(
      sparkline(
        [
          [0, 0],
          [5, 4],
          [10, 2],
        ],
        100,
        20,
      ),
    ).toBe('M0.0 20.0L50.0 0.0L100.0 10.0');
  });

  it('leaves a gap where nothing was told, and is empty with less than two values', () => {
    expect(
      sparkline(
        [
          [0, 1],
          [1, null],
          [2, 1],
          [4, 1],
        ],
        100,
        20,
      ),
    ).toBe('M0.0 0.0M50.0 0.0L100.0 0.0');
    expect(sparkline([[0, 1]], 100, 20)).toBe('');
  });
});

it('a bench publishes as on plain Node, and the run tells of it; nonsense harms nobody', async () => {
  expect(channel('hotpath:gauge').hasSubscribers).toBe(false);
  const engine = await NodeEngine.create();
  const bench = `
    import { channel } from 'node:diagnostics_channel';
    const gauge = channel('hotpath:gauge');
    let left = 0;
    function side() {
      left = left === 0 ? 5 : left - 1;
      gauge.publish({ name: 'queue length', value: left, unit: 'tasks' });
      gauge.publish({ name: 'hit ratio', value: NaN });
      gauge.publish('nonsense');
      gauge.publish({ get name() { throw new Error('on purpose'); } });
      gauge.publish(null);
      const end = performance.now() + 1;
      while (performance.now() < end);
      return { value: 1, result: 1 };
    }
    export default { baseline: side, candidate: side };
  `;
  const about = {
    id: 'steps',
    file: 'bench/steps.bench.js',
    metric: 'steps',
    unit: 'steps',
    better: 'lower' as const,
    baseline: 'before',
    candidate: 'after',
    minEffect: 1.1,
    time: 900,
  };
  let gauges: readonly Gauge[] = [];
  try {
    const limits = { outputBytes: 100_000, memoryMb: 256 };
    await runBench(engine, { lab: { benches: [about], limits }, files: {}, bench: { [about.file]: bench } }, 'steps', {
      minSamples: 20,
      onGauges: (told) => (gauges = told),
    });
  } finally {
    await engine.dispose();
  }
  expect(gauges.map(({ name, unit }) => [name, unit])).toEqual(
    expect.arrayContaining([
      ['queue length', 'tasks'],
      ['hit ratio', ''],
      ['heap', 'MB'],
    ]),
  );
  const [queue, ratio] = ['queue length', 'hit ratio'].map((name) => gauges.find((one) => one.name === name));
  expect(queue && rangeOf(queue)?.[1]).toBeLessThanOrEqual(5);
  expect(ratio && valueOf(ratio)).toBe('not told by this browser');
});
