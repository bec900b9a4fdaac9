import { describe, expect, test } from 'vitest';
import {
  DURATION,
  MESSAGE_DELAY,
  simulateStaleness,
  STEP,
  WAYS,
  type StalenessSettings,
  type Way,
} from '../../../src/components/guide/caching/staleness-model.ts';

const usual: StalenessSettings = {
  nearTtl: 60,
  farTtl: 60,
  copy: 'full',
  writesPerMinute: 2,
  readRate: 5,
  secondStarts: 55,
  seed: 1,
};
const ways = Object.keys(WAYS) as Way[];
const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

describe('two instances and staleness', () => {
  test('asks and writes the same in all ways', () => {
    const runs = ways.map((way) => simulateStaleness(way, usual));
    expect(new Set(runs.map(({ reads }) => reads)).size).toBe(1);
    expect(new Set(runs.map(({ writes }) => writes.join())).size).toBe(1);
    expect(runs[0]?.reads).toBeGreaterThan(0.9 * 5 * (2 * DURATION - 55));
  });

  test('a copy with the full time to live is stale for nearly twice that time', () => {
    const longest = seeds.map((seed) => simulateStaleness('none', { ...usual, seed }).longest);
    expect(Math.max(...longest)).toBeGreaterThan(1.8 * 60);
    expect(Math.max(...longest)).toBeLessThanOrEqual(120);
  });

  test('a copy with what is left is never stale for longer than the time to live', () => {
    const longest = seeds.map((seed) => simulateStaleness('none', { ...usual, copy: 'remaining', seed }).longest);
    expect(Math.max(...longest)).toBeGreaterThan(0.9 * 60);
    expect(Math.max(...longest)).toBeLessThanOrEqual(60);
  });

  test('the writer alone is right at once, and the other one is not', () => {
    expect(simulateStaleness('own', { ...usual, secondStarts: 0 }).staleReads).toBeGreaterThan(0);
    // Without a second instance nobody is left out.
    const alone = simulateStaleness('own', { ...usual, secondStarts: DURATION });
    expect(alone.staleReads).toBe(0);
    expect(alone.writes.length).toBeGreaterThan(0);
  });

  test('pub/sub leaves the time that a message takes; a lost one leaves the life in memory', () => {
    const heard = seeds.map((seed) => simulateStaleness('pubsub', { ...usual, readRate: 20, seed }).longest);
    expect(Math.max(...heard)).toBeGreaterThan(0);
    expect(Math.max(...heard)).toBeLessThanOrEqual(MESSAGE_DELAY + 1e-9);
    const lossy = seeds.map((seed) => simulateStaleness('lossy', { ...usual, seed }).longest);
    expect(Math.max(...lossy)).toBeGreaterThan(30);
    const short = seeds.map((seed) => simulateStaleness('lossy', { ...usual, nearTtl: 5, seed }).longest);
    expect(Math.max(...short)).toBeLessThanOrEqual(5);
  });

  test('versioned keys are never stale, and every read asks', () => {
    const run = simulateStaleness('versioned', usual);
    expect(run.staleReads).toBe(0);
    expect(run.asked).toBe(run.reads);
    expect(simulateStaleness('pubsub', usual).asked).toBeLessThan(run.reads / 20);
  });

  test('without writes nothing is stale, and the database is asked once for each life', () => {
    const run = simulateStaleness('none', { ...usual, writesPerMinute: 0, copy: 'remaining' });
    expect(run.staleReads).toBe(0);
    expect(run.loads).toBe(DURATION / 60);
  });

  test('shows the age of what is served', () => {
    const { lanes } = simulateStaleness('none', usual);
    expect(lanes[1].steps).toHaveLength(DURATION / STEP);
    expect(lanes[1].steps.slice(0, 55).every(({ age }) => age === 0)).toBe(true);
    const oldest = Math.max(...lanes[1].steps.map(({ age }) => age));
    expect(oldest).toBeGreaterThan(110);
    expect(oldest).toBeLessThanOrEqual(120);
    expect(lanes[0].steps.some(({ stale }) => stale)).toBe(true);
  });
});
