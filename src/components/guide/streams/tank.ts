/** What the reader sets. */
export interface TankSettings {
  /** What the source gives while it may, in KiB per millisecond, which is about MB per second. */
  sourceRate: number;
  /** What the sink takes while there is something, in KiB per millisecond. */
  sinkRate: number;
  /** Level at which `write()` says false, in KiB. */
  highWaterMark: number;
  /** How long the source needs to get going again after 'drain', in milliseconds. */
  restartMs: number;
  /** Whether the source heeds what `write()` says. */
  heeded: boolean;
}

/** What is so at one moment. Levels in KiB. */
export interface TankMoment {
  /** Milliseconds from the start. */
  at: number;
  level: number;
  /** Whether the source gives, or waits for 'drain' or for itself. */
  flows: boolean;
  /** Whether the sink had nothing to take. */
  dry: boolean;
}

export interface TankRun {
  moments: TankMoment[];
  /** The most that lay in the buffer, in KiB. */
  peak: number;
  /** What the sink has got, in KiB. */
  delivered: number;
  /** Share of the time in which the sink had nothing to take, from 0 to 1. */
  sinkIdle: number;
  /** Share of the time in which the source waited, from 0 to 1. */
  sourceWaits: number;
  /** Millisecond at which the memory was full; `undefined` when it never was. */
  diedAt: number | undefined;
}

/** Milliseconds that are shown. */
export const SHOWN_MS = 10_000;
/** KiB in a chunk, the size in which `fs.createReadStream` reads. */
export const CHUNK = 64;
/** KiB of memory that the process has. */
export const MEMORY = 256 * 1_024;
/** Milliseconds between two moments that are kept. */
const EVERY = 20;

/**
 * A writable stream as a tank, millisecond by millisecond: the source pours chunks in, the sink lets them out. At `highWaterMark` `write()` says false,
 * and 'drain' comes when the tank is empty, as Node documents it.
 */
export function simulateTank({ sourceRate, sinkRate, highWaterMark, restartMs, heeded }: TankSettings): TankRun {
  const moments: TankMoment[] = [{ at: 0, level: 0, flows: true, dry: true }];
  let [level, credit, delivered, peak, idle, waits, from] = [0, 0, 0, 0, 0, 0, 0];
  const share = (ms: number, of: number): number => ms / of;

  for (let at = 1; at <= SHOWN_MS; at += 1) {
    const flows = at > from;
    if (flows) credit += sourceRate;
    else waits += 1;
    for (; credit >= CHUNK && at > from; credit -= CHUNK) {
      level += CHUNK;
      // Until 'drain', which is found out below.
      if (heeded && level >= highWaterMark) from = Infinity;
    }
    peak = Math.max(peak, level);
    const taken = Math.min(level, sinkRate);
    const dry = taken < sinkRate;
    if (dry) idle += 1 - taken / sinkRate;
    level -= taken;
    delivered += taken;
    if (from === Infinity && level === 0) {
      from = at + restartMs;
      credit = 0;
    }
    const died = level >= MEMORY;
    if (at % EVERY === 0 || died) moments.push({ at, level, flows, dry });
    if (died) {
      return { moments, peak, delivered, sinkIdle: share(idle, at), sourceWaits: share(waits, at), diedAt: at };
    }
  }
  const shares = { sinkIdle: share(idle, SHOWN_MS), sourceWaits: share(waits, SHOWN_MS) };
  return { moments, peak, delivered, ...shares, diedAt: undefined };
}

/** The last moment that was kept up to `at` milliseconds. */
export function momentAt({ moments }: TankRun, at: number): TankMoment {
  return moments.findLast((moment) => moment.at <= at) ?? { at: 0, level: 0, flows: true, dry: true };
}
