/** A program in a page that readers run: how it goes, and how it ended. */
export const runBlock = {
  starting: 'Starting Node…',
  running: 'Running…',
  stopped: 'Stopped.',
  reset: 'Back to the original.',
  source: (file: string | undefined): string => `Source of ${file ?? 'the program'}`,
  cannotTakeAlong: 'Your browser keeps nothing for this site, so the program cannot be taken along. Copy it instead.',
  finished: (ms: number, node: string): string => `Finished in ${ms} ms on the embedded Node ${node}.`,
  exit: (code: number | null, ms: number, node: string): string =>
    `Ended with exit code ${code ?? 'unknown'} after ${ms} ms on the embedded Node ${node}.`,
  signal: (signal: string | null): string => `The program ended itself with ${signal ?? 'a signal'}.`,
  timeout: (seconds: number): string =>
    `Stopped: it ran longer than ${seconds} seconds. Look for a loop, a timer or a thread that never ends.`,
  outputLimit: 'Stopped: it printed more than 256 KiB. Print less, then run it again.',
  processLimit:
    'Stopped: it went on starting processes or threads when there were too many. Start fewer, then run it again.',
  outOfMemory: 'Stopped: it ran out of memory. Use smaller data, then run it again.',
  crash: 'The engine lost the program. Run it again; if that repeats, reload the page.',
};
