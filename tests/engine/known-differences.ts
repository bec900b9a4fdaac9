/**
 * Programs that the engine runs differently from Node, each with the reason. tests/engine/programs*.test.ts fail when one of them
 * has begun to agree: take it off the list then. src/browser-node/COMPATIBILITY.md is made of it: `npm run compatibility`.
 */
import type { BrowserName } from '../../src/cli/browsers/driver.ts';

export interface KnownDifference {
  /** `area/file` below tests/engine/fixtures. */
  program: string;
  reason: string;
  /** Where it differs, when not everywhere. */
  browsers?: readonly BrowserName[];
}

const IN_FIREFOX = { browsers: ['firefox'] } as const;
const AWAITERS = 'Firefox does not tell which functions await the one that failed';
const RECEIVER = 'Firefox does not tell on which object a function was called';

const VALUE_PLACE = 'where a value that is no Error was thrown cannot be seen from JavaScript';

export const knownDifferences: readonly KnownDifference[] = [
  ...['cjs/uncaught-string.cjs', 'cjs/uncaught-value.cjs'].map((program) => ({ program, reason: VALUE_PLACE })),
  { program: 'assert/uncaught.mjs', reason: 'the place is that of the assertion, not of the loader that rethrows it' },
  { program: 'clone/v8-heap.cjs', reason: 'a Worker cannot see the size of its heap' },
  { program: 'process/resources.cjs', reason: 'memory use cannot be seen' },
  {
    program: 'esm/module-register.mjs',
    reason:
      'asynchronous hooks answer from a thread that is waited for: ERR_FEATURE_UNAVAILABLE_ON_PLATFORM; registerHooks() works',
  },
  { program: 'util/inspect-iterators.cjs', reason: 'an iterator of a Map or Set cannot be read without advancing it' },
  { program: 'util/inspect-promises.cjs', reason: 'the state of a promise cannot be seen' },
  { program: 'workers/resource-limits.mjs', reason: 'nobody can limit the memory of one Worker of a browser' },
  {
    program: 'workers/uncaught.mjs',
    reason: 'the place shown first is that of the thrown error, not where the parent threw it again',
  },
  ...['esm/uncaught.mjs', 'fs/async.mjs', 'stack/frames.mjs'].map((program) => ({
    program,
    reason: AWAITERS,
    ...IN_FIREFOX,
  })),
  { program: 'process/exit-in-handler.cjs', reason: RECEIVER, ...IN_FIREFOX },
  {
    program: 'workers/start-while-blocked.mjs',
    reason:
      'the first message to a new thread leaves Firefox when the event loop of its parent turns: Atomics.wait() ends with timed-out',
    ...IN_FIREFOX,
  },
];

/** Why `program` differs from Node in `browser`; undefined when it must agree. */
export function knownDifference(program: string, browser: BrowserName): KnownDifference | undefined {
  return knownDifferences.find((entry) => entry.program === program && (entry.browsers?.includes(browser) ?? true));
}
