/**
 * `Error.prepareStackTrace` as Node sets it, over frames that look as they would in Node: the engine's own frames are gone,
 * columns are the reader's, and top-level code is not called `eval`.
 */
import { host } from './host-globals.ts';
import { originalColumn, plainName } from './positions.ts';
import { CallSite as SpiderMonkeySite } from './spidermonkey-site.ts';

/** V8's CallSite, as far as it is read here. */
interface CallSite {
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  getScriptNameOrSourceURL?(): string | null;
  isEval?(): boolean;
  getThis?(): unknown;
  toString(): string;
}

type Override = (error: object, frames: CallSite[]) => unknown;
type Prepare = (error: object, frames: CallSite[]) => unknown;

const fileOf = (site: CallSite): string => plainName(site.getScriptNameOrSourceURL?.() ?? site.getFileName() ?? '');

const isBlob = (site: CallSite | undefined): boolean => site !== undefined && fileOf(site).startsWith('blob:');

/** The engine's own frames, and the `next()` or `eval` by which it runs readers' code. */
function isEngine(site: CallSite, caller: CallSite | undefined): boolean {
  return (
    isBlob(site) ||
    (isBlob(caller) && /^(?:(?:(?:Async)?Generator\.next|eval) \(<anonymous>\)|<anonymous>)$/.test(String(site)))
  );
}

/** Objects of `with` statements around scripts of vm contexts: a plain call there has one of them for its `this`. */
export const scopeObjects = new WeakSet();

function restyle(text: string, line: number, column: number): string {
  return plainName(text)
    .replace(/:\d+:\d+(\)?)$/, `:${String(line)}:${String(column)}$1`)
    .replace(/^(async )?eval \((.*)\)$/, '$1$2')
    .replace(/^((?:async )?\w+)\.eval \[as (.+?)\] \(/, '$1.$2 (')
    .replace(/^((?:async )?\w+)\.eval \(/, '$1.<anonymous> (');
}

/** A frame with corrected name and column; everything else is the original's. */
function corrected(site: CallSite): CallSite {
  const file = fileOf(site);
  const line = site.getLineNumber() ?? 1;
  const given = site.getColumnNumber() ?? 1;
  const column = site instanceof SpiderMonkeySite ? given : originalColumn(file, line, given);
  const name = site.getFunctionName();
  const receiver = site.getThis?.();
  const isPlainCall = typeof receiver === 'object' && receiver !== null && scopeObjects.has(receiver);
  const text = restyle(String(site).replace(isPlainCall ? /^Proxy\./ : '', ''), line, column);
  const own: Record<string, unknown> = {
    getFileName: () => file,
    getColumnNumber: () => column,
    getFunctionName: () => (name === 'eval' ? null : name),
    isEval: () => false,
    toString: () => text,
  };
  return new Proxy(site, {
    get: (target, key) => {
      const replaced = typeof key === 'string' ? own[key] : undefined;
      if (replaced !== undefined) return replaced;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Installs it. `errors` is `internal/errors`; call when the realm has been bootstrapped. */
export function installStackTraces(errors: Record<string, unknown>): void {
  const overrides = errors['overrideStackTrace'] as WeakMap<object, Override>;
  const format = errors['ErrorPrepareStackTrace'] as Prepare;
  const prepare = (error: object, frames: CallSite[]): unknown => {
    const visible = frames.filter((site, index) => !isEngine(site, frames[index + 1])).map(corrected);
    const override = overrides.get(error);
    if (override === undefined) return format(error, visible);
    overrides.delete(error);
    return override(error, visible);
  };
  Object.defineProperty(Error, 'prepareStackTrace', {
    writable: true,
    enumerable: false,
    configurable: true,
    value: prepare,
  });
}

/** Reading `stack` is what makes V8 call `prepareStackTrace`. */
function readStack(error: { stack?: unknown }): unknown {
  return error.stack;
}

/** A frame of the code that is running. */
export interface Frame {
  functionName: string;
  file: string;
  line: number;
  column: number;
}

/** The frames of whoever called, the engine's own left out; the first is the function that called the binding. */
export function currentFrames(errors: Record<string, unknown>): Frame[] {
  const holder: { stack?: unknown } = {};
  const overrides = errors['overrideStackTrace'] as WeakMap<object, Override>;
  let frames: Frame[] = [];
  overrides.set(holder, (_error, sites) => {
    frames = sites.map((site) => ({
      functionName: site.getFunctionName() ?? '',
      file: fileOf(site),
      line: site.getLineNumber() ?? 1,
      column: site.getColumnNumber() ?? 1,
    }));
    return '';
  });
  (Error as unknown as { captureStackTrace?: (target: object) => void }).captureStackTrace?.(holder);
  readStack(holder);
  overrides.delete(holder);
  return frames;
}

/** The place of an error (or of an object given to `Error.captureStackTrace`) whose stack nobody has read yet. */
export function errorPosition(
  errors: Record<string, unknown>,
  error: object,
): { file: string; line: number; column: number } | undefined {
  const overrides = errors['overrideStackTrace'] as WeakMap<object, Override>;
  let found: { file: string; line: number; column: number } | undefined;
  overrides.set(error, (_error, frames) => {
    const [site] = frames;
    if (site !== undefined)
      found = { file: fileOf(site), line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 };
    return '';
  });
  readStack(error);
  overrides.delete(error);
  return found;
}

/** Text of a script's line; `read` reads a file by absolute path. */
export function sourceLineOf(file: string, line: number, read: (path: string) => Uint8Array): string {
  const path = file.startsWith('file:') ? decodeURIComponent(new host.URL(file).pathname) : file;
  return new host.TextDecoder().decode(read(path)).split('\n')[line - 1] ?? '';
}
