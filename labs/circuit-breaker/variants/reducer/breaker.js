import { BreakerOpenError } from './errors.js';

/** A table of pure steps: each takes the circuit and gives the next one. Circuits are never changed, so a call can compare by identity. */
const closed = () => ({ name: 'closed' });
const open = (until) => ({ name: 'open', until });
const probing = (until) => ({ name: 'half-open', until });

function arrive(circuit, now, openMs) {
  if (circuit.name === 'closed') return { circuit, pass: true };
  if (now < circuit.until) return { circuit, pass: false, wait: circuit.name === 'open' ? circuit.until - now : 0 };
  return { circuit: probing(now + openMs), pass: true };
}

export class CircuitBreaker {
  #fn;
  #options;
  #circuit = closed();
  #times = []; // of all outcomes, and of failures
  #failureTimes = [];
  #figures = { rejected: 0, opened: 0 };

  constructor(
    fn,
    { now = Date.now, openMs = 30_000, windowMs = 10_000, minimumCalls = 10, failureRate = 0.5, ...rest } = {},
  ) {
    this.#fn = fn;
    this.#options = { now, openMs, windowMs, minimumCalls, failureRate, ...rest };
  }

  get state() {
    return this.#circuit.name;
  }

  #become(next) {
    const { name } = this.#circuit;
    if (next === this.#circuit) return;
    this.#circuit = next;
    this.#times = [];
    this.#failureTimes = [];
    if (next.name === 'open') this.#figures.opened++;
    if (next.name === name) return;
    new Promise((resolve) => resolve(this.#options.onStateChange?.(name, next.name))).catch(() => {});
  }

  #age() {
    const limit = this.#options.now() - this.#options.windowMs;
    while (this.#times[0] <= limit) this.#times.shift();
    while (this.#failureTimes[0] <= limit) this.#failureTimes.shift();
  }

  #leave(circuit, failed) {
    if (circuit !== this.#circuit) return;
    const { now, openMs, minimumCalls, failureRate } = this.#options;
    const time = now();
    if (circuit.name === 'half-open') return this.#become(failed ? open(time + openMs) : closed());
    this.#times.push(time);
    if (!failed) return;
    this.#failureTimes.push(time);
    this.#age();
    const { length: calls } = this.#times;
    if (calls >= minimumCalls && this.#failureTimes.length / calls >= failureRate) this.#become(open(time + openMs));
  }

  call(...given) {
    const { now, openMs, isFailure = () => true, fallback } = this.#options;
    const planB = (error) => (fallback === undefined ? Promise.reject(error) : Promise.try(fallback, error, ...given));
    const { circuit, pass, wait } = arrive(this.#circuit, now(), openMs);
    this.#become(circuit);
    if (!pass) {
      this.#figures.rejected++;
      return planB(new BreakerOpenError(wait));
    }
    return Promise.try(this.#fn, ...given).then(
      (value) => (this.#leave(circuit, false), value),
      (error) => {
        const failed = Boolean(isFailure(error));
        this.#leave(circuit, failed);
        return failed ? planB(error) : Promise.reject(error);
      },
    );
  }

  stats() {
    this.#age();
    return { state: this.state, calls: this.#times.length, failures: this.#failureTimes.length, ...this.#figures };
  }
}
