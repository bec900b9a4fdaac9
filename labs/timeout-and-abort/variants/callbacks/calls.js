import { clearTimeout, setTimeout } from 'node:timers';

/** Callbacks inside, a promise outside: whoever comes first turns the others off. */
const tooLate = () => new DOMException('too late', 'TimeoutError');

function first(done, ...starters) {
  const stops = [];
  let over = false;
  const finish = (...outcome) => {
    if (over) return;
    over = true;
    for (const stop of stops) stop?.();
    done(...outcome);
  };
  for (const starter of starters) {
    const stop = starter(finish);
    if (over) stop?.();
    else stops.push(stop);
  }
}

const after = (ms, makeError) => (finish) => {
  if (ms > 0x7fffffff) return undefined;
  const timer = setTimeout(() => finish(makeError?.()), ms);
  return () => clearTimeout(timer);
};

const onAbortOf = (signal) => (finish) => {
  if (!signal) return undefined;
  const listener = () => finish({ reason: signal.reason });
  signal.addEventListener('abort', listener);
  return () => signal.removeEventListener('abort', listener);
};

export function withTimeout(fn, ms, { signal } = {}) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const inside = new AbortController();
    first(
      (failure, value, fromFn) => {
        if (!failure) return resolve(value);
        reject(failure.reason);
        if (!fromFn) inside.abort(failure.reason);
      },
      after(ms, () => ({ reason: tooLate() })),
      onAbortOf(signal),
      (finish) => {
        let result;
        try {
          result = fn(inside.signal);
        } catch (reason) {
          finish({ reason }, undefined, true);
          return;
        }
        Promise.resolve(result).then(
          (value) => finish(null, value),
          (reason) => finish({ reason }, undefined, true),
        );
      },
    );
  });
}

export class Deadline {
  constructor(ms, { signal } = {}) {
    this.startedAt = Date.now();
    this.ms = ms;
    this.signal = signal;
  }
  get remaining() {
    const left = this.startedAt + this.ms - Date.now();
    return left > 0 ? left : 0;
  }
  run(fn, { maxMs } = {}) {
    const left = this.remaining;
    return left > 0 ? withTimeout(fn, maxMs < left ? maxMs : left, { signal: this.signal }) : Promise.reject(tooLate());
  }
}

export function retry(fn, options = {}) {
  const {
    attempts = 3,
    baseMs = 100,
    maxMs = 2e3,
    random = Math.random,
    isRetryable,
    signal,
    timeoutMs,
    deadline,
  } = options;
  const stops = [signal, deadline?.signal].filter((one) => one !== undefined);
  const stop = stops.length > 0 ? AbortSignal.any(stops) : undefined;
  return new Promise((resolve, reject) => {
    const attempt = (number, factor) => {
      if (stop?.aborted) return reject(stop.reason);
      const limit = Math.min(timeoutMs ?? Infinity, deadline ? deadline.remaining : Infinity);
      if (limit === 0) return reject(tooLate());
      withTimeout((inner) => fn({ attempt: number, signal: inner }), limit, { signal: stop }).then(resolve, (error) => {
        if (stop?.aborted) return reject(stop.reason);
        if (number === attempts || isRetryable?.(error) === false) return reject(error);
        const wait = random() * Math.min(factor, maxMs);
        if (deadline !== undefined && deadline.remaining <= wait) return reject(error);
        first(
          (failure) => (failure ? reject(failure.reason) : attempt(number + 1, factor * 2)),
          after(wait),
          onAbortOf(stop),
        );
      });
    };
    attempt(1, baseMs);
  });
}
