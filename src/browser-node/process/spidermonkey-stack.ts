/**
 * V8's stack traces on Firefox's engine: `Error.captureStackTrace`, `Error.prepareStackTrace` over call sites, and `stack` in V8's
 * form. SpiderMonkey's own is text, one `name@file:line:column` a frame, made by a getter on `Error.prototype`.
 */
import { host } from './host-globals.ts';
import { originalColumn, plainName } from './positions.ts';
import { installWords, inV8Words } from './spidermonkey-words.ts';

/** A frame as V8's `prepareStackTrace` gets it; what SpiderMonkey does not tell is null. */
export class CallSite {
  readonly #frame: ParsedFrame;
  /** Whether the caller's text says `new` where it called. */
  readonly #isConstructor: boolean;

  constructor(frame: ParsedFrame, isConstructor: boolean) {
    this.#frame = frame;
    this.#isConstructor = isConstructor;
  }

  getFileName(): string {
    return this.#frame.file;
  }
  getScriptNameOrSourceURL(): string {
    return this.#frame.file;
  }
  getLineNumber(): number {
    return this.#frame.line;
  }
  getColumnNumber(): number {
    return this.#frame.column;
  }
  getFunctionName(): string | null {
    return this.#frame.name;
  }
  getTypeName(): string | null {
    return this.isToplevel() ? 'Object' : null;
  }
  getMethodName(): null {
    return null;
  }
  getFunction(): undefined {
    return undefined;
  }
  getThis(): undefined {
    return undefined;
  }
  getEvalOrigin(): undefined {
    return undefined;
  }
  getPromiseIndex(): null {
    return null;
  }
  getScriptHash(): string {
    return '';
  }
  getEnclosingLineNumber(): number {
    return this.#frame.line;
  }
  getEnclosingColumnNumber(): number {
    return this.#frame.column;
  }
  getPosition(): number {
    return 0;
  }
  isNative(): boolean {
    return false;
  }
  isToplevel(): boolean {
    return this.#frame.isTopLevel;
  }
  isConstructor(): boolean {
    return this.#isConstructor;
  }
  isEval(): boolean {
    return false;
  }
  isAsync(): boolean {
    return this.#frame.isAsync;
  }
  isPromiseAll(): boolean {
    return false;
  }
  toString(): string {
    const { name, file, line, column, isAsync, isTopLevel } = this.#frame;
    const place = `${file}:${String(line)}:${String(column)}`;
    // What a CommonJS module does on its first level happens in a function of an object.
    const shown = name ?? (isTopLevel && file.startsWith('/') ? 'Object.<anonymous>' : undefined);
    if (shown === undefined) return `${isAsync ? 'async ' : ''}${place}`;
    return `${isAsync ? 'async ' : ''}${this.#isConstructor ? 'new ' : ''}${shown} (${place})`;
  }
}

interface ParsedFrame {
  name: string | null;
  file: string;
  line: number;
  column: number;
  isAsync: boolean;
  isTopLevel: boolean;
}

/** The last part of a name that SpiderMonkey guesses (`outer/inner`, `Class.prototype.method`); null for functions without one. */
function functionName(guessed: string): string | null {
  const last = guessed
    .slice(guessed.lastIndexOf('/') + 1)
    .replace('.prototype.', '.')
    .replace(/^[gs]et (?=\S)/, '');
  return last === '' || last.endsWith('<') ? null : last;
}

function parseFrames(stack: string): ParsedFrame[] {
  const frames: ParsedFrame[] = [];
  for (const line of stack.split('\n')) {
    const [, label, file, row, column] = /^([^@]*)@(.*?)(?: line \d+ > [\w ]+)?:(\d+):(\d+)$/.exec(line) ?? [];
    // The engine's own frames lie in a blob.
    if (label === undefined || file === undefined || file.startsWith('blob:')) continue;
    const [, cause, guessed] = /^(?:(.*)\*)?(.*)$/.exec(label) ?? [];
    // V8 follows awaits, but not what made the browser call a function.
    if (cause !== undefined && cause !== 'async') break;
    frames.push({
      name: functionName(guessed ?? ''),
      file: plainName(file),
      line: Number(row),
      column: Number(column),
      isAsync: cause === 'async',
      isTopLevel: guessed === '',
    });
  }
  return frames;
}

/** A line (from 1) of a reader's file; undefined when there is none. */
type ReadLine = (file: string, line: number) => string | undefined;

let readLine: ReadLine | undefined;

const isReaders = (file: string): boolean => file.startsWith('/') || file.startsWith('file:');

/** V8 places a plain call at the function's name, SpiderMonkey at the parenthesis. Both columns are those of the reader's text. */
export function callColumn(file: string, line: number, column: number): number {
  if (readLine === undefined || !isReaders(file)) return column;
  const text = readLine(file, line)?.slice(0, column) ?? '';
  return column - (/([\w$]+)\s*\($/.exec(text)?.[0].length ?? 1) + 1;
}

function calledByNew(frame: ParsedFrame, caller: ParsedFrame | undefined): boolean {
  if (frame.name === null || caller === undefined || readLine === undefined || !isReaders(caller.file)) return false;
  const column = originalColumn(caller.file, caller.line, caller.column);
  const text = readLine(caller.file, caller.line)?.slice(column - 1) ?? '';
  return /^new\s+(?:[\w$]+\.)*([\w$]+)/.exec(text)?.[1] === frame.name;
}

type Prepare = (error: object, sites: CallSite[]) => unknown;

/** V8's. */
const DEFAULT_LIMIT = 10;

/** V8 leaves out what makes the error: the constructors of its own classes. */
function withoutConstructors(error: object, frames: ParsedFrame[]): ParsedFrame[] {
  const names = new Set<string>();
  for (
    let at: unknown = Object.getPrototypeOf(error);
    typeof at === 'object' && at !== null;
    at = Object.getPrototypeOf(at)
  ) {
    const { constructor } = at as { constructor?: { name?: unknown } };
    if (typeof constructor?.name === 'string') names.add(constructor.name);
  }
  const first = frames.findIndex(({ name }) => name === null || !names.has(name));
  return frames.slice(first < 0 ? frames.length : first);
}

/** `stack` of `error` as V8 would make it when it is first read. */
function prepared(error: object, frames: ParsedFrame[]): unknown {
  const sites = frames.map((frame, index) => new CallSite(frame, calledByNew(frame, frames[index + 1])));
  const { prepareStackTrace } = Error as unknown as { prepareStackTrace?: Prepare };
  if (typeof prepareStackTrace === 'function') return prepareStackTrace(error, sites);
  const header = Error.prototype.toString.call(error);
  return [header, ...sites.map((site) => `    at ${String(site)}`)].join('\n');
}

function defineStack(target: object, value: unknown): void {
  Object.defineProperty(target, 'stack', { value, writable: true, enumerable: false, configurable: true });
}

/**
 * Installs it when this is SpiderMonkey; call before Node's library takes its copies of `Error`'s functions.
 * @param read Gives lines of readers' files: columns are moved to where V8 would have them.
 */
export function emulateV8Stacks(read: (file: string) => Uint8Array): void {
  const descriptor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const nativeStack = descriptor?.get;
  const nativeCapture = (Error as { captureStackTrace?: typeof Error.captureStackTrace }).captureStackTrace;
  if (nativeStack === undefined || nativeCapture === undefined) return;

  Error.stackTraceLimit = DEFAULT_LIMIT;
  installWords();

  let last: { file: string; lines: string[] } | undefined;
  readLine = (file, line) => {
    try {
      const path = file.startsWith('file:') ? decodeURIComponent(new host.URL(file).pathname) : file;
      if (last?.file !== file) last = { file, lines: new host.TextDecoder().decode(read(path)).split('\n') };
      return last.lines[line - 1];
    } catch {
      return undefined;
    }
  };

  const setStack = function (this: object, value: unknown): void {
    defineStack(this, value);
  };
  Object.defineProperty(Error.prototype, 'stack', {
    configurable: true,
    enumerable: false,
    get(this: object): unknown {
      const native: unknown = nativeStack.call(this);
      if (typeof native !== 'string') return undefined;
      inV8Words(this);
      const stack = prepared(this, withoutConstructors(this, parseFrames(native)));
      if (Object.isExtensible(this)) defineStack(this, stack);
      return stack;
    },
    set: setStack,
  });
  Object.defineProperty(Error, 'captureStackTrace', {
    configurable: true,
    enumerable: false,
    writable: true,
    value: function captureStackTrace(target: object, above?: (...args: never[]) => unknown): void {
      const holder: { stack?: unknown } = {};
      nativeCapture(holder, above ?? captureStackTrace);
      const native = typeof holder.stack === 'string' ? holder.stack : '';
      Object.defineProperty(target, 'stack', {
        configurable: true,
        enumerable: false,
        get(this: object): unknown {
          const stack = prepared(target, parseFrames(native));
          defineStack(target, stack);
          return stack;
        },
        set: setStack,
      });
    },
  });
}
