import { describe, expect, test } from 'vitest';
import { simulateLoop } from '../../../src/components/guide/event-loop/loop-queue.ts';

const calm = { requestsPerSecond: 100, requestMs: 2, reportMs: 0, sliceMs: Infinity };

describe('the loop on paper', () => {
  test('answers at once while it is idle most of the time', () => {
    const run = simulateLoop(calm);
    expect(run).toMatchObject({ p50: 2, p99: 2, max: 2, utilization: 0.2, reportAfter: undefined });
    expect(run.waits).toHaveLength(100);
  });

  test('makes everybody wait for a report in one piece', () => {
    const run = simulateLoop({ ...calm, reportMs: 300 });
    // The request of 210 ms waits until 502, then behind that of 200, which was answered first.
    expect(run.max).toBe(294);
    expect(run.reportAfter).toBe(302);
  });

  test('bounds the wait by the slice, and finishes the report later', () => {
    const whole = simulateLoop({ ...calm, reportMs: 300 });
    const sliced = simulateLoop({ ...calm, reportMs: 300, sliceMs: 10 });
    expect(sliced.max).toBeLessThanOrEqual(10 + 2 * 2 + 2);
    expect(sliced.reportAfter).toBeGreaterThan(whole.reportAfter ?? 0);
    expect(sliced.utilization).toBeCloseTo(whole.utilization, 5);
  });

  test('lets the waits grow without an end when more comes than it can do', () => {
    const run = simulateLoop({ ...calm, requestsPerSecond: 200, requestMs: 8 });
    const [first, last] = [run.waits[0], run.waits.at(-1)];
    expect(first?.ms).toBe(8);
    // 200 requests of 8 ms end at 1,600; the last one came at 995.
    expect(last?.ms).toBe(605);
    expect(run.utilization).toBe(1);
  });

  test('never works on two things at a time, and on everything once', () => {
    const run = simulateLoop({ requestsPerSecond: 150, requestMs: 3, reportMs: 170, sliceMs: 25 });
    run.busy.slice(1).forEach((piece, index) => {
      expect(piece.start).toBeGreaterThanOrEqual(run.busy[index]?.end ?? 0);
    });
    const total = run.busy.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(total).toBeCloseTo(run.waits.length * 3 + 170, 5);
  });
});
