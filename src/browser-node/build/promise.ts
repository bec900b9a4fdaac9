/**
 * Stands for `Promise` in the engine's own code (build.ts injects it): settling one of its promises is seen by the event loop, as in
 * readers' code, where the source transform does it.
 */
import { trackExecutor } from '../process/promise-tracking.ts';

const Native = globalThis.Promise;

export const Promise: PromiseConstructor = new Proxy(Native, {
  construct: (target, [executor], newTarget) =>
    Reflect.construct(target, [trackExecutor(executor)], newTarget === Promise ? target : newTarget) as object,
});
