/**
 * One of two threads that run the code under test. Every access to the memory of a scenario is a step, before which the test may
 * give the turn to the other thread. Atomics.wait and notify are played: who sleeps has no turn until somebody notifies.
 */
import { parentPort, workerData } from 'node:worker_threads';
import * as P from './protocol.js';

const real = Object.fromEntries(Object.getOwnPropertyNames(Atomics).map((name) => [name, Atomics[name]]));
const line = new Int32Array(workerData.line);
const world = new Int32Array(workerData.world);
const memory = new Int32Array(workerData.memory);

class GivenUp extends Error {}

function awaitTurn() {
  while (real.load(line, P.TURN) !== P.OF_THREAD) real.wait(line, P.TURN, P.OF_TEST);
}

function tell(event, index = 0) {
  line[P.EVENT] = event;
  line[P.INDEX] = index;
  real.store(line, P.TURN, P.OF_TEST);
  real.notify(line, P.TURN);
  if (event !== P.ENDED) awaitTurn();
  return line[P.ANSWER];
}

/** A place where the other thread may come in between. `access` is one of P.ACCESSES, on the cell `index`. */
function step(access, index) {
  if (world[P.ABORTED] === 1) return;
  world[P.STEPS] += 1;
  world[P.STEPS_IN_A_ROW] += 1;
  if (world[P.STEPS] === world[P.PREEMPT_AT]) {
    line[P.ACCESS] = P.ACCESSES.indexOf(access);
    tell(P.PREEMPTED, index);
  } else if (world[P.STEPS_IN_A_ROW] > P.SPIN_STEPS) tell(P.SPINS);
  if (world[P.ABORTED] === 1) throw new GivenUp();
}

/** The memory as the code under test sees it: also `cells[i]` is a step. */
const isIndex = (key) => typeof key === 'string' && /^\d+$/.test(key);
const cells = new Proxy(memory, {
  get(target, key) {
    if (isIndex(key)) step('reading cells[#]', Number(key));
    const value = Reflect.get(target, key, target);
    return typeof value === 'function' ? value.bind(target) : value;
  },
  set(target, key, value) {
    if (isIndex(key)) step('writing cells[#]', Number(key));
    return Reflect.set(target, key, value, target);
  },
});

const played = {
  wait(index, expected) {
    step('Atomics.wait(cells, #)', index);
    if (world[P.ABORTED] === 1) throw new GivenUp();
    if (memory[index] !== expected) return 'not-equal';
    tell(P.SLEEPS, index);
    if (world[P.ABORTED] === 1) throw new GivenUp();
    return 'ok';
  },
  notify(index, count = Infinity) {
    step('Atomics.notify(cells, #)', index);
    if (world[P.ABORTED] === 1) return 0;
    line[P.RESULT + 15] = count === Infinity ? 2 : count;
    return tell(P.NOTIFIES, index);
  },
};

for (const [name, method] of Object.entries(real)) {
  if (typeof method !== 'function') continue;
  Atomics[name] = (array, ...args) => {
    if (array !== cells) return method(array, ...args);
    if (name in played) return played[name](...args);
    step(`Atomics.${name}(cells, #)`, args[0]);
    return method(memory, ...args);
  };
}

const { scenarios } = await import('./scenarios.js');
parentPort.postMessage('ready');

for (;;) {
  awaitTurn();
  line[P.RESULTS] = 0;
  line[P.TEXT] = 0;
  const report = (value) => {
    line[P.RESULT + line[P.RESULTS]] = value;
    line[P.RESULTS] += 1;
  };
  /** Work that must not overlap with the same in the other thread. */
  const alone = (meanwhile = () => step('nothing', -1)) => {
    world[P.INSIDE] += 1;
    if (world[P.INSIDE] > 1) world[P.OVERLAPS] += 1;
    meanwhile();
    world[P.INSIDE] -= 1;
  };
  /** Lets the other thread go on until it sleeps or ends. */
  const pass = () => tell(P.PASSES);
  try {
    scenarios[line[P.SCENARIO]].actors[line[P.ACTOR]](cells, { report, alone, pass });
  } catch (error) {
    if (!(error instanceof GivenUp) && world[P.ABORTED] === 0) {
      const text = String(error?.stack ?? error)
        .split('\n')
        .slice(0, 2)
        .join(' ')
        .slice(0, 180);
      line[P.TEXT] = text.length;
      for (let i = 0; i < text.length; i++) line[P.TEXT + 1 + i] = text.charCodeAt(i);
    }
  }
  tell(P.ENDED);
}
