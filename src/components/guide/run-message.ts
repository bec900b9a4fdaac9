import type { ExitStatus } from '../../engines/types.ts';

/** How a run ended, as one sentence for the reader. `limitMs` is the time limit the run had. */
export function runMessage(exit: ExitStatus, ms: number, node: string, limitMs: number): string {
  const where = `on the embedded Node ${node}`;
  switch (exit.reason) {
    case 'exit':
      return exit.code === 0
        ? `Finished in ${Math.round(ms)} ms ${where}.`
        : `Ended with exit code ${exit.code ?? 'unknown'} after ${Math.round(ms)} ms ${where}.`;
    case 'signal':
      return `The program ended itself with ${exit.signal ?? 'a signal'}.`;
    case 'timeout':
      return `Stopped: it ran longer than ${limitMs / 1000} seconds. Look for a loop, a timer or a thread that never ends.`;
    case 'output-limit':
      return 'Stopped: it printed more than 256 KiB. Print less, then run it again.';
    case 'process-limit':
      return 'Stopped: it went on starting processes or threads when there were too many. Start fewer, then run it again.';
    case 'killed':
      return 'Stopped.';
    case 'out-of-memory':
      return 'Stopped: it ran out of memory. Use smaller data, then run it again.';
    case 'crash':
      return 'The engine lost the program. Run it again; if that repeats, reload the page.';
  }
}
