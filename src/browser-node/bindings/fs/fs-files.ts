import { standardStreamOf } from '../../fs/devices.ts';
import { fail, FsError } from '../../fs/errors.ts';
import { codedError } from './fs-modules.ts';
import type { Requests } from './fs-request.ts';
import type { FsSupport } from './fs-support.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const READ_CHUNK = 65536;
const MAX_FD = 2 ** 31 - 1;

/** Error fields that `writeSync` wants in an object instead of an exception. */
interface SyncContext {
  errno?: number;
  syscall?: string;
}

function positionOf(value: unknown): number | undefined {
  const position = typeof value === 'bigint' ? Number(value) : value;
  return typeof position === 'number' && position >= 0 ? position : undefined;
}

function bytesOf(view: ArrayBufferView, offset = 0, length = view.byteLength - offset): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + offset, length);
}

/** Reading and writing by descriptor, for the binding's functions. */
export class DescriptorAccess {
  /** Descriptors 0, 1 and 2 until the program closes them. */
  readonly #standard = new Set([0, 1, 2]);
  readonly #aliases = new Map<number, number>();
  readonly #support: FsSupport;

  constructor(support: FsSupport) {
    this.#support = support;
  }

  /** Opens a file; `/dev/stdin` and its like become aliases of the standard streams. */
  open(path: string, flags: number, mode: number): number {
    const { vfs } = this.#support.context;
    const fd = vfs.open(path, flags, mode);
    const stream = standardStreamOf(vfs.fstat(fd).rdev);
    if (stream !== undefined) this.#aliases.set(fd, stream);
    return fd;
  }

  /** Whether reads and writes go to a standard stream. */
  isStandard(fd: number): boolean {
    return this.#streamOf(fd) !== undefined;
  }

  read(fd: number, target: Uint8Array, position?: number): number {
    const stream = this.#streamOf(fd);
    if (stream === undefined) return this.#support.context.vfs.read(fd, target, position);
    return this.#support.stdio.read?.(stream, target) ?? 0;
  }

  write(fd: number, bytes: Uint8Array, position?: number): number {
    const stream = this.#streamOf(fd);
    if (stream === undefined) return this.#support.context.vfs.write(fd, bytes, position);
    this.#support.stdio.write(stream, bytes);
    return bytes.length;
  }

  close(fd: number): void {
    if (this.#isInherited(fd)) {
      this.#standard.delete(fd);
      this.#support.stdio.close?.(fd);
      return;
    }
    this.#aliases.delete(fd);
    this.#support.context.vfs.close(fd);
  }

  #streamOf(fd: number): number | undefined {
    return this.#isInherited(fd) ? fd : this.#aliases.get(fd);
  }

  #isInherited(fd: number): boolean {
    return this.#support.stdio.has?.(fd) ?? this.#standard.has(fd);
  }

  /** Everything from the descriptor's position to the end. */
  readAll(fd: number): Uint8Array {
    const chunks: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const chunk = new Uint8Array(READ_CHUNK);
      const count = this.read(fd, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      total += count;
    }
    const whole = new Uint8Array(total);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}

/** The functions of `internalBinding('fs')` that open, read, write and close. */
export function createFileFunctions(support: FsSupport, requests: Requests, access: DescriptorAccess) {
  const { vfs } = support.context;
  const { run } = requests;

  /** Runs a write in `writeSync`'s form: errors go into `ctx`. */
  const write = (self: () => unknown, request: unknown, ctx: unknown, operation: () => number): unknown => {
    if (ctx === undefined) return run(self, request, { syscall: 'write' }, operation);
    try {
      return operation();
    } catch (error) {
      if (!(error instanceof FsError)) throw error;
      Object.assign(ctx as SyncContext, { errno: support.errno(error.code), syscall: 'write' });
      return undefined;
    }
  };

  return {
    open: function open(path: unknown, flags: number, mode: number, request?: unknown): unknown {
      const absolute = support.absolute(path);
      const info = { syscall: 'open', path: support.text(path) };
      return run(open, request, info, () => access.open(absolute, flags, mode));
    },
    close: function close(fd: number, request?: unknown): unknown {
      assertDescriptor(fd);
      return run(close, request, { syscall: 'close' }, () => access.close(fd));
    },
    read: function read(fd: number, view: ArrayBufferView, offset: number, length: number, at: unknown, req?: unknown) {
      const target = bytesOf(view, offset, length);
      return run(read, req, { syscall: 'read' }, () => access.read(fd, target, positionOf(at)));
    },
    readBuffers: function readBuffers(fd: number, views: ArrayBufferView[], at: unknown, request?: unknown): unknown {
      return run(readBuffers, request, { syscall: 'read' }, () => {
        let position = positionOf(at);
        let total = 0;
        for (const view of views) {
          const count = access.read(fd, bytesOf(view), position);
          total += count;
          if (position !== undefined) position += count;
          if (count < view.byteLength) break;
        }
        return total;
      });
    },
    writeBuffer: function writeBuffer(...args: unknown[]): unknown {
      const [fd, view, offset, length, at, request, ctx] = args as [
        number,
        ArrayBufferView,
        number,
        number,
        unknown,
        unknown,
        unknown,
      ];
      const bytes = bytesOf(view, offset, length);
      return write(writeBuffer, request, ctx, () => access.write(fd, bytes, positionOf(at)));
    },
    writeBuffers: function writeBuffers(fd: number, views: ArrayBufferView[], at: unknown, request?: unknown): unknown {
      return run(writeBuffers, request, { syscall: 'write' }, () => {
        let position = positionOf(at);
        let total = 0;
        for (const view of views) {
          const count = access.write(fd, bytesOf(view), position);
          total += count;
          if (position !== undefined) position += count;
        }
        return total;
      });
    },
    writeString: function writeString(...args: unknown[]): unknown {
      const [fd, text, at, encoding, request, ctx] = args as [number, string, unknown, unknown, unknown, unknown];
      const bytes = support.encodeText(text, encoding);
      return write(writeString, request, ctx, () => access.write(fd, bytes, positionOf(at)));
    },
    readFileUtf8: function readFileUtf8(path: unknown, flags: number): unknown {
      if (typeof path === 'number') {
        return run(readFileUtf8, undefined, { syscall: 'read' }, () => decoder.decode(access.readAll(path)));
      }
      const info = { syscall: 'open', path: support.text(path) };
      const fd = run(readFileUtf8, undefined, info, () => access.open(support.absolute(path), flags, 0o666)) as number;
      try {
        return run(readFileUtf8, undefined, { syscall: 'read' }, () => decoder.decode(access.readAll(fd)));
      } finally {
        vfs.close(fd);
      }
    },
    writeFileUtf8: function writeFileUtf8(path: unknown, text: string, flags: number, mode: number): unknown {
      const bytes = support.encodeText(text, 'utf8');
      if (typeof path === 'number') {
        run(writeFileUtf8, undefined, { syscall: 'write' }, () => access.write(path, bytes));
        return undefined;
      }
      const info = { syscall: 'open', path: support.text(path) };
      const fd = run(writeFileUtf8, undefined, info, () => access.open(support.absolute(path), flags, mode)) as number;
      try {
        run(writeFileUtf8, undefined, { syscall: 'write', path: support.text(path) }, () => access.write(fd, bytes));
      } finally {
        vfs.close(fd);
      }
      return undefined;
    },
    ftruncate: function ftruncate(fd: number, size: number, request?: unknown): unknown {
      return run(ftruncate, request, { syscall: 'ftruncate' }, () => vfs.ftruncate(fd, size));
    },
    fsync: function fsync(fd: number, request?: unknown): unknown {
      return run(fsync, request, { syscall: 'fsync' }, () => sync(fd));
    },
    fdatasync: function fdatasync(fd: number, request?: unknown): unknown {
      return run(fdatasync, request, { syscall: 'fdatasync' }, () => sync(fd));
    },
  };

  function sync(fd: number): void {
    if (access.isStandard(fd)) fail('EINVAL');
    vfs.fsync(fd);
  }
}

/** @throws {RangeError} as Node's C++ does. */
function assertDescriptor(fd: number): void {
  if (Number.isInteger(fd) && fd >= 0 && fd <= MAX_FD) return;
  const range = Number.isInteger(fd) ? `>= 0 && <= ${String(MAX_FD)}` : 'an integer';
  const message = `The value of "fd" is out of range. It must be ${range}. Received ${String(fd)}`;
  throw codedError(RangeError, 'ERR_OUT_OF_RANGE', message);
}
