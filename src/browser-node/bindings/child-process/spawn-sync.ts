/** `internalBinding('spawn_sync')`: the kernel runs the child while this thread waits for its records in shared memory. */
import { ProcessTable } from '../../kernel/process-table.ts';
import type { StdioTarget } from '../../kernel/protocol.ts';
import { signalName } from '../../kernel/signals.ts';
import { SyncCell, SyncRecord } from '../../kernel/sync-replies.ts';
import type { ProcessContext } from '../../process/context.ts';
import { now } from '../../process/host-globals.ts';
import type { KernelPipes } from './pipe-kernel.ts';
import type { PipeAccess } from './pipe-wrap.ts';
import { sendSignal } from './signal-send.ts';
import { inherited, planSpawn, SpawnFailure, type SpawnOptions, type StdioEntry } from './spawn-start.ts';

interface SyncOptions extends SpawnOptions {
  stdio: StdioEntry[];
  /** Milliseconds. */
  timeout?: number;
  /** Bytes of all output together. */
  maxBuffer?: number;
  killSignal?: number;
  detached?: boolean;
}

interface SyncResult {
  pid: number;
  status: number | null;
  signal: string | null;
  output: (Uint8Array | null)[] | null;
  /** Number of a libuv error. */
  error?: number;
}

const SIGTERM = 15;

interface BufferMaker {
  concat(parts: Uint8Array[]): Uint8Array;
}

const room = ({ maxBuffer = 0 }: SyncOptions): number => (maxBuffer > 0 ? maxBuffer : Infinity);
const killSignal = ({ killSignal: given = 0 }: SyncOptions): number => (given > 0 ? given : SIGTERM);

export function createSpawnSyncBinding(
  context: ProcessContext,
  kernelPipes: KernelPipes,
  access: PipeAccess,
): Record<string, unknown> {
  const { kernel } = context;
  const errors = new Map(context.facts.uvErrors.map(([errno, [name]]) => [name, errno]));
  const processes = new ProcessTable(context.shared, context.owner);
  const failed = (code: string): SyncResult => {
    return { pid: 0, status: null, signal: null, output: null, error: errors.get(code) ?? -1 };
  };

  function target(entry: StdioEntry, fd: number, sink: number): StdioTarget | SpawnFailure {
    switch (entry.type) {
      case 'ignore':
        return { type: 'ignore' };
      case 'inherit':
      case 'fd':
        return inherited(context, entry.fd ?? fd);
      case 'wrap': {
        const end = access.endToPassOn(entry.handle);
        return end === undefined ? new SpawnFailure('ENOTSUP') : { type: 'pipe', end };
      }
      default:
        return { type: 'kernel', sink, fd };
    }
  }

  function spawn(options: SyncOptions): SyncResult {
    const start = planSpawn(context, options);
    if (start instanceof SpawnFailure) return failed(start.code);
    const sink = -processes.nextId();
    const targets: StdioTarget[] = [];
    for (const [fd, entry] of options.stdio.entries()) {
      const one = target(entry, fd, sink);
      if (one instanceof SpawnFailure) return failed(one.code);
      targets.push(one);
    }
    const [stdin] = options.stdio;
    const pair = stdin?.type === 'pipe' ? kernelPipes.newPair() : undefined;
    if (pair !== undefined) targets[0] = { type: 'pipe', end: pair[1] };
    const pid = processes.reserve();
    if (pid === undefined) {
      kernel.post({ type: 'refused' });
      return failed('EAGAIN');
    }
    const cell = new SharedArrayBuffer(SyncCell.header + SyncCell.bytes);
    const id = processes.nextId();
    const given = stdin?.input;
    const input = given == null ? undefined : new Uint8Array(given.buffer, given.byteOffset, given.byteLength).slice();
    kernel.post({
      type: 'spawn',
      id,
      start: { ...start, pid, stdio: targets },
      detached: options.detached === true,
      pipes: pair === undefined ? [] : [pair],
      sync: { cell, sink, input, inputEnd: pair?.[0] ?? 0, maxBuffer: room(options), killSignal: killSignal(options) },
    });
    return { pid, ...collect(options, id, pid, cell) };
  }

  /** Waits for the child's end, which a time-out or too much output may bring about. */
  function collect(options: SyncOptions, id: number, pid: number, cell: SharedArrayBuffer): Omit<SyncResult, 'pid'> {
    const words = new Int32Array(cell, 0, SyncCell.header / 4);
    const chunks = options.stdio.map((): Uint8Array[] => []);
    const { timeout = 0 } = options;
    let deadline = timeout > 0 ? now() + timeout : Infinity;
    let left = room(options);
    let error: string | undefined;
    for (;;) {
      if (Atomics.wait(words, SyncCell.full, 0, Math.max(0, deadline - now())) === 'timed-out') {
        error ??= 'ETIMEDOUT';
        deadline = Infinity;
        sendSignal(context, pid, killSignal(options));
        continue;
      }
      if (words[SyncCell.kind] === SyncRecord.exit) break;
      const bytes = new Uint8Array(cell, SyncCell.header, words[SyncCell.length]).slice();
      // Once the child is to be killed nobody reads its pipes any more.
      if (error === undefined) chunks[words[SyncCell.fd] ?? 0]?.push(bytes);
      left -= bytes.length;
      // The kernel has seen it too, and killed the child.
      if (left < 0) error ??= 'ENOBUFS';
      Atomics.store(words, SyncCell.full, 0);
      kernel.post({ type: 'sync-next', id });
    }
    const signal = words[SyncCell.signal] ?? 0;
    const { Buffer } = globalThis as unknown as { Buffer: BufferMaker };
    return {
      status: signal > 0 ? null : (words[SyncCell.code] ?? 0),
      signal: signalName(signal) ?? null,
      output: options.stdio.map(({ type }, fd) => (type === 'pipe' && fd > 0 ? Buffer.concat(chunks[fd] ?? []) : null)),
      ...(error === undefined ? {} : { error: errors.get(error) ?? -1 }),
    };
  }

  return { spawn };
}
