/**
 * What Workers send, as far as the page hears of it. A Worker runs readers' code, which can send anything: what is not as it
 * should be is put right here, or refused with a TypeError.
 */
import type { ProcessExit } from './task.ts';

/** Output that the page can count and take over: bytes with a buffer of their own. */
export function outputOf(bytes: unknown): Uint8Array<ArrayBuffer> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('output is bytes');
  const isOwn = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return isOwn ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

/** Exit code of a process that the engine lost, as after SIGABRT. */
const CRASHED = 134;

/** How a process ends that the engine lost, and what stderr says of it. Firefox names what it died of. */
export function crashOf(reason: string): { report: Uint8Array; exit: ProcessExit } {
  const report = new TextEncoder().encode(`The in-page Node.js stopped working: ${reason}\n`);
  const killedBy = reason.endsWith('out of memory') ? 'out-of-memory' : 'crash';
  return { report, exit: { code: CRASHED, signal: null, killedBy } };
}

/** How a process says that it has ended. */
export function exitOf({ code, signal }: { code: unknown; signal: unknown }): ProcessExit {
  const whole = (value: unknown): number | null => (Number.isInteger(value) ? (value as number) & 255 : null);
  return { code: whole(code), signal: whole(signal), killedBy: undefined };
}
