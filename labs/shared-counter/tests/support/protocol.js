/** Cells by which the test and its threads speak. Only one thread runs at a time; the others sleep until it is their turn. */

/** Memory of the code under test: all of it is 0 when a run starts. */
export const CELLS = 32;

/** Cells of the world, which all threads see. */
export const STEPS = 0;
export const PREEMPT_AT = 1;
/** Since the last change of threads, to notice one that spins. */
export const STEPS_IN_A_ROW = 2;
export const ABORTED = 3;
export const INSIDE = 4;
export const OVERLAPS = 5;
export const WORLD = 8;

/** Cells of one thread. */
export const TURN = 0;
export const EVENT = 1;
export const INDEX = 2;
export const ANSWER = 3;
export const SCENARIO = 4;
export const ACTOR = 5;
export const RESULTS = 6;
export const RESULT = 7;
/** Which access a preempted thread is about to make: its place in ACCESSES. */
export const ACCESS = 23;
/** Characters of an error: their number, then the characters. */
export const TEXT = 24;
export const LINES = 224;

/** What a step can be, as messages name it. */
export const ACCESSES = [
  'reading cells[#]',
  'writing cells[#]',
  ...Object.getOwnPropertyNames(Atomics)
    .filter((name) => typeof Atomics[name] === 'function')
    .map((name) => `Atomics.${name}(cells, #)`),
];

/** Values of TURN. */
export const OF_TEST = 0;
export const OF_THREAD = 1;

/** Values of EVENT: why a thread gave its turn back. */
export const PREEMPTED = 1;
export const SPINS = 2;
export const SLEEPS = 3;
export const NOTIFIES = 4;
export const PASSES = 5;
export const ENDED = 6;

/** So many steps in a row without a sleep, and a thread spins. */
export const SPIN_STEPS = 100;
/** So many steps in all, and a run is given up. */
export const MOST_STEPS = 1500;
