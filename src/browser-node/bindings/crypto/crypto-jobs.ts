/** Jobs of `internalBinding('crypto')`: one protocol for synchronous, asynchronous and WebCrypto's calls. */
import type { DeriveJob } from '../../algorithms/derive.ts';
import { AsyncWrap } from '../fs/fs-request.ts';
import { ownBuffer, type CryptoSupport } from './crypto-support.ts';
import { ThreadPool } from './thread-pool.ts';

/** `CryptoJobMode` of src/crypto/crypto_util.h. */
const Mode = { async: 0, sync: 1, webCrypto: 2 } as const;

/** What a job will do; its arguments have been checked. */
export type JobWork =
  | { compute: () => unknown }
  /** For the thread pool when it is asynchronous. */
  | { pooled: DeriveJob };

/** Checks the arguments after the mode, and throws what the constructor of the job throws. */
export type JobDefinition = (...args: never[]) => JobWork;

type Outcome = { error: unknown } | { value: unknown };

function attempt(compute: () => unknown): Outcome {
  try {
    return { value: compute() };
  } catch (error) {
    return { error };
  }
}

/** The classes of the binding that do those jobs, by name. */
export function createJobClasses(
  support: CryptoSupport,
  definitions: Readonly<Record<string, JobDefinition>>,
): Record<string, unknown> {
  const { context } = support;
  const pool = new ThreadPool(context);
  const providers = context.facts.bindings['async_wrap']?.['Providers'] as Record<string, number>;
  const newAsyncId = (): number => (context.requireBuiltin('internal/async_hooks')['newAsyncId'] as () => number)();

  const computeNow = (work: JobWork): unknown =>
    'compute' in work ? work.compute() : ownBuffer(support.algorithms.runJob(work.pooled));

  /** `settle` is called in a macrotask of its own. */
  function computeLater(work: JobWork, settle: (outcome: Outcome) => void): void {
    if ('pooled' in work) {
      pool.run(work.pooled, (answer) => {
        settle('error' in answer ? { error: new Error(answer.error) } : { value: ownBuffer(answer.result) });
      });
    } else {
      context.loop.soon(() => {
        settle(attempt(work.compute));
      });
    }
  }

  function operationError(cause: unknown): unknown {
    const lazyDOMException = context.requireBuiltin('internal/util')['lazyDOMException'] as (
      message: string,
      options: { name: string; cause: unknown },
    ) => unknown;
    return lazyDOMException('The operation failed for an operation-specific reason', { name: 'OperationError', cause });
  }

  class CryptoJob extends AsyncWrap {
    declare ondone?: (error: unknown, result?: unknown) => void;
    readonly #mode: number;
    readonly #work: JobWork;
    readonly #inContext: (run: () => void) => void;

    constructor(name: string, mode: number, work: JobWork) {
      super(newAsyncId(), providers[`${name.toUpperCase().replace(/JOB$/, '')}REQUEST`] ?? 0);
      this.#mode = mode;
      this.#work = work;
      this.#inContext = context.bindContext((run: () => void) => {
        run();
      });
    }

    run(): unknown {
      const work = this.#work;
      switch (this.#mode) {
        case Mode.sync: {
          const outcome = attempt(() => computeNow(work));
          return 'error' in outcome ? [outcome.error, undefined] : [undefined, outcome.value];
        }
        case Mode.webCrypto:
          return new Promise((resolve, reject) => {
            computeLater(work, (outcome) => {
              if ('error' in outcome) reject(operationError(outcome.error));
              else resolve(outcome.value);
            });
          });
        default:
          computeLater(work, (outcome) => {
            this.#inContext(() => {
              if ('error' in outcome) this.ondone?.(outcome.error);
              else this.ondone?.(undefined, outcome.value);
            });
          });
          return undefined;
      }
    }
  }

  return Object.fromEntries(
    Object.entries(definitions).map(([name, define]) => [
      name,
      {
        [name]: class extends CryptoJob {
          constructor(mode: number, ...args: never[]) {
            super(name, mode, define(...args));
          }
        },
      }[name],
    ]),
  );
}
