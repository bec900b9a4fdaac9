/**
 * V8's stack traces on Firefox's engine: `Error.captureStackTrace`, `Error.prepareStackTrace` over call sites, and `stack` in V8's
 * form. SpiderMonkey's own is text, one `name@file:line:column` a frame, made by a getter on `Error.prototype`.
 */
import { plainName } from './positions.ts';
import { originOf } from './spidermonkey-origin.ts';
import { accessPlace, readersColumn, receiverName, STACK_LINE, textFrom } from './spidermonkey-places.ts';
import { CallSite, type Frame } from './spidermonkey-site.ts';
import { installWords, inV8Words } from './spidermonkey-words.ts';

/** The last part of a name that SpiderMonkey guesses (`outer/inner`, `Class.prototype.method`); null for functions without one. */
function functionName(guessed: string): string | null {
  const last = guessed.slice(guessed.lastIndexOf('/') + 1).replace('.prototype.', '.');
  return last === '' || last.endsWith('<') ? null : last;
}

function parseFrames(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split('\n')) {
    const [, label, url, row, column] = STACK_LINE.exec(line) ?? [];
    // The engine's own frames lie in a blob.
    if (label === undefined || url === undefined || url.startsWith('blob:')) continue;
    const [, cause, guessed] = /^(?:(.*)\*)?(.*)$/.exec(label) ?? [];
    // V8 follows awaits, but not what made the browser call a function.
    if (cause !== undefined && cause !== 'async') break;
    const file = plainName(url);
    frames.push({
      name: functionName(guessed ?? ''),
      file,
      line: Number(row),
      column: readersColumn(file, Number(row), Number(column)),
      isAsync: cause === 'async',
      isTopLevel: guessed === '',
      isConstructor: false,
    });
  }
  frames.forEach((frame, index) => {
    // What a module does on its first level is called by the loader; other functions without a name look the same.
    const caller = frames[index + 1];
    frame.isTopLevel &&= caller?.file.startsWith('node:internal/modules/') !== false;
    describeCall(frame, caller, frames[index + 2]);
  });
  return frames;
}

/** What Node calls readers' functions by, as methods: the function that calls, the object's class, and the property. */
const CALLED_BY: Readonly<Record<string, readonly [string, string]>> = {
  listOnTimeout: ['Timeout', '_onTimeout'],
  processImmediate: ['Immediate', '_onImmediate'],
};

/** Adds what only the texts of both functions show. */
function describeCall(frame: Frame, caller: Frame | undefined, above: Frame | undefined): void {
  const { name } = frame;
  const accessor = /^get (.+)$/.exec(name ?? '')?.[1];
  if (accessor !== undefined && caller !== undefined) {
    const found = accessPlace(caller, { object: undefined, property: accessor });
    if (found !== undefined) Object.assign(caller, { line: found.place.line, column: found.place.column });
  }
  const isInTest = (one: Frame | undefined): boolean => one?.file === 'node:internal/test_runner/test';
  if (caller?.name === 'runInAsyncScope' && isInTest(above)) frame.receiver = 'TestContext';
  if (name === 'runInAsyncScope' && isInTest(caller)) frame.receiver = 'Test';
  if (frame.receiver !== undefined) return;
  const [receiver, method] = (caller?.file === 'node:internal/timers' && CALLED_BY[caller.name ?? '']) || [];
  if (receiver !== undefined) {
    frame.receiver = receiver;
    frame.method = method;
  } else if (name !== null && /^[\w$]+$/.test(name)) {
    const called = caller === undefined ? '' : textFrom(caller);
    frame.isConstructor = /^new\s+(?:[\w$]+\.)*([\w$]+)/.exec(called)?.[1] === name;
    if (!frame.isConstructor) frame.receiver = receiverName(name, frame, caller);
  }
}

type Prepare = (error: object, sites: CallSite[]) => unknown;

/** V8's. */
const DEFAULT_LIMIT = 10;

/** V8 leaves out what makes the error: the constructors of its own classes. */
function withoutConstructors(error: object, frames: Frame[]): Frame[] {
  const names = new Set<string>();
  for (
    let at: unknown = Object.getPrototypeOf(error);
    typeof at === 'object' && at !== null;
    at = Object.getPrototypeOf(at)
  ) {
    const { constructor } = at as { constructor?: { name?: unknown } };
    if (typeof constructor?.name === 'string') names.add(constructor.name);
  }
  const isOwn = ({ name, file }: Frame): boolean =>
    name !== null && (names.has(name) || (name === 'NodeError' && file === 'node:internal/errors'));
  const first = frames.findIndex((frame) => !isOwn(frame));
  return frames.slice(first < 0 ? frames.length : first);
}

/** V8 shows the functions of the language, too. */
function withOrigin(error: object, frames: Frame[]): Frame[] {
  const origin = originOf(error);
  const [first, ...others] = frames;
  if (first === undefined || origin === undefined) return frames;
  if ('place' in origin) {
    const { place } = origin;
    return first.file === place.file ? [{ ...first, line: place.line, column: place.column }, ...others] : frames;
  }
  const native = { name: origin.native, file: '', line: 0, column: 0 };
  return [{ ...native, isAsync: false, isTopLevel: false, isConstructor: false }, ...frames];
}

/** `stack` of `error` as V8 would make it when it is first read. */
function prepared(error: object, frames: Frame[]): unknown {
  const sites = withOrigin(error, frames).map((frame) => new CallSite(frame));
  const { prepareStackTrace } = Error as unknown as { prepareStackTrace?: Prepare };
  if (typeof prepareStackTrace === 'function') return prepareStackTrace(error, sites);
  const header = Error.prototype.toString.call(error);
  return [header, ...sites.map((site) => `    at ${String(site)}`)].join('\n');
}

function defineStack(target: object, value: unknown): void {
  Object.defineProperty(target, 'stack', { value, writable: true, enumerable: false, configurable: true });
}

/** Installs it when this is SpiderMonkey; call before Node's library takes its copies of `Error`'s functions. */
export function emulateV8Stacks(): void {
  const descriptor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const nativeStack = descriptor?.get;
  const nativeCapture = (Error as { captureStackTrace?: typeof Error.captureStackTrace }).captureStackTrace;
  if (nativeStack === undefined || nativeCapture === undefined) return;

  Error.stackTraceLimit = DEFAULT_LIMIT;
  installWords();

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
