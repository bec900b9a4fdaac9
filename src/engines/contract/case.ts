import type { ExitStatus, LabEngine, SpawnOptions } from '../types.ts';

/** One promise of the interface, and a check that it is kept. Plain functions: they run in tests, and on `/engine-check/`. */
export interface ContractCase {
  /** Unique, for example `limits/timeout`. */
  id: string;
  /** What is promised, as a sentence. */
  promise: string;
  /** Capability without which the case says nothing. */
  requires?: string;
  /** The engine cannot be used afterwards. */
  last?: true;
  /** Rejects when the promise is broken. */
  run(kit: ContractKit): Promise<void>;
}

/** A process that has ended, and what it printed. */
export interface Ended {
  exit: ExitStatus;
  /** All of it, in order. */
  printed: string;
  /** What came as stdout; engines with a terminal have everything here. */
  stdout: string;
  pid: number;
}

/** What cases work with: a ready engine, and shorthands. */
export interface ContractKit {
  engine: LabEngine;
  /** Runs `node` with `args` to its end. */
  node: (args: readonly string[], options?: SpawnOptions) => Promise<Ended>;
  /** Mounts `main.mjs` with this text, and runs it to its end. */
  program: (text: string, options?: SpawnOptions) => Promise<Ended>;
}

/** A promise that was broken. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** @throws {ContractError} unless both are the same as JSON */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [was, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (was !== wanted) throw new ContractError(`${what}: expected ${wanted}, got ${was}`);
}

/** @throws {ContractError} unless it holds */
export function holds(condition: boolean, what: string): void {
  if (!condition) throw new ContractError(what);
}

/** @throws {ContractError} unless `work` rejects; returns with what */
export async function rejects(work: Promise<unknown>, what: string): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new ContractError(`${what}: it did not fail`);
}

/** Shorthands for an engine. */
export function kitFor(engine: LabEngine): ContractKit {
  const node = async (args: readonly string[], options: SpawnOptions = {}): Promise<Ended> => {
    const decoders = { 1: new TextDecoder(), 2: new TextDecoder() };
    let printed = '';
    let stdout = '';
    const process = await engine.spawn('node', args, {
      ...options,
      onOutput: (event) => {
        options.onOutput?.(event);
        const text = decoders[event.fd].decode(event.bytes, { stream: true });
        printed += text;
        if (event.fd === 1) stdout += text;
      },
    });
    const exit = await process.exit;
    return { exit, printed, stdout, pid: process.pid };
  };
  const program = async (text: string, options?: SpawnOptions): Promise<Ended> => {
    await engine.mount({ 'main.mjs': text });
    return node(['main.mjs'], options);
  };
  return { engine, node, program };
}
