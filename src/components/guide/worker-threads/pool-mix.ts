/** What the reader sets. */
export interface PoolSettings {
  threads: number;
  cores: number;
  /** Share of each task in which its thread only waits, from 0 to 0.9. */
  waiting: number;
  mix: 'even' | 'uneven';
  feeding: 'continuous' | 'batches';
}

/** A task on its thread. Times in milliseconds. */
export interface Span {
  task: number;
  thread: number;
  start: number;
  end: number;
}

export interface PoolRun {
  spans: Span[];
  /** From the first start to the last end, in milliseconds. */
  makespan: number;
  /** Share of what the cores could do until then, from 0 to 1. */
  cpu: number;
  /** Share of the time until then in which a thread had no task, over all threads. */
  idle: number;
}

/** Tasks of one run. */
export const TASKS = 24;
/** Length of all tasks together on a thread that nobody disturbs, in milliseconds. The same for both mixes. */
export const WORK_MS = 960;

/** How long each task takes when it has a core to itself, in the order in which they wait. */
function lengths(mix: PoolSettings['mix']): number[] {
  const long = (index: number): boolean => mix === 'uneven' && index % 6 === 0;
  return Array.from({ length: TASKS }, (_, index) => (long(index) ? 140 : mix === 'even' ? 40 : 20));
}

interface Running extends Span {
  wait: number;
  compute: number;
}

/**
 * Runs a pool on paper. A task first waits (for a disk, say), then computes. Threads that compute share the cores evenly: with more
 * of them than cores, each gets slower. Starting and changing threads costs nothing here; in truth it does.
 */
export function simulatePool({ threads, cores, waiting, mix, feeding }: PoolSettings): PoolRun {
  const queue = lengths(mix).map((ms, task) => ({ task, wait: ms * waiting, compute: ms * (1 - waiting) }));
  const computing = queue.reduce((sum, { compute }) => sum + compute, 0);
  const spans: Span[] = [];
  let running: Running[] = [];
  let time = 0;

  while (queue.length > 0 || running.length > 0) {
    if (feeding === 'continuous' || running.length === 0) {
      const busy = new Set(running.map(({ thread }) => thread));
      for (let thread = 0; thread < threads && queue.length > 0; thread += 1) {
        const task = busy.has(thread) ? undefined : queue.shift();
        if (task) running.push({ ...task, thread, start: time, end: time });
      }
    }
    const active = running.filter(({ wait }) => wait <= 0).length;
    const speed = Math.min(1, cores / Math.max(1, active));
    const step = Math.min(...running.map(({ wait, compute }) => (wait > 0 ? wait : compute / speed)));
    time += step;
    for (const one of running) {
      if (one.wait > 0) one.wait = settle(one.wait - step);
      else one.compute = settle(one.compute - step * speed);
      one.end = time;
    }
    spans.push(...running.filter(ended).map(({ task, thread, start, end }) => ({ task, thread, start, end })));
    running = running.filter((one) => !ended(one));
  }

  const held = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    spans,
    makespan: time,
    cpu: computing / (time * cores),
    idle: Math.max(0, 1 - held / (time * threads)),
  };
}

/** Rounding must not leave a billionth of a millisecond to do. */
function settle(left: number): number {
  return left < 1e-9 ? 0 : left;
}

function ended({ wait, compute }: Running): boolean {
  return wait === 0 && compute === 0;
}
