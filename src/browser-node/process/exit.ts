import type { Messaging } from '../bindings/messaging.ts';
import type { EventLoop } from './loop.ts';
import type { KernelLink, StartMessage } from '../kernel/protocol.ts';

/**
 * Ends this process or thread. The kernel terminates the Worker when it hears of it; until then the thread sleeps, so that not
 * one more line of the reader's code runs, also not in a `finally`.
 */
export function exitProcess(
  kernel: KernelLink,
  loop: EventLoop,
  messaging: Messaging,
  start: StartMessage,
  code: number,
  signal: string | undefined,
): never {
  loop.stop();
  messaging.closeAll();
  for (const stdio of start.stdio) if (stdio.type === 'pipe') stdio.port.postMessage({ end: true });
  kernel.post({ type: 'exit', code: signal === undefined ? code & 255 : null, signal: signal ?? null });
  return sleepForever();
}

/**
 * For a thread that was ended but has not stopped yet: an error would run more of its code, which threads that are alive could then
 * hear.
 */
export function sleepForever(): never {
  const forever = new Int32Array(new SharedArrayBuffer(4));
  for (;;) Atomics.wait(forever, 0, 0);
}
