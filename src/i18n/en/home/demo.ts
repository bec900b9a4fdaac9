/** The comparison of the home page while it runs and after. */
export const demo = {
  stop: 'Stop',
  fetching: 'Fetching Node.js for your browser…',
  runningBlocked: 'Running blocked.mjs: all 24 tasks on the main thread.',
  runningPool: 'Running pool.mjs: the same 24 tasks on worker threads.',
  stopped: 'Stopped. Run it again when you like.',
  again: 'Run again',
  main: 'main',
  thread: (number: number): string => `thread ${number}`,
  oneThread: '1 (main)',
  threads: (count: number): string => `${count} + main`,
  unfinished: (ended: number, of: number): string => `the program ended after ${ended} of ${of} tasks`,
  disagree: (blocked: number, pool: number): string =>
    `The two programs disagree (${blocked} and ${pool} primes), so their times cannot be compared.`,
  faster: (ratio: string): string => `the pool finished ${ratio} times as fast`,
  slower: (ratio: string): string => `the pool took ${ratio} times as long`,
  same: 'both took about the same time',
  /** `pace` is one of the three above; `held` and `heldAtMost` are durations without and with the pool. */
  verdict: (
    {
      runtime,
      pace,
      held,
      heldAtMost,
      primes,
    }: Readonly<Record<'runtime' | 'pace' | 'held' | 'heldAtMost' | 'primes', string>>,
    threads: number,
  ): string =>
    `Measured here, ${runtime}, ${threads} threads: ${pace}, and the event loop was held for ${held} without it and for at most ${heldAtMost} with it. Both found the same ${primes} primes.`,
};
