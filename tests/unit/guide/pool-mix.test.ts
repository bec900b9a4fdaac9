import { describe, expect, test } from 'vitest';
import {
  simulatePool,
  TASKS,
  WORK_MS,
  type PoolSettings,
} from '../../../src/components/guide/worker-threads/pool-mix.ts';

const even: PoolSettings = { threads: 4, cores: 4, waiting: 0, mix: 'even', feeding: 'continuous' };

describe('the pool on paper', () => {
  test('divides even work among as many threads as cores', () => {
    expect(simulatePool(even)).toMatchObject({ makespan: WORK_MS / 4, cpu: 1, idle: 0 });
    expect(simulatePool({ ...even, threads: 1 })).toMatchObject({ makespan: WORK_MS, cpu: 0.25 });
  });

  test('is no faster with more threads than cores when tasks compute', () => {
    expect(simulatePool({ ...even, threads: 8 }).makespan).toBeCloseTo(WORK_MS / 4, 6);
  });

  test('is faster with more threads than cores when tasks wait', () => {
    const few = simulatePool({ ...even, waiting: 0.8 });
    const many = simulatePool({ ...even, waiting: 0.8, threads: 12 });
    expect(few.makespan).toBeCloseTo(WORK_MS / 4, 6);
    expect(many.makespan).toBeLessThan(few.makespan / 2);
  });

  test('lets threads idle when uneven tasks come in batches', () => {
    const continuous = simulatePool({ ...even, mix: 'uneven' });
    const batches = simulatePool({ ...even, mix: 'uneven', feeding: 'batches' });
    expect(batches.makespan).toBeGreaterThan(continuous.makespan * 1.3);
    expect(batches.idle).toBeGreaterThan(continuous.idle);
  });

  test.each(['even', 'uneven'] as const)('does every task of the %s mix once, one at a time on a thread', (mix) => {
    const { spans, makespan } = simulatePool({ ...even, mix, threads: 3, cores: 2, waiting: 0.3 });
    expect(spans.map(({ task }) => task).sort((a, b) => a - b)).toEqual(Array.from({ length: TASKS }, (_, i) => i));
    for (const thread of [0, 1, 2]) {
      const lane = spans.filter((span) => span.thread === thread).sort((a, b) => a.start - b.start);
      lane.slice(1).forEach((span, index) => expect(span.start).toBeGreaterThanOrEqual(lane[index]?.end ?? 0));
    }
    expect(makespan).toBeGreaterThanOrEqual(WORK_MS / 3);
  });
});
