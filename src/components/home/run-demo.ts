import { run as words } from '#words/home/run.ts';
import type { BootStep, ExitStatus, LabEngine } from '../../engines/types.ts';
import blocked from './demo/blocked.mjs?raw';
import measure from './demo/measure.mjs?raw';
import pool from './demo/pool.mjs?raw';
import work from './demo/work.mjs?raw';
import worker from './demo/worker.mjs?raw';
import { parseEvent, type DemoEvent } from './run-model.ts';

const files = {
  'blocked.mjs': blocked,
  'measure.mjs': measure,
  'pool.mjs': pool,
  'work.mjs': work,
  'worker.mjs': worker,
};

/** The two programs of the demo, by the file that starts them. */
export type DemoProgram = 'blocked.mjs' | 'pool.mjs';

/** Boots an embedded engine with the demo's files in it. The engine's code is fetched here, on the reader's click. */
export async function openEngine(signal: AbortSignal, onStep: (step: BootStep) => void): Promise<LabEngine> {
  const { createEmbeddedEngine } = await import('../../engines/index.ts');
  const engine = createEmbeddedEngine();
  try {
    await engine.boot(signal, onStep);
    await engine.mount(files);
  } catch (error) {
    await engine.dispose();
    throw error;
  }
  return engine;
}

const whyEnded: Readonly<Record<Exclude<ExitStatus['reason'], 'exit'>, string>> = words.ended;

/**
 * Runs one program to its end and hands over what it reports, as it reports it.
 *
 * @throws {Error} with a sentence for the reader when the program did not end well
 */
export async function runProgram(
  engine: LabEngine,
  program: DemoProgram,
  onEvent: (event: DemoEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  let complaint = '';
  const child = await engine.spawn('node', [program], {
    signal,
    limits: { timeoutMs: 60_000, outputBytes: 1_000_000 },
    onOutput({ fd, bytes }) {
      if (fd === 2) {
        complaint += new TextDecoder().decode(bytes);
        return;
      }
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const event of lines.map(parseEvent)) if (event) onEvent(event);
    },
  });
  const exit = await child.exit;
  if (exit.reason !== 'exit') throw new Error(`${program} ${whyEnded[exit.reason]}.`);
  if (exit.code !== 0) {
    const line = complaint.split('\n').find((text) => /^\w*Error/.test(text)) ?? words.seeConsole;
    console.error(complaint);
    throw new Error(words.withCode(program, exit.code, line));
  }
}
