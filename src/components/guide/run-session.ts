import { createEmbeddedEngine } from '../../engines/index.ts';
import type { ExitStatus, LabEngine, OutputEvent } from '../../engines/types.ts';

/** Wall-clock limit of a run on a page, in milliseconds. */
export const RUN_LIMIT_MS = 20_000;
const OUTPUT_LIMIT_BYTES = 256 * 1024;

let shared: LabEngine | undefined;
let last: Promise<unknown> = Promise.resolve();

export interface PageRun {
  files: Record<string, string>;
  entry: string;
  args: string[];
  /** Ends the run; the promise of {@link runOnPage} then resolves with `reason: 'killed'`, or rejects when it had not started. */
  signal: AbortSignal;
  onOutput: (event: OutputEvent) => void;
  /** Called once the program itself starts. */
  onStart: () => void;
}

/**
 * Runs a program in the page's embedded engine, which is made on the first run and kept. Runs queue up: they share one folder.
 * @throws {EngineError} when the engine cannot be made ready.
 */
export function runOnPage(run: PageRun): Promise<{ exit: ExitStatus; node: string; ms: number }> {
  const turn = last.then(() => runNow(run));
  last = turn.catch(() => {});
  return turn;
}

async function runNow(run: PageRun): Promise<{ exit: ExitStatus; node: string; ms: number }> {
  run.signal.throwIfAborted();
  const engine = await readyEngine(run.signal);
  await engine.mount(run.files);
  run.signal.throwIfAborted();
  run.onStart();
  const started = performance.now();
  const process = await engine.spawn('node', [run.entry, ...run.args], {
    limits: { timeoutMs: RUN_LIMIT_MS, outputBytes: OUTPUT_LIMIT_BYTES },
    signal: run.signal,
    onOutput: run.onOutput,
  });
  const exit = await process.exit;
  return { exit, node: engine.capabilities().node, ms: performance.now() - started };
}

async function readyEngine(signal: AbortSignal): Promise<LabEngine> {
  shared ??= createEmbeddedEngine();
  try {
    await shared.boot(signal);
    return shared;
  } catch (error) {
    // A failed engine is not tried again as it is: the next run makes a new one.
    const failed = shared;
    shared = undefined;
    await failed.dispose().catch(() => {});
    throw error;
  }
}
