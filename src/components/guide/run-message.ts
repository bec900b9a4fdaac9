import { runBlock as words } from '#words/guide/run.ts';
import type { ExitStatus } from '../../engines/types.ts';

/** How a run ended, as one sentence for the reader. `limitMs` is the time limit the run had. */
export function runMessage(exit: ExitStatus, ms: number, node: string, limitMs: number): string {
  switch (exit.reason) {
    case 'exit':
      return exit.code === 0 ? words.finished(Math.round(ms), node) : words.exit(exit.code, Math.round(ms), node);
    case 'signal':
      return words.signal(exit.signal);
    case 'timeout':
      return words.timeout(limitMs / 1000);
    case 'output-limit':
      return words.outputLimit;
    case 'process-limit':
      return words.processLimit;
    case 'killed':
      return words.stopped;
    case 'out-of-memory':
      return words.outOfMemory;
    case 'crash':
      return words.crash;
  }
}
