/** Programs as child processes, joined to the streams of their command. */
import { writeTo } from './streams.ts';
import { environmentOf, type ShellState, type Sink, type Streams } from './types.ts';

/** A command that is a program. */
export interface ProgramCall {
  args: string[];
  state: ShellState;
  streams: Streams;
}

/** What the shell says of a program that a signal ended. */
const DEATHS: Readonly<Record<string, string>> = {
  SIGABRT: 'Aborted',
  SIGHUP: 'Hangup',
  SIGKILL: 'Killed',
  SIGQUIT: 'Quit',
  SIGSEGV: 'Segmentation fault',
  SIGTERM: 'Terminated',
};
const BY_SIGNAL = 128;
const FAILED = 126;

/** Runs it to its end, output included; returns the exit status, as the shell sees it. */
export async function runProgram(name: string, { args, state, streams }: ProgramCall): Promise<number> {
  const { childProcess } = state.node;
  const given = (sink: Sink): number | 'pipe' => ('fd' in sink ? sink.fd : 'pipe');
  const child = childProcess.spawn(name, args, {
    cwd: state.cwd,
    env: environmentOf(state),
    stdio: ['fd' in streams.in ? streams.in.fd : 'pipe', given(streams.out), given(streams.err)],
  });
  if ('stream' in streams.in && child.stdin !== null) {
    // A program need not read all of its input.
    child.stdin.on('error', () => undefined);
    streams.in.stream.pipe(child.stdin);
  }
  for (const [from, sink] of [
    [child.stdout, streams.out],
    [child.stderr, streams.err],
  ] as const) {
    if (from !== null && 'stream' in sink) from.pipe(sink.stream, { end: false });
  }
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(FAILED);
    });
    child.once('close', (code, signal) => {
      const number = signal === null ? 0 : (state.signals[signal] ?? 0);
      const death = DEATHS[signal ?? ''];
      if (death !== undefined) writeTo(state.node, streams.err, `${death}\n`);
      resolve(code ?? BY_SIGNAL + number);
    });
  });
}
