import { setTimeout as sleep } from 'node:timers/promises';

const BEAT_MS = 20;
const CALM_MS = 240;
const LIMIT = 500_000;

/** The same work for both programs: 24 tasks, each counting the primes below 500,000. */
export const tasks = Array.from({ length: 24 }, (_, id) => ({ id, limit: LIMIT }));

const print = (event) => console.log(JSON.stringify(event));

/**
 * Runs `work` while a timer beats every 20 ms on this thread, and prints what happens as one JSON object a line.
 * A beat can only be printed when the event loop is free, so a missing beat is a blocked loop.
 */
export async function measure(threads, work) {
  const begin = performance.now();
  const now = () => Math.round((performance.now() - begin) * 10) / 10;
  print({ type: 'begin', threads, tasks: tasks.length, beatMs: BEAT_MS });
  const heart = setInterval(() => print({ type: 'beat', at: now() }), BEAT_MS);
  await sleep(CALM_MS);
  await work({
    start: (task, thread) => print({ type: 'start', at: now(), task: task.id, thread }),
    end: (task, thread, primes) => print({ type: 'end', at: now(), task: task.id, thread, primes }),
  });
  await sleep(CALM_MS);
  clearInterval(heart);
  print({ type: 'done', at: now() });
}
