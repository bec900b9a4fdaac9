import { ProcessTable } from '../../kernel/process-table.ts';
import { defaultAction, SIGKILL, signalName } from '../../kernel/signals.ts';
import type { ProcessContext } from '../../process/context.ts';

const HIGHEST_SIGNAL = 64;
const INIT_PID = 1;

/**
 * `kill(2)`: a negative pid is a process group, 0 the caller's own processes. Signal 0 only looks whether the process is there.
 * @returns The name of the error; undefined when the signal is on its way. A signal that ends this very process does so at once.
 */
export function sendSignal(
  context: ProcessContext,
  pid: number,
  signal: number,
): 'EINVAL' | 'ESRCH' | 'EPERM' | 'ENOSYS' | undefined {
  if (signal < 0 || signal > HIGHEST_SIGNAL) return 'EINVAL';
  const self = context.start.pid;
  const target = pid === 0 ? self : pid;
  if (target === INIT_PID) return 'EPERM';
  if (!new ProcessTable(context.shared, context.owner).isAlive(Math.abs(target))) return 'ESRCH';
  if (signal === 0) return undefined;
  if (signalName(signal) === undefined) return 'EINVAL';
  const action = defaultAction(signal);
  if (action === 'stop') return 'ENOSYS';
  if (target === self && !context.isThread && (signal === SIGKILL || !context.watchedSignals.has(signal))) {
    if (action === 'end') context.exit(0, signal);
    return undefined;
  }
  context.kernel.post({ type: 'kill', pid: target, signal });
  return undefined;
}
