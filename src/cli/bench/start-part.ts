import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measurement, PartOptions } from './part.ts';
import type { PartEntry } from './parts.ts';

const RUN_PART = fileURLToPath(new URL('run-part.ts', import.meta.url));

/** Of what a failed part printed, this much of the end is kept for its message. */
const TAIL = 2000;

/** What an uncaught error says, in one line: neither its stack nor its other properties. */
export function lastError(printed: string): string {
  const lines = printed.split('\n').map((line) => line.trim());
  return (
    lines.findLast((line) => /^(?:\w+\.)*\w*Error\b.*: ./.test(line)) ??
    lines.findLast((line) => /^\w[\w.]*: ./.test(line)) ??
    ''
  );
}

/**
 * Runs a part in a process of its own.
 * @throws {Error} when it fails, or takes longer than it may; the message is one line
 */
export async function startPart({ id, minutes }: PartEntry, options: PartOptions): Promise<Measurement> {
  const child = fork(RUN_PART, [id, JSON.stringify(options)], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-TAIL);
  });
  let measurement: Measurement | undefined;
  child.on('message', (message) => {
    measurement = message as Measurement;
  });
  const late = AbortSignal.timeout(minutes * 60_000);
  late.addEventListener('abort', () => child.kill());
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (...ended) => {
      resolve(ended);
    });
  });
  if (measurement !== undefined) return measurement;
  if (late.aborted) throw new Error(`stopped after ${minutes} minutes`);
  throw new Error(lastError(printed) || `ended with ${String(code ?? signal)}`);
}
