/** What is known of where an error was made beside its frames, on Firefox's engine. */
import type { Place } from './spidermonkey-places.ts';

/** Another place in the first frame's file, or a function of the language that made it. */
export type Origin = { place: Place } | { native: string };

const origins = new WeakMap<object, Origin>();

/** Call before anybody has read the error's stack. */
export function noteOrigin(error: object, origin: Origin): void {
  origins.set(error, origin);
}

export const originOf = (error: object): Origin | undefined => origins.get(error);
