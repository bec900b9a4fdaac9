import { FsError, type FsErrorCode } from '../../fs/errors.ts';
import type { BindingContext } from '../types.ts';

/** Where reads and writes go of descriptors that are no files: 0, 1, 2 and what else a process was started with. */
export interface StandardStreams {
  /** Whether `fd` is one; without it 0, 1 and 2 are. */
  has?(fd: number): boolean;
  close?(fd: number): void;
  /** Takes all bytes (copy them to keep them). */
  write(fd: number, bytes: Uint8Array): void;
  /** Fills `target` and returns the number of bytes; 0 is the end of input. Without it input is empty. */
  read?(fd: number, target: Uint8Array): number;
}

export interface FsBindingOptions {
  stdio: StandardStreams;
  /** Makes a Node Buffer of bytes; default: the realm's `Buffer`. */
  toBuffer?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  /** Next async id; default: a counter of the binding's own. */
  newAsyncId?: () => number;
}

/** What an operation is called in errors. */
export interface CallInfo {
  readonly syscall: string;
  readonly path?: string | undefined;
  readonly dest?: string | undefined;
}

/** Node's uv error objects have these own properties, in this order. */
export interface UvError extends Error {
  errno: number;
  code: string;
  syscall: string;
  path?: string;
  dest?: string;
}

type AnyFunction = (...args: never[]) => unknown;
interface StackCapturer {
  captureStackTrace?: (target: object, above?: AnyFunction) => void;
  stackTraceLimit?: number;
}
interface BufferMaker {
  from(data: ArrayBuffer, offset: number, length: number): Uint8Array;
  from(text: string, encoding: string): Uint8Array;
}

/** Tools that all parts of the fs bindings share, made once for each process. */
export interface FsSupport {
  readonly context: BindingContext;
  readonly stdio: StandardStreams;
  readonly errno: (code: string) => number;
  readonly uvException: (code: string, info: CallInfo) => UvError;
  /** Turns what an operation threw into Node's error; anything but FsError is passed on. */
  readonly translate: (error: unknown, info: CallInfo) => unknown;
  /** Path argument as text, as it is shown in errors. */
  readonly text: (path: unknown) => string;
  /** Path argument as an absolute path. */
  readonly absolute: (path: unknown) => string;
  readonly encodeName: (name: string, encoding: unknown) => string | Uint8Array;
  readonly encodeText: (text: string, encoding: unknown) => Uint8Array;
  readonly newAsyncId: () => number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Hides the binding's own frames from an error's stack, so that it starts in Node's lib. */
export function captureAbove(error: object, above: AnyFunction): void {
  (Error as StackCapturer).captureStackTrace?.(error, above);
}

/** Removes all frames: errors of asynchronous calls have none in Node. */
export function withoutStack(error: unknown): void {
  if (!(error instanceof Error)) return;
  const value = `${error.name}: ${error.message}`;
  Object.defineProperty(error, 'stack', { value, configurable: true, writable: true, enumerable: false });
}

function realmBuffer(): BufferMaker {
  const maker = (globalThis as { Buffer?: BufferMaker }).Buffer;
  if (!maker) throw new Error('browser-node/fs: this realm has no Buffer yet; pass `toBuffer` to createFsBinding');
  return maker;
}

/** Makes the tools. */
export function createFsSupport(context: BindingContext, options: FsBindingOptions): FsSupport {
  const byCode = new Map<string, { errno: number; message: string }>();
  for (const [errno, [code, message]] of context.facts.uvErrors) byCode.set(code, { errno, message });
  const toBuffer =
    options.toBuffer ?? ((bytes) => realmBuffer().from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let asyncId = 1_000_000;

  const text = (path: unknown): string =>
    path instanceof Uint8Array ? decoder.decode(Uint8Array.from(path)) : String(path);
  const uvException = (code: string, info: CallInfo): UvError => {
    const known = byCode.get(code) ?? { errno: -5, message: 'i/o error' };
    let message = `${code}: ${known.message}, ${info.syscall}`;
    if (info.path !== undefined) message += ` '${info.path}'`;
    if (info.dest !== undefined) message += ` -> '${info.dest}'`;
    const { syscall, path, dest } = info;
    const fields = { errno: known.errno, code, syscall };
    return Object.assign(new Error(message), fields, path !== undefined && { path }, dest !== undefined && { dest });
  };
  return {
    context,
    stdio: options.stdio,
    errno: (code) => byCode.get(code)?.errno ?? -5,
    uvException,
    translate: (error, info) => (error instanceof FsError ? uvException(error.code, info) : error),
    text,
    absolute: (path) => {
      const name = text(path);
      if (name.startsWith('/') || name === '') return name;
      const cwd = context.cwd();
      return cwd.endsWith('/') ? cwd + name : `${cwd}/${name}`;
    },
    encodeName: (name, encoding) => {
      if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') return name;
      const buffer = toBuffer(encoder.encode(name));
      if (encoding === 'buffer') return buffer;
      return (buffer as { toString(encoding: string): string }).toString(
        typeof encoding === 'string' ? encoding : 'utf8',
      );
    },
    encodeText: (value, encoding) => encodeText(value, encoding),
    newAsyncId: options.newAsyncId ?? (() => asyncId++),
  };
}

function encodeText(value: string, encoding: unknown): Uint8Array {
  const name = typeof encoding === 'string' ? encoding.toLowerCase() : 'utf8';
  if (name === 'utf8' || name === 'utf-8') return encoder.encode(value);
  if (name === 'latin1' || name === 'binary' || name === 'ascii') {
    return Uint8Array.from(value, (char) => char.charCodeAt(0));
  }
  return realmBuffer().from(value, name);
}

/** Whether an error says that the file is missing. */
export function isMissing(error: unknown): boolean {
  const missing: readonly FsErrorCode[] = ['ENOENT', 'ENOTDIR'];
  return error instanceof FsError && missing.includes(error.code);
}
