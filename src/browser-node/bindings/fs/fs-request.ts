import { withoutStack, captureAbove, type CallInfo, type FsSupport } from './fs-support.ts';

/** `FSReqCallback` as Node's lib makes and fills it. */
export interface RequestObject {
  readonly bigint: boolean;
  oncomplete?: (...args: unknown[]) => void;
}

type BindingFunction = (...args: never[]) => unknown;

/** Runs operations in the three forms that Node's lib asks for. */
export interface Requests {
  readonly kUsePromises: symbol;
  readonly FSReqCallback: new (bigint?: boolean) => RequestObject;
  /**
   * Runs `operation` now (no `request`: throws Node's error), or in a turn of the loop of its own, ending with the
   * request's `oncomplete` or settling the promise that is returned. `self` is the binding's function, which error
   * stacks leave out.
   */
  readonly run: (
    self: BindingFunction,
    request: unknown,
    info: CallInfo,
    operation: (bigint: boolean) => unknown,
  ) => unknown;
}

/** Methods that Node's AsyncWrap gives to every request and handle. */
export class AsyncWrap {
  readonly #asyncId: number;
  readonly #provider: number;

  constructor(asyncId: number, provider: number) {
    this.#asyncId = asyncId;
    this.#provider = provider;
  }

  getAsyncId(): number {
    return this.#asyncId;
  }

  getProviderType(): number {
    return this.#provider;
  }

  asyncReset(): void {}
}

/** Number of an async provider, for example `FSREQCALLBACK`. */
export function providerOf(support: FsSupport, name: string): number {
  const wrap = support.context.facts.bindings['async_wrap'] as { Providers?: Record<string, number> } | undefined;
  return wrap?.Providers?.[name] ?? 0;
}

/** Makes the request machinery of one process. */
export function createRequests(support: FsSupport): Requests {
  const { context } = support;
  const kUsePromises = Symbol('fs_use_promises_symbol');
  const provider = providerOf(support, 'FSREQCALLBACK');

  class FSReqCallback extends AsyncWrap implements RequestObject {
    readonly #bigint: boolean;
    declare oncomplete?: (...args: unknown[]) => void;

    constructor(bigint = false) {
      super(support.newAsyncId(), provider);
      this.#bigint = bigint;
    }

    get bigint(): boolean {
      return this.#bigint;
    }
  }

  const later = (callback: () => void): void => context.loop.soon(context.bindContext(callback));

  const settle = (info: CallInfo, operation: () => unknown): { error?: unknown; value?: unknown } => {
    try {
      return { value: operation() };
    } catch (error) {
      const translated = support.translate(error, info);
      if (translated !== error) withoutStack(translated);
      return { error: translated };
    }
  };

  return {
    kUsePromises,
    FSReqCallback,
    run(self, request, info, operation) {
      if (request === undefined) {
        try {
          return operation(false);
        } catch (error) {
          const translated = support.translate(error, info);
          if (translated !== error) captureAbove(translated as object, self);
          throw translated;
        }
      }
      if (request === kUsePromises) {
        return new Promise((resolve, reject) => {
          later(() => {
            const outcome = settle(info, () => operation(false));
            if ('error' in outcome) reject(outcome.error);
            else resolve(outcome.value);
          });
        });
      }
      const target = request as RequestObject;
      later(() => {
        const outcome = settle(info, () => operation(target.bigint));
        if ('error' in outcome) target.oncomplete?.(outcome.error);
        else if (outcome.value === undefined) target.oncomplete?.(null);
        else target.oncomplete?.(null, outcome.value);
      });
      return undefined;
    },
  };
}
