/**
 * Replaces the methods of the realm's promises by ones that keep the async context and mark {@link activity}. `Promise` itself stays
 * the browser's: `await` and `then` would leave V8's fast paths, and take more microtasks, if its `constructor` were another.
 */
import { activity, rejectedWith } from './activity.ts';
import { frameForAwait, getFrame, restoreFrame, runReaction, setFrame } from './async-context.ts';

type Reaction = ((value: unknown) => unknown) | null | undefined;
type Settle = (value?: unknown) => void;
type Executor = (this: unknown, resolve: Settle, reject: Settle, ...more: unknown[]) => unknown;
type Method = (this: unknown, ...args: unknown[]) => unknown;

// Not the one that build/promise.ts puts into the bundle.
const NativePromise = globalThis.Promise;

function replace(target: object, name: string, make: (native: Method) => Method): void {
  const native = Reflect.get(target, name) as Method | undefined;
  // Not every browser has every method.
  if (typeof native !== 'function') return;
  const value = make(native);
  Object.defineProperty(value, 'name', { value: native.name, configurable: true });
  Object.defineProperty(value, 'length', { value: native.length, configurable: true });
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

const resolving = (resolve: Settle): Settle =>
  ((value) => {
    activity.microtasks = true;
    resolve(value);
  }) satisfies Settle;

const rejecting = (reject: Settle): Settle =>
  ((reason) => {
    activity.microtasks = true;
    activity.rejection = true;
    reject(reason);
  }) satisfies Settle;

/** `new Promise(executor)` in rewritten code: settling it is seen. */
export function trackExecutor(executor: unknown): unknown {
  if (typeof executor !== 'function') return executor;
  const run = executor as Executor;
  return function (this: unknown, resolve: Settle, reject: Settle, ...more: unknown[]): unknown {
    try {
      return run.call(this, resolving(resolve), rejecting(reject), ...more);
    } catch (error) {
      throw rejectedWith(error);
    }
  };
}

function passOn(reason: unknown): never {
  activity.rejection = true;
  throw reason;
}

function installThen(): void {
  const nativeThen = NativePromise.prototype.then;
  replace(
    NativePromise.prototype,
    'then',
    () =>
      function then(this: unknown, ...[onFulfilled, onRejected]: unknown[]) {
        activity.microtasks = true;
        const frame = getFrame();
        const fulfilled = onFulfilled as Reaction;
        const rejected = onRejected as Reaction;
        return nativeThen.call(
          this as Promise<unknown>,
          typeof fulfilled === 'function' ? (value) => runReaction(fulfilled, frame, value) : fulfilled,
          typeof rejected === 'function'
            ? (reason) => {
                // It may be the native `reject` of another promise.
                activity.rejection = true;
                return runReaction(rejected, frame, reason);
              }
            : passOn,
        );
      },
  );
}

function installStatics(): void {
  const marking =
    (rejection: boolean) =>
    (native: Method): Method =>
      function (this: unknown, ...args: unknown[]) {
        activity.microtasks = true;
        if (rejection) activity.rejection = true;
        return native.apply(this, args);
      };
  replace(NativePromise, 'resolve', marking(false));
  replace(NativePromise, 'reject', marking(true));
  replace(NativePromise, 'try', marking(true));
  replace(Array, 'fromAsync', marking(true));
  replace(NativePromise, 'withResolvers', (native) => {
    return function withResolvers(this: unknown) {
      const made = native.call(this) as { resolve: Settle; reject: Settle };
      made.resolve = resolving(made.resolve);
      made.reject = rejecting(made.reject);
      return made;
    };
  });
}

/** The async context in which an async generator was last resumed. */
interface Resumption {
  frame: unknown;
}

const resumptions = new WeakMap<object, Resumption>();
let starting: object | undefined;

/** Called by the rewritten body of an async generator when it starts: what its `catch` and `finally` set the context back to. */
export function generatorStarted(): Resumption {
  const resumption: Resumption = { frame: getFrame() };
  if (starting !== undefined) resumptions.set(starting, resumption);
  starting = undefined;
  return resumption;
}

function startGenerator(generator: unknown, run: () => unknown): unknown {
  starting = typeof generator === 'object' && generator !== null ? generator : undefined;
  try {
    return run();
  } finally {
    starting = undefined;
  }
}

function installAsyncGenerators(): void {
  const { prototype: methods } = Object.getPrototypeOf(async function* () {
    yield* [];
  }) as { prototype: object };
  for (const name of ['next', 'return', 'throw']) {
    replace(methods, name, (native) => {
      return function (this: unknown, ...args: unknown[]) {
        activity.microtasks = true;
        const resumption = resumptions.get(this as object);
        const frame = getFrame();
        if (resumption !== undefined) resumption.frame = frame;
        try {
          return name === 'next' && resumption === undefined
            ? startGenerator(this, () => native.apply(this, args))
            : native.apply(this, args);
        } finally {
          setFrame(frame);
        }
      };
    });
  }
}

/** Must run before Node's primordials copy the methods of Promise. */
export function installPromiseTracking(): void {
  installThen();
  installStatics();
  installAsyncGenerators();
}

/** What rewritten code calls, see the transform folder. */
export const promiseHelpers = {
  frame: frameForAwait,
  setFrame,
  restore: restoreFrame,
  failed: rejectedWith,
  executor: trackExecutor,
  generator: generatorStarted,
} as const;
