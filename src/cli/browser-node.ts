/**
 * `npm run --silent browser-node -- [--browser chromium|firefox] [--cwd DIR] [--timeout MS] FILE [ARGS…]`: runs a program in a real
 * browser inside the embedded engine; with `--each FILE…` several, a JSON line each. See `--help`.
 */
import { constants } from 'node:os';
import type { ExitStatus } from '../engines/types.ts';
import { ensureEngine } from './browser-node/built-engine.ts';
import { CallError, HELP, readCall, type Call } from './browser-node/call.ts';
import { placeAlone, placeProgram } from './browser-node/program.ts';
import { runProgram } from './browser-node/run.ts';
import { EnginePages } from './browsers/engine-pages.ts';

const WRONG_CALL = 2;
/** As the command `timeout` does. */
const TIMED_OUT = 124;
const SIGNAL_BASE = 128;
const SIGNAL_NUMBERS: Readonly<Record<string, number | undefined>> = constants.signals;
/** Ends that `code` and `signal` tell completely. */
const NATURAL: ReadonlySet<ExitStatus['reason']> = new Set(['exit', 'signal']);

/** npm changes into the project's folder; people mean the one they are in. */
const current = process.env['INIT_CWD'] ?? process.cwd();

function exitCode({ code, signal, reason }: ExitStatus): number {
  if (reason === 'timeout') return TIMED_OUT;
  if (signal !== null) return SIGNAL_BASE + (SIGNAL_NUMBERS[signal] ?? 0);
  return code ?? 1;
}

async function runOne(call: Call, pages: () => Promise<EnginePages>): Promise<number> {
  const [given = '', ...args] = call.operands;
  const place = placeProgram(given, call.cwd, current);
  const { exit } = await runProgram(await pages(), place, {
    args,
    timeoutMs: call.timeoutMs,
    onOutput: ({ fd, bytes }) => (fd === 1 ? process.stdout : process.stderr).write(bytes),
  });
  if (exit.reason === 'timeout') console.error(`browser-node: ended after ${String(call.timeoutMs)} ms (--timeout).`);
  else if (!NATURAL.has(exit.reason)) console.error(`browser-node: ended by ${exit.reason}.`);
  return exitCode(exit);
}

async function runEach(call: Call, pages: () => Promise<EnginePages>): Promise<number> {
  const places = call.operands.map((file) => [file, placeAlone(file, current)] as const);
  for (const [file, place] of places) {
    const output: Record<1 | 2, Uint8Array[]> = { 1: [], 2: [] };
    const { exit, ms } = await runProgram(await pages(), place, {
      args: [],
      timeoutMs: call.timeoutMs,
      onOutput: ({ fd, bytes }) => output[fd].push(bytes),
    });
    const text = (fd: 1 | 2): string => Buffer.concat(output[fd]).toString();
    const { code, signal, reason } = exit;
    const line = {
      file,
      stdout: text(1),
      stderr: text(2),
      code,
      signal,
      ms,
      ...(NATURAL.has(reason) ? {} : { reason }),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return 0;
}

async function main(): Promise<number> {
  const call = readCall(process.argv.slice(2));
  if (call.help) {
    process.stdout.write(HELP);
    return 0;
  }
  let opened: EnginePages | undefined;
  const pages = async (): Promise<EnginePages> => {
    if (opened === undefined) {
      await ensureEngine();
      opened = await EnginePages.start(call.browser).catch((error: unknown) => {
        throw new CallError(error instanceof Error ? error.message : String(error), { cause: error });
      });
    }
    return opened;
  };
  try {
    return await (call.each ? runEach : runOne)(call, pages);
  } finally {
    await opened?.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CallError)) throw error;
  console.error(`browser-node: ${error.message}`);
  process.exitCode = WRONG_CALL;
}
