import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { EngineProcess, ExitStatus, SpawnOptions } from '../types.ts';
import { labEnvironment } from './environment.ts';

const HEAP_EXHAUSTED = /JavaScript heap out of memory|allocation failed.*out of memory/i;

/**
 * Starts a process in its own process group, so that everything it started ends with it, and enforces the limits of
 * `options`. Resolves when it runs; rejects with the system's error when the program cannot be started.
 */
export async function startProcess(
  command: string,
  args: readonly string[],
  cwd: string,
  options: SpawnOptions = {},
): Promise<EngineProcess> {
  options.signal?.throwIfAborted();
  const startedAt = performance.now();
  const child = spawn(command, [...args], {
    cwd,
    env: labEnvironment(options.env),
    detached: process.platform !== 'win32',
    stdio: 'pipe',
  });
  const exit = follow(child, startedAt, options);
  // A child may be gone before it reads its stdin; that is no error of ours.
  child.stdin.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return {
    pid: child.pid ?? 0,
    exit: exit.status,
    write: (data) => void child.stdin.write(data),
    end: () => void child.stdin.end(),
    kill: () => exit.end('killed'),
  };
}

function follow(child: ChildProcessWithoutNullStreams, startedAt: number, options: SpawnOptions) {
  const { limits = {}, signal, onOutput } = options;
  let forced: ExitStatus['reason'] | undefined;
  let bytes = 0;
  let heapExhausted = false;

  const end = (reason: ExitStatus['reason']): void => {
    forced ??= reason;
    killTree(child);
  };
  const onAbort = (): void => end('killed');
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = limits.timeoutMs === undefined ? undefined : setTimeout(() => end('timeout'), limits.timeoutMs);

  const watch = watchMemory(child, limits.memoryMb, () => end('out-of-memory'));

  const listen = (fd: 1 | 2) => (chunk: Buffer) => {
    if (forced === 'output-limit') return;
    bytes += chunk.length;
    if (fd === 2 && HEAP_EXHAUSTED.test(chunk.toString('latin1'))) heapExhausted = true;
    const over = limits.outputBytes === undefined ? 0 : bytes - limits.outputBytes;
    const kept = over > 0 ? chunk.subarray(0, Math.max(0, chunk.length - over)) : chunk;
    onOutput?.({ pid: child.pid ?? 0, tid: 0, fd, at: performance.now() - startedAt, bytes: kept });
    if (over > 0) end('output-limit');
  };
  child.stdout.on('data', listen(1));
  child.stderr.on('data', listen(2));

  const status = new Promise<ExitStatus>((resolve) => {
    // Something the child left behind may hold its pipes open for ever: end the group once the leader is gone.
    child.once('exit', () => killTree(child));
    child.once('close', (code, ended) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      const reason = forced ?? (heapExhausted && code !== 0 ? 'out-of-memory' : ended === null ? 'exit' : 'signal');
      resolve({ code, signal: ended, reason });
    });
    child.once('error', () => resolve({ code: null, signal: null, reason: forced ?? 'crash' }));
  });
  return { status, end };
}

/** Buffers lie outside of the heap that Node limits by itself. Each thread has a heap of its own, so there is room for several. */
const RESIDENT_PER_HEAP = 4;
const RESIDENT_BASE_MB = 512;
const WATCH_EVERY_MS = 100;

/** Ends a process whose resident memory is far beyond its heap. Linux tells it in a file; elsewhere nobody watches. */
function watchMemory(child: ChildProcessWithoutNullStreams, memoryMb: number | undefined, onOver: () => void) {
  if (memoryMb === undefined || process.platform !== 'linux') return undefined;
  const most = (memoryMb * RESIDENT_PER_HEAP + RESIDENT_BASE_MB) * 1024;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    if (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) > most) onOver();
  };
  return setInterval(() => void look(), WATCH_EVERY_MS).unref();
}

function killTree(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    if (child.exitCode === null) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}
