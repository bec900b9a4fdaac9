/** Runs a scenario of two threads in every order of steps that a few changes of turn can make. Nothing here depends on time. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as P from './protocol.js';
import { scenarios } from './scenarios.js';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 20_000 };
/** A thread that does not come to a step in so many milliseconds computes without end. Not a verdict on speed. */
const STUCK_MS = 8_000;

let crew;

/** Two threads for all tests of the process. They do not keep it alive. */
async function startCrew() {
  const world = new Int32Array(new SharedArrayBuffer(P.WORLD * 4));
  const memory = new Int32Array(new SharedArrayBuffer(P.CELLS * 4));
  const actors = [0, 1].map(() => {
    const line = new Int32Array(new SharedArrayBuffer(P.LINES * 4));
    const workerData = { line: line.buffer, world: world.buffer, memory: memory.buffer };
    return { line, thread: new Worker(new URL('./actor.js', import.meta.url), { workerData }) };
  });
  await Promise.all(actors.map(({ thread }) => once(thread, 'message')));
  for (const { thread } of actors) thread.unref();
  return { world, memory, actors };
}

/** Gives a thread its turn and waits until it gives it back. */
function turnOf({ line }) {
  Atomics.store(line, P.TURN, P.OF_THREAD);
  Atomics.notify(line, P.TURN);
  while (Atomics.load(line, P.TURN) !== P.OF_TEST) {
    if (Atomics.wait(line, P.TURN, P.OF_THREAD, STUCK_MS) === 'timed-out') {
      crew = undefined;
      assert.fail(
        'A thread computes without end and never touches the shared memory. Look for a loop that cannot end.',
      );
    }
  }
}

/** One run. `changes` are the numbers of the steps before which the turn changes; `first` is the thread that starts. */
function play({ world, memory, actors }, scenario, first, changes) {
  world.fill(0);
  memory.fill(0);
  const state = actors.map(() => ({ ended: false, sleepsOn: undefined }));
  actors.forEach(({ line }, actor) => {
    line[P.SCENARIO] = scenario;
    line[P.ACTOR] = actor;
  });
  const canRun = (actor) => !state[actor].ended && state[actor].sleepsOn === undefined;
  const run = {
    steps: 0,
    spun: false,
    woken: 0,
    asleep: [],
    notified: [],
    overlaps: 0,
    results: [],
    memory,
    first,
    stops: [],
  };
  let next = 0;
  let actor = first;
  world[P.PREEMPT_AT] = changes[next] ?? 0;

  while (state.some(({ ended }) => !ended)) {
    if (!canRun(actor) && canRun(1 - actor)) {
      actor = 1 - actor;
      world[P.STEPS_IN_A_ROW] = 0;
    } else if ((!canRun(actor) || world[P.STEPS] > P.MOST_STEPS) && world[P.ABORTED] === 0) {
      // Nobody is left who could wake a sleeper, or nobody gets anywhere.
      run.asleep = state.flatMap(({ sleepsOn }, who) => (sleepsOn === undefined ? [] : [{ who, cell: sleepsOn }]));
      run.steps = world[P.STEPS];
      world[P.ABORTED] = 1;
      for (const one of state) one.sleepsOn = undefined;
      continue;
    }
    turnOf(actors[actor]);
    const { line } = actors[actor];
    line[P.ANSWER] = 0;
    switch (line[P.EVENT]) {
      case P.PREEMPTED:
        if (canRun(1 - actor)) run.stops.push({ place: placeOf(line), step: world[P.STEPS], actor });
        next += 1;
        world[P.PREEMPT_AT] = changes[next] ?? 0;
        if (canRun(1 - actor)) actor = 1 - actor;
        world[P.STEPS_IN_A_ROW] = 0;
        break;
      case P.PASSES:
      case P.SPINS:
        run.spun ||= line[P.EVENT] === P.SPINS;
        if (canRun(1 - actor)) actor = 1 - actor;
        world[P.STEPS_IN_A_ROW] = 0;
        break;
      case P.SLEEPS:
        if (world[P.ABORTED] === 0) state[actor].sleepsOn = line[P.INDEX];
        break;
      case P.NOTIFIES:
        run.notified.push(world[P.STEPS]);
        if (line[P.RESULT + 15] > 0 && state[1 - actor].sleepsOn === line[P.INDEX]) {
          state[1 - actor].sleepsOn = undefined;
          line[P.ANSWER] = 1;
          run.woken += 1;
        }
        break;
      default:
        state[actor].ended = true;
    }
  }
  run.steps ||= world[P.STEPS];
  run.overlaps = world[P.OVERLAPS];
  run.results = actors.map(({ line }) => Array.from(line.subarray(P.RESULT, P.RESULT + line[P.RESULTS])));
  for (const { line } of actors) {
    const text = String.fromCharCode(...line.subarray(P.TEXT + 1, P.TEXT + 1 + line[P.TEXT]));
    if (text !== '') assert.fail(`A thread threw: ${text}\n${orderOf(run)}`);
  }
  return run;
}

/**
 * Plays scenario `name` with up to `changes` changes of turn beyond those where a thread ends or sleeps, at every step, and with
 * either thread first. `check(run)` looks at each run. With `near: 'notify'` only at the steps just before and just after a
 * notify, which are few.
 */
export async function everyOrder(name, changes, check, { near } = {}) {
  crew ??= await startCrew();
  const scenario = scenarios.findIndex((one) => one.name === name);
  const explore = (first, made) => {
    const run = play(crew, scenario, first, made);
    check(run);
    if (made.length === changes) return;
    const last = Math.min(run.steps, 80);
    const steps = near === 'notify' ? placesNear(run.notified) : Array.from({ length: last }, (_, index) => index + 1);
    for (const step of steps) if (step > (made.at(-1) ?? 0) && step <= last) explore(first, [...made, step]);
  };
  for (const first of [0, 1]) explore(first, []);
}

function placesNear(steps) {
  return [...new Set(steps.flatMap((step) => [step, step + 1]))];
}

/** What a preempted thread was about to do. */
function placeOf(line) {
  const access = P.ACCESSES[line[P.ACCESS]];
  return access === undefined ? 'Between lock() and unlock()' : `Before ${access.replace('#', line[P.INDEX])}`;
}

const nameOf = (actor) => (actor === 0 ? 'A' : 'B');

/** The order of steps of a run, for messages. */
export function orderOf({ first, stops, steps }) {
  const told = stops.map(
    ({ place, step, actor }) =>
      ` ${place} (step ${step}), thread ${nameOf(actor)} stops and ${nameOf(1 - actor)} goes on.`,
  );
  return `The order: thread ${nameOf(first)} starts.${told.join('')} It is the same every time (${steps} steps in all).`;
}

/** Fails when a thread of the run sleeps and nobody will wake it. */
export function assertNobodyIsStuck(run, why) {
  if (run.asleep.length === 0) return;
  const [{ who, cell }] = run.asleep;
  assert.fail(
    `Thread ${who === 0 ? 'A' : 'B'} sleeps on cell ${cell} for ever: nobody is left to notify it. ${why}\n${orderOf(run)}`,
  );
}
