/** What `process_wrap` and `spawn_sync` have in common: from the options of `spawn` to what the kernel starts. */
import { findExecutable } from '../../fs/executables.ts';
import { S_IFDIR, S_IFMT, USER_ID } from '../../fs/constants.ts';
import { FsError } from '../../fs/errors.ts';
import type { ProcessStart, StdioTarget } from '../../kernel/protocol.ts';
import type { ProcessContext } from '../../process/context.ts';

export interface SpawnOptions {
  file: string;
  args: readonly string[] | undefined;
  cwd: string | null | undefined;
  envPairs: readonly string[] | null | undefined;
  uid: number | null | undefined;
  gid: number | null | undefined;
}

/** One entry of `stdio`, as `getValidStdio` of Node's library makes them. */
export interface StdioEntry {
  type: 'pipe' | 'overlapped' | 'ignore' | 'inherit' | 'fd' | 'wrap';
  fd?: number;
  ipc?: boolean;
  handle?: unknown;
  input?: ArrayBufferView | null;
}

/** A libuv error's name. */
export class SpawnFailure {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

function environment(context: ProcessContext, pairs: SpawnOptions['envPairs']): Record<string, string> {
  if (pairs == null) return { ...context.process.env };
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

function workingDirectory(context: ProcessContext, cwd: SpawnOptions['cwd']): string | SpawnFailure {
  if (cwd == null || cwd === '') return context.cwd();
  try {
    const path = context.vfs.realpath(cwd.startsWith('/') ? cwd : `${context.cwd()}/${cwd}`);
    return (context.vfs.stat(path).mode & S_IFMT) === S_IFDIR ? path : new SpawnFailure('ENOTDIR');
  } catch (error) {
    if (error instanceof FsError) return new SpawnFailure(error.code);
    throw error;
  }
}

/** The child without its descriptors and pid, or why it cannot be started. */
export function planSpawn(
  context: ProcessContext,
  options: SpawnOptions,
): Omit<ProcessStart, 'stdio' | 'pid'> | SpawnFailure {
  const foreign = [options.uid, options.gid].some((id) => typeof id === 'number' && id !== USER_ID);
  if (foreign) return new SpawnFailure('EPERM');
  const cwd = workingDirectory(context, options.cwd);
  if (cwd instanceof SpawnFailure) return cwd;
  const env = environment(context, options.envPairs);
  const found = findExecutable(context.vfs, options.file, env['PATH'], cwd);
  if ('error' in found) return new SpawnFailure(found.error);
  const [argv0 = options.file, ...rest] = options.args ?? [];
  return {
    ppid: context.start.pid,
    program: found.program,
    argv0: found.args.length === 0 ? argv0 : found.program,
    args: [...found.args, ...rest],
    env,
    cwd,
  };
}

/** What the child gets for a descriptor of this process. */
export function inherited(context: ProcessContext, fd: number): StdioTarget | SpawnFailure {
  const target = context.stdio.target(fd);
  if (target?.type === 'ipc') return new SpawnFailure('ENOTSUP');
  if (target !== undefined) return target;
  return context.vfs.isOpen(fd) ? { type: 'file', file: context.vfs.share(fd) } : new SpawnFailure('EBADF');
}
