import { seededRandom } from '../../../bench/random.ts';

/** What the reader sets. Times in seconds. */
export interface StalenessSettings {
  /** Time to live in the memory of an instance (L1). */
  nearTtl: number;
  /** Time to live in the shared cache (L2). */
  farTtl: number;
  /** What a copy from L2 gets in L1: the whole of `nearTtl`, or no more than what it has left in L2. */
  copy: 'full' | 'remaining';
  writesPerMinute: number;
  /** Reads a second, in each instance. */
  readRate: number;
  /** When the second instance starts, with an empty memory. */
  secondStarts: number;
  seed: number;
}

/** Who hears of a write. */
export const WAYS = {
  none: 'Nobody: time to live alone',
  own: 'L2 and the writer’s own memory',
  pubsub: 'Everybody, by pub/sub',
  lossy: 'Pub/sub, a third of it lost',
  versioned: 'Versioned keys',
} as const;
/** Name of one of {@link WAYS}. */
export type Way = keyof typeof WAYS;

/** What one instance served, step by step of {@link STEP}. */
export interface StalenessLane {
  reads: number;
  staleReads: number;
  /** Longest time, in seconds, for which an answer was still served after a write had outdated it. */
  longest: number;
  /** In each step: seconds since the oldest answer that was served had been loaded, and whether it was out of date. */
  steps: { age: number; stale: boolean }[];
}

export interface StalenessRun {
  lanes: [StalenessLane, StalenessLane];
  reads: number;
  staleReads: number;
  longest: number;
  /** Queries to the database. */
  loads: number;
  /** Reads that needed the shared cache. */
  asked: number;
  /** When the database was written, in seconds. */
  writes: number[];
}

/** How long is shown, in seconds. */
export const DURATION = 300;
/** Width of a step in the picture, in seconds. */
export const STEP = 1;
/** A message of pub/sub is under way for so long, in seconds. */
export const MESSAGE_DELAY = 0.02;
const LOSS = 1 / 3;

interface Entry {
  version: number;
  loadedAt: number;
  expiresAt: number;
}

type Happening = { at: number } & (
  { kind: 'read'; instance: 0 | 1 } | { kind: 'write'; by: 0 | 1 } | { kind: 'message'; instance: 0 | 1; lost: boolean }
);

/**
 * One key, a database, a shared cache and two instances with a memory of their own. Loads and questions take no time; messages take
 * {@link MESSAGE_DELAY}. Reads and writes come at random (Poisson), the same in all ways.
 */
export function simulateStaleness(way: Way, settings: StalenessSettings): StalenessRun {
  const lanes: [StalenessLane, StalenessLane] = [lane(), lane()];
  const near: [Entry | undefined, Entry | undefined] = [undefined, undefined];
  let far: Entry | undefined;
  const writes: number[] = [];
  const total = { loads: 0, asked: 0 };

  function answer(instance: 0 | 1, now: number): Entry {
    const found = near[instance];
    if (way === 'versioned') total.asked += 1;
    if (found && now < found.expiresAt && (way !== 'versioned' || found.version === writes.length)) return found;
    if (way !== 'versioned') total.asked += 1;
    if (far === undefined || now >= far.expiresAt || (way === 'versioned' && far.version !== writes.length)) {
      total.loads += 1;
      far = { version: writes.length, loadedAt: now, expiresAt: now + settings.farTtl };
    }
    const full = now + settings.nearTtl;
    return (near[instance] = { ...far, expiresAt: settings.copy === 'full' ? full : Math.min(full, far.expiresAt) });
  }

  for (const event of happenings(settings)) {
    if (event.kind === 'read') {
      const entry = answer(event.instance, event.at);
      note(lanes[event.instance], event.at, entry.loadedAt, writes[entry.version]);
    } else if (event.kind === 'write') {
      writes.push(event.at);
      if (way === 'own' || way === 'pubsub' || way === 'lossy') far = near[event.by] = undefined;
    } else if (way === 'pubsub' || (way === 'lossy' && !event.lost)) near[event.instance] = undefined;
  }
  const sum = (of: 'reads' | 'staleReads'): number => lanes[0][of] + lanes[1][of];
  const longest = Math.max(lanes[0].longest, lanes[1].longest);
  return { lanes, reads: sum('reads'), staleReads: sum('staleReads'), longest, ...total, writes };
}

function lane(): StalenessLane {
  return {
    reads: 0,
    staleReads: 0,
    longest: 0,
    steps: Array.from({ length: DURATION / STEP }, () => ({ age: 0, stale: false })),
  };
}

/** @param outdatedAt when the answer that is served was overwritten, if it was */
function note(to: StalenessLane, now: number, loadedAt: number, outdatedAt: number | undefined): void {
  to.reads += 1;
  const step = to.steps[Math.floor(now / STEP)];
  if (step) step.age = Math.max(step.age, now - loadedAt);
  if (outdatedAt === undefined) return;
  to.staleReads += 1;
  to.longest = Math.max(to.longest, now - outdatedAt);
  if (step) step.stale = true;
}

function happenings({ writesPerMinute, readRate, secondStarts, seed }: StalenessSettings): Happening[] {
  const drawn = seededRandom(seed * 1_000 + 2);
  const writes = arrivals(writesPerMinute / 60, 0, seed * 1_000).flatMap((at): Happening[] => {
    // The second instance writes nothing before it has started.
    const by = at >= secondStarts && drawn() < 0.5 ? 1 : 0;
    const lost = drawn() < LOSS;
    const instance = by === 0 ? 1 : 0;
    return [
      { kind: 'write', at, by },
      { kind: 'message', at: at + MESSAGE_DELAY, instance, lost },
    ];
  });
  const reads = ([0, 1] as const).flatMap((instance) =>
    arrivals(readRate, instance === 0 ? 0 : secondStarts, seed * 1_000 + 3 + instance).map((at): Happening => ({
      kind: 'read',
      at,
      instance,
    })),
  );
  return [...writes, ...reads].sort((a, b) => a.at - b.at);
}

/** Times of a Poisson process with this many events a second. */
function arrivals(rate: number, from: number, seed: number): number[] {
  const random = seededRandom(seed);
  const times: number[] = [];
  if (rate <= 0) return times;
  const gap = (): number => -Math.log(1 - random()) / rate;
  for (let at = from + gap(); at < DURATION; at += gap()) times.push(at);
  return times;
}
