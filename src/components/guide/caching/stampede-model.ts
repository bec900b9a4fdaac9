import { seededRandom } from '../../../bench/random.ts';

/** What the reader sets. Times in milliseconds. */
export interface StampedeSettings {
  /** Entries that were all stored at the same moment. */
  keys: number;
  /** Requests a second for each of them. */
  rate: number;
  loadMs: number;
  ttlMs: number;
  seed: number;
}

/** Ways to deal with the end of an entry, each with what the ones before it have. */
export const WAYS = {
  alone: 'Everybody loads',
  shared: 'Single flight',
  jitter: 'and jitter',
  early: 'and early refresh',
} as const;
/** Name of one of {@link WAYS}. */
export type Way = keyof typeof WAYS;

export interface StampedeRun {
  /** Loads in the whole time. */
  loads: number;
  /** Most loads at one moment. */
  peak: number;
  /** Requests that waited for a load. */
  waited: number;
  requests: number;
  /** Most loads under way in each step of {@link STEP_MS}. */
  steps: number[];
}

/** How long is shown. */
export const DURATION_MS = 120_000;
/** Width of a step in the picture. */
export const STEP_MS = 500;
/** With jitter, a life is shorter by up to this share. */
const JITTER = 0.3;
/** Urgency of early refreshes; 1 is the optimum of the paper. */
const BETA = 1;

/**
 * Requests for entries that were stored together, and the loads they cause. Keys are independent; requests come at random (Poisson).
 * Early refresh: a hit begins a load in the background when now + loadMs · BETA · −ln(random) is past the end of the entry's life (Vattani,
 * Chierichetti, Lowenstein 2015, "Optimal Probabilistic Cache Stampede Prevention"). Nobody waits for that one.
 */
export function simulateStampede(way: Way, settings: StampedeSettings): StampedeRun {
  const random = seededRandom(settings.seed);
  const loads: { start: number; end: number }[] = [];
  const run = { loads: 0, peak: 0, waited: 0, requests: 0 };
  for (let key = 0; key < settings.keys; key += 1) {
    // Arrivals of their own, so that all ways get the same requests.
    const arrivals = seededRandom(settings.seed * 1_000 + key);
    runKey(way, settings, arrivals, random, loads, run);
  }
  const steps = concurrency(loads);
  return { ...run, loads: loads.length, peak: Math.max(0, ...steps), steps };
}

function runKey(
  way: Way,
  { rate, loadMs, ttlMs }: StampedeSettings,
  arrivals: () => number,
  random: () => number,
  loads: { start: number; end: number }[],
  run: { waited: number; requests: number },
): void {
  const jitter = way === 'jitter' || way === 'early';
  const life = (): number => ttlMs * (jitter ? 1 - JITTER * random() : 1);
  let expiresAt = life();
  /** Ends of loads that have begun and not been stored yet, in the order of their ends: all take the same time. */
  const underWay: number[] = [];
  for (let now = -Math.log(1 - arrivals()) * (1_000 / rate); now < DURATION_MS;) {
    run.requests += 1;
    for (let end = underWay[0]; end !== undefined && end <= now; end = underWay[0]) {
      underWay.shift();
      expiresAt = end + life();
    }
    const load = (): void => {
      loads.push({ start: now, end: now + loadMs });
      underWay.push(now + loadMs);
    };
    const free = underWay.length === 0;
    if (now >= expiresAt) {
      run.waited += 1;
      if (free || way === 'alone') load();
    } else if (way === 'early' && free && now - loadMs * BETA * Math.log(1 - random()) >= expiresAt) load();
    now += -Math.log(1 - arrivals()) * (1_000 / rate);
  }
}

/** Most loads at one moment of each step. */
function concurrency(loads: readonly { start: number; end: number }[]): number[] {
  const changes = loads.flatMap(({ start, end }) => [
    { at: start, by: 1 },
    { at: end, by: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  const steps = Array.from({ length: DURATION_MS / STEP_MS }, () => 0);
  let now = 0;
  let step = 0;
  for (const { at, by } of changes) {
    while (step < steps.length && at >= (step + 1) * STEP_MS) {
      step += 1;
      if (step < steps.length) steps[step] = now;
    }
    now += by;
    if (step < steps.length) steps[step] = Math.max(steps[step] ?? 0, now);
  }
  return steps;
}
