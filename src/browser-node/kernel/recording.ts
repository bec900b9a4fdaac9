/**
 * What a run records of its processes and threads when the page asks for it. Each has a piece of shared memory that it writes into
 * itself (process/recorder.ts): nothing is sent while it runs, and what it wrote is here also when it was ended in a busy loop.
 */
import type { StartMessage } from './protocol.ts';
import { signalName } from './signals.ts';
import type { ProcessExit, Task } from './task.ts';

/**
 * Int32 words of the shared memory. Times are microseconds since the recording began, or -1. Header: how many spans follow; then of
 * what goes on now: since when the thread is busy, since when its callback runs, the longest callback and all waiting of this span, since
 * when it waits in `Atomics.wait`; then messages sent, messages received and HTTP requests served from the beginning. A span has {@link Recorded.span} words, see {@link LaneRecord.spans}.
 */
export const Recorded = {
  count: 0,
  busySince: 1,
  callbackSince: 2,
  longest: 3,
  waited: 4,
  waitingSince: 5,
  sent: 6,
  received: 7,
  requests: 8,
  spans: 9,
  span: 8,
  most: 4096,
} as const;

/** More processes and threads than that in one run are not recorded. */
const MOST_LANES = 100;

/** What a Worker is told of the recording. */
export interface RecordingStart {
  shared: SharedArrayBuffer;
  /** Milliseconds since the epoch. */
  origin: number;
}

/** What was recorded of one process or thread. `start` and `end` are milliseconds since the recording began. */
export interface LaneRecord {
  pid: number;
  tid: number;
  /** Name of a thread, or the program of a process with its first argument. */
  name: string;
  /** Number of a cluster worker. */
  cluster: number | undefined;
  start: number;
  end: number;
  /** How it ended; `killed`: somebody else ended it. */
  exit: { code: number | null; signal: string | null; killed: boolean };
  /**
   * 8 numbers a span, in order of time: when it began and ended, how long the thread was busy in it, its longest callback, its waiting in
   * `Atomics.wait` (all in microseconds since the recording began), messages sent, messages received, HTTP requests served.
   */
  spans: Int32Array<ArrayBuffer>;
}

/** What was recorded of a run. */
export interface RunRecord {
  /** Milliseconds since the epoch when it began. */
  origin: number;
  lanes: LaneRecord[];
  /** Processes and threads that were too many to be recorded. */
  left: number;
}

export class Recording {
  readonly #origin = performance.timeOrigin + performance.now();
  readonly #open = new Map<Task, { lane: LaneRecord; shared: SharedArrayBuffer }>();
  readonly #lanes: LaneRecord[] = [];
  #left = 0;

  /** What the Worker of `task` has to be told, beside what it shall be. */
  begin(task: Task, { program, args, env, thread }: Omit<StartMessage, 'type'>): { recording?: RecordingStart } {
    if (this.#lanes.length >= MOST_LANES) {
      this.#left++;
      return {};
    }
    const unique = thread === undefined ? Number(env['NODE_UNIQUE_ID']) : NaN;
    const lane: LaneRecord = {
      pid: task.pid,
      tid: task.threadId,
      name: (thread?.name ?? [program, args.find((arg) => !arg.startsWith('-')) ?? ''].join(' ')).slice(0, 80),
      cluster: Number.isInteger(unique) ? unique : undefined,
      start: this.#now(),
      end: 0,
      exit: { code: null, signal: null, killed: false },
      spans: new Int32Array(0),
    };
    const shared = new SharedArrayBuffer((Recorded.spans + (Recorded.most + 1) * Recorded.span) * 4);
    new Int32Array(shared).fill(-1, Recorded.busySince, Recorded.sent);
    this.#lanes.push(lane);
    this.#open.set(task, { lane, shared });
    return { recording: { shared, origin: this.#origin } };
  }

  /** The Worker of `task` has ended. */
  end(task: Task, { code, signal, killedBy }: ProcessExit): void {
    const open = this.#open.get(task);
    if (open === undefined) return;
    this.#open.delete(task);
    const { lane, shared } = open;
    lane.end = this.#now();
    lane.exit = { code, signal: (signal === null ? null : signalName(signal)) ?? null, killed: killedBy !== undefined };
    lane.spans = spansOf(new Int32Array(shared), Math.round(lane.end * 1000));
  }

  /** All of it, once the run is over. */
  get result(): RunRecord {
    return { origin: this.#origin, lanes: this.#lanes, left: this.#left };
  }

  #now(): number {
    return performance.timeOrigin + performance.now() - this.#origin;
  }
}

/** The spans of a thread that ended at `end`, with the one that it was ended in. */
function spansOf(words: Int32Array, end: number): Int32Array<ArrayBuffer> {
  const word = (at: number): number => words[at] ?? 0;
  let count = Math.max(0, Math.min(word(Recorded.count), Recorded.most));
  const busySince = word(Recorded.busySince);
  if (busySince >= 0) {
    const waiting = word(Recorded.waitingSince);
    const longest = Math.max(word(Recorded.longest), end - word(Recorded.callbackSince));
    const waited = word(Recorded.waited) + (waiting < 0 ? 0 : end - waiting);
    const counts = [Recorded.sent, Recorded.received, Recorded.requests].map((at, field) => {
      let left = word(at);
      for (let span = 0; span < count; span++) left -= word(Recorded.spans + span * Recorded.span + 5 + field);
      return left;
    });
    words.set([busySince, end, end - busySince, longest, waited, ...counts], Recorded.spans + count * Recorded.span);
    count++;
  }
  return new Int32Array(words.subarray(Recorded.spans, Recorded.spans + count * Recorded.span));
}
