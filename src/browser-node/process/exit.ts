import type { Messaging } from '../bindings/messaging/messaging.ts';
import type { EventLoop } from './loop.ts';
import type { KernelLink } from '../kernel/protocol.ts';
import type { ChannelMessage } from '../bindings/streams/stream-links.ts';

/**
 * Ends this process or thread. The kernel terminates the Worker when it hears of it; until then the thread sleeps, so that not
 * one more line of the reader's code runs, also not in a `finally`.
 */
export function exitProcess(
  kernel: KernelLink,
  loop: EventLoop,
  messaging: Messaging,
  openPorts: ReadonlySet<MessagePort>,
  code: number,
  signal: number | undefined,
): never {
  loop.stop();
  messaging.closeAll();
  const closed: ChannelMessage = { close: true, reset: false };
  for (const port of openPorts) port.postMessage(closed);
  kernel.post({ type: 'exit', code: signal === undefined ? code & 255 : null, signal: signal ?? null });
  return sleepForever();
}

/** How the kernel hears that the heap is exhausted; also what Firefox throws then. */
export const OUT_OF_MEMORY = 'out of memory';

/** Ours, whatever becomes of the global. */
const { wait } = Atomics;

/**
 * For a thread that was ended but has not stopped yet: an error would run more of its code, which threads that are alive could then
 * hear.
 */
export function sleepForever(): never {
  const forever = new Int32Array(new SharedArrayBuffer(4));
  for (;;) wait(forever, 0, 0);
}
