import { demo as words } from '#words/home/demo.ts';

/** One task on one thread; `end` is null while it runs. Times are milliseconds since the program began to measure. */
export interface Span {
  task: number;
  thread: number;
  start: number;
  end: number | null;
}

/** What one demo program has reported so far. */
export interface DemoRun {
  threads: number;
  tasks: number;
  /** Milliseconds between two heartbeats when the event loop is free. */
  beatMs: number;
  /** Times at which the event loop ran the heartbeat. */
  beats: number[];
  spans: Span[];
  /** Sum of the tasks' answers: two programs that did the same work agree on it. */
  answer: number;
  doneAt: number | null;
}

/** A line that `demo/measure.mjs` prints. */
export type DemoEvent =
  | { type: 'begin'; threads: number; tasks: number; beatMs: number }
  | { type: 'beat'; at: number }
  | { type: 'start'; at: number; task: number; thread: number }
  | { type: 'end'; at: number; task: number; thread: number; primes: number }
  | { type: 'done'; at: number };

const fields: Record<DemoEvent['type'], readonly string[]> = {
  begin: ['threads', 'tasks', 'beatMs'],
  beat: ['at'],
  start: ['at', 'task', 'thread'],
  end: ['at', 'task', 'thread', 'primes'],
  done: ['at'],
};

function isDemoEvent(value: unknown): value is DemoEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const record: Record<string, unknown> = { ...value };
  const needed = Object.entries(fields).find(([type]) => type === record['type'])?.[1];
  return needed?.every((name) => typeof record[name] === 'number') ?? false;
}

/** Reads one line of output. Lines that are not ours (a warning, say) give null. */
export function parseEvent(line: string): DemoEvent | null {
  try {
    const value: unknown = JSON.parse(line);
    return isDemoEvent(value) ? value : null;
  } catch {
    return null;
  }
}

export const emptyRun = (): DemoRun => ({
  threads: 0,
  tasks: 0,
  beatMs: 20,
  beats: [],
  spans: [],
  answer: 0,
  doneAt: null,
});

/** Adds one event to a run, in place. */
export function applyEvent(run: DemoRun, event: DemoEvent): void {
  switch (event.type) {
    case 'begin':
      run.threads = event.threads;
      run.tasks = event.tasks;
      run.beatMs = event.beatMs;
      return;
    case 'beat':
      run.beats.push(event.at);
      return;
    case 'start':
      run.spans.push({ task: event.task, thread: event.thread, start: event.at, end: null });
      return;
    case 'end': {
      const span = run.spans.find((candidate) => candidate.task === event.task);
      if (span) span.end = event.at;
      run.answer += event.primes;
      return;
    }
    case 'done':
      run.doneAt = event.at;
  }
}

/**
 * Event-loop delay over time: 0 while beats arrive when they are due, rising one millisecond per millisecond while the next
 * beat is overdue, back to 0 when it arrives.
 *
 * @param now milliseconds since the run began, for the beat that has not come yet
 */
export function delayPoints(run: DemoRun, now: number): { at: number; delay: number }[] {
  const points = [{ at: 0, delay: 0 }];
  let previous = 0;
  const ramp = (until: number): void => {
    const due = previous + run.beatMs;
    if (until > due) points.push({ at: due, delay: 0 }, { at: until, delay: until - due });
  };
  for (const beat of run.beats) {
    ramp(beat);
    points.push({ at: beat, delay: 0 });
    previous = beat;
  }
  if (run.doneAt === null) ramp(now);
  return points;
}

/** The figures a finished run is judged by, in milliseconds. */
export interface RunSummary {
  threads: number;
  /** From the first task's start to the last task's end. */
  makespanMs: number;
  longestDelayMs: number;
  /** Heartbeats that came while tasks were running. */
  beatsDuringWork: number;
  answer: number;
}

/** @throws {Error} when the run never finished, or a task has no end: then there is nothing to compare. */
export function summarize(run: DemoRun): RunSummary {
  const ends = run.spans.map((span) => span.end).filter((end) => end !== null);
  if (run.doneAt === null || run.tasks === 0 || ends.length !== run.tasks) {
    throw new Error(words.unfinished(ends.length, run.tasks));
  }
  const first = Math.min(...run.spans.map((span) => span.start));
  const last = Math.max(...ends);
  return {
    threads: run.threads,
    makespanMs: last - first,
    longestDelayMs: Math.max(...delayPoints(run, run.doneAt).map((point) => point.delay)),
    beatsDuringWork: run.beats.filter((beat) => beat >= first && beat <= last).length,
    answer: run.answer,
  };
}
