/**
 * The tasks a thread can run, by name. `price` is real work; the others are probes with which the tests force a
 * situation (two tasks at the same moment, a thread that dies) that would otherwise be a matter of luck.
 */
import { isMainThread, threadId } from 'node:worker_threads';

/** Fields of the shared counters that several probes use. */
export const ARRIVED = 0;
export const GATE = 1;
export const TICKETS = 2;

/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A probe that blocks or ends its thread would take the whole process with it on the main thread. */
function refuseMainThread(name) {
  if (isMainThread) throw new Error(`The task "${name}" was run on the main thread. It belongs on a worker thread.`);
}

/** Throws where no try/catch of worker.js can see it: from a callback that runs after the task has returned. */
function throwLater(message) {
  setImmediate(() => {
    throw new Error(message);
  });
}

export const tasks = {
  /** CPU-bound: the value of a call option by Monte Carlo simulation (Black-Scholes model, one step per path). */
  price({ seed, paths, spot = 100, strike = 105, rate = 0.02, volatility = 0.25, years = 1 }) {
    const random = randomFrom(seed);
    const drift = (rate - volatility ** 2 / 2) * years;
    const spread = volatility * Math.sqrt(years);
    let total = 0;
    for (let path = 0; path < paths; path++) {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      total += Math.max(0, spot * Math.exp(drift + spread * normal) - strike);
    }
    return (total / paths) * Math.exp(-rate * years);
  },

  /** Adds up the bytes of an ArrayBuffer. */
  sum(buffer) {
    return new Uint8Array(buffer).reduce((total, byte) => total + byte, 0);
  },

  /** The id of the thread that ran this; 0 is the main thread. */
  whoami() {
    return threadId;
  },

  /** Draws the next number, so that the results tell in which order tasks ran. */
  ticket({ counters }) {
    return Atomics.add(counters, TICKETS, 1);
  },

  /** Blocks its thread until `party` tasks are inside at the same moment. */
  meet({ counters, party }) {
    refuseMainThread('meet');
    Atomics.add(counters, ARRIVED, 1);
    Atomics.notify(counters, ARRIVED);
    for (let here = Atomics.load(counters, ARRIVED); here < party; here = Atomics.load(counters, ARRIVED)) {
      Atomics.wait(counters, ARRIVED, here);
    }
    return threadId;
  },

  /** Blocks its thread until the test opens the gate. */
  hold({ counters }) {
    refuseMainThread('hold');
    Atomics.add(counters, ARRIVED, 1);
    while (Atomics.load(counters, GATE) === 0) Atomics.wait(counters, GATE, 0);
    return threadId;
  },

  /** Fails the ordinary way: a rejected promise. */
  async fail({ message }) {
    throw new RangeError(message);
  },

  /** Never answers; its thread dies of an uncaught exception. */
  crash({ message }) {
    refuseMainThread('crash');
    throwLater(message);
    return new Promise(() => {});
  },

  /** Answers, and kills its thread a moment later. */
  crashAfterwards({ message }) {
    refuseMainThread('crashAfterwards');
    throwLater(message);
    return 'answered';
  },

  /** Ends its thread: inside a worker, process.exit() ends the thread and not the process. */
  exit({ code }) {
    refuseMainThread('exit');
    process.exit(code);
  },
};
