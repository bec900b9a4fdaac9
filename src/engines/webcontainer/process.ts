import type { WebContainerProcess } from '@webcontainer/api';
import type { EngineProcess, ExitStatus, SpawnOptions } from '../types.ts';

const HEAP_EXHAUSTED = /heap out of memory|allocation failed.*out of memory/i;

/** Milliseconds that a process which was told to end may take until it counts as lost. */
const END_MS = 2_000;
/** Milliseconds without output after an exit until its output counts as complete, should the stream not be closed. */
const QUIET_MS = 50;

/** What a terminal takes for the end of the input: Ctrl+D. */
const END_OF_INPUT = '\u0004';

/** What the engine has to know about a process that ended badly. */
export interface ProcessHooks {
  /** Resolves when the container is gone, and all of its processes with it. */
  lost: Promise<unknown>;
  /** The process had to be ended by force: threads of it may spin on where nobody can reach them. */
  onForced(): void;
}

/**
 * Follows a process of a container. Its output is that of a terminal: one stream (handed on as stdout) with line ends of a
 * terminal (handed on as `\n`). It has no process id that anybody could use; `pid` counts processes.
 */
export function followProcess(
  process: WebContainerProcess,
  pid: number,
  options: SpawnOptions,
  hooks: ProcessHooks,
): EngineProcess {
  const startedAt = performance.now();
  const { limits = {}, signal, onOutput } = options;
  const encoder = new TextEncoder();
  const settled = Promise.withResolvers<undefined>();
  const closed = Promise.withResolvers<undefined>();
  let forced: ExitStatus['reason'] | undefined;
  let bytes = 0;
  let tail = '';
  let heldReturn = false;
  let lastOutputAt = startedAt;
  let over = false;

  function end(reason: ExitStatus['reason']): void {
    if (forced !== undefined || over) return;
    forced = reason;
    hooks.onForced();
    process.kill();
    setTimeout(() => settled.resolve(undefined), END_MS);
  }

  function take(chunk: string): void {
    if (over || forced === 'output-limit') return;
    lastOutputAt = performance.now();
    // A line end may be cut in two.
    const text = (heldReturn ? `\r${chunk}` : chunk).replaceAll('\r\n', '\n');
    heldReturn = text.endsWith('\r');
    tail = (tail + text).slice(-2048);
    emit(encoder.encode(heldReturn ? text.slice(0, -1) : text));
  }

  function emit(encoded: Uint8Array): void {
    if (encoded.length === 0) return;
    bytes += encoded.length;
    const excess = limits.outputBytes === undefined ? 0 : bytes - limits.outputBytes;
    const kept = excess > 0 ? encoded.subarray(0, Math.max(0, encoded.length - excess)) : encoded;
    onOutput?.({ pid, tid: 0, fd: 1, at: lastOutputAt - startedAt, bytes: kept });
    if (excess > 0) end('output-limit');
  }

  const timer = limits.timeoutMs === undefined ? undefined : setTimeout(() => end('timeout'), limits.timeoutMs);
  const onAbort = (): void => end('killed');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();

  process.output
    .pipeTo(new WritableStream({ write: take }))
    .catch(() => undefined)
    .finally(() => closed.resolve(undefined));

  async function quiet(): Promise<void> {
    while (performance.now() - lastOutputAt < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }

  async function follow(): Promise<ExitStatus> {
    const gone = hooks.lost.then(() => 'lost' as const);
    const code = await Promise.race([process.exit.catch(() => 'lost' as const), settled.promise, gone]);
    lastOutputAt = performance.now();
    if (typeof code === 'number') await Promise.race([closed.promise, quiet(), gone]);
    if (heldReturn) emit(encoder.encode('\r'));
    over = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    if (forced !== undefined) return { code: null, signal: null, reason: forced };
    if (typeof code !== 'number') return { code: null, signal: null, reason: 'crash' };
    return { code, signal: null, reason: code !== 0 && HEAP_EXHAUSTED.test(tail) ? 'out-of-memory' : 'exit' };
  }

  const input = process.input.getWriter();
  const inputText = new TextDecoder();
  let lineOpen = false;
  function type(text: string): void {
    if (!over) input.write(text).catch(() => undefined);
  }

  return {
    pid,
    exit: follow(),
    write: (data) => {
      const text = typeof data === 'string' ? data : inputText.decode(data, { stream: true });
      if (text !== '') lineOpen = !text.endsWith('\n');
      type(text);
    },
    // In the middle of a line, the first one only hands over what was typed.
    end: () => type(lineOpen ? END_OF_INPUT + END_OF_INPUT : END_OF_INPUT),
    kill: () => end('killed'),
  };
}
