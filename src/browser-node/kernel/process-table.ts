/**
 * Which processes and threads there are: in the table shared by all Workers, so that `process.kill(pid, 0)` and a spawn at the limit
 * are answered at once, also to a thread that may not wait for the kernel.
 *
 * A place is taken before the kernel hears of it, and a Worker can be ended in between: each place names its taker, and
 * {@link ProcessTable.sweep} frees what the ended have left.
 */
import { SharedTable } from './protocol.ts';

/** Live processes of one engine. One more: EAGAIN. */
export const MAX_PROCESSES = SharedTable.pidSlots;
/** Live worker threads of one engine. One more: ERR_WORKER_INIT_FAILED. */
export const MAX_THREADS = SharedTable.threadSlots;

/** Places in the table: who is there, and who took it. */
interface Places {
  first: number;
  takers: number;
  count: number;
}

const PIDS: Places = { first: SharedTable.firstPid, takers: SharedTable.pidTakers, count: MAX_PROCESSES };
const THREADS: Places = { first: SharedTable.firstThread, takers: SharedTable.threadTakers, count: MAX_THREADS };

const FIRST_PID = 1000;
const FIRST_EPHEMERAL_PORT = 32768;
/** Task numbers and owner ids; the kernel's own is 1. */
const FIRST_ID = 2;

/** The table of a new engine. */
export function createSharedTable(): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(SharedTable.length * Int32Array.BYTES_PER_ELEMENT);
  const table = new Int32Array(shared);
  table[SharedTable.nextPid] = FIRST_PID;
  table[SharedTable.nextThreadId] = 1;
  table[SharedTable.nextId] = FIRST_ID;
  table[SharedTable.nextEphemeralPort] = FIRST_EPHEMERAL_PORT;
  return shared;
}

export class ProcessTable {
  readonly #table: Int32Array;
  readonly #taker: number;

  /** `owner` is that of the Worker that reserves places through this object. */
  constructor(shared: SharedArrayBuffer, owner: number) {
    this.#table = new Int32Array(shared);
    this.#taker = owner;
  }

  /** A number never given before, for tasks, pipes and whatever else the kernel keeps. */
  nextId(): number {
    return Atomics.add(this.#table, SharedTable.nextId, 1);
  }

  /** Makes a pid and marks it alive; undefined when there are too many processes. */
  reserve(): number | undefined {
    const pid = Atomics.add(this.#table, SharedTable.nextPid, 1);
    return this.#take(PIDS, pid) ? pid : undefined;
  }

  release(pid: number): void {
    this.#free(PIDS, (there) => there === pid);
  }

  isAlive(pid: number): boolean {
    for (let slot = 0; slot < MAX_PROCESSES; slot++) {
      if (Atomics.load(this.#table, SharedTable.firstPid + slot) === pid) return true;
    }
    return false;
  }

  /** Takes a place for the thread with the task number `id`; false when there are too many. */
  reserveThread(id: number): boolean {
    return this.#take(THREADS, id);
  }

  releaseThread(id: number): void {
    this.#free(THREADS, (there) => there === id);
  }

  /** Frees the places that are none of `tasks` (all that run), and were taken by Workers that have ended. */
  sweep(tasks: readonly { owner: number; pid: number; id: number }[]): void {
    const owners = new Set([this.#taker, ...tasks.map(({ owner }) => owner)]);
    const [pids, ids] = [new Set(tasks.map(({ pid }) => pid)), new Set(tasks.map(({ id }) => id))];
    this.#free(PIDS, (pid, taker) => !owners.has(taker) && !pids.has(pid));
    this.#free(THREADS, (id, taker) => !owners.has(taker) && !ids.has(id));
  }

  #take({ first, takers, count }: Places, id: number): boolean {
    for (let slot = 0; slot < count; slot++) {
      if (Atomics.compareExchange(this.#table, takers + slot, 0, this.#taker) !== 0) continue;
      Atomics.store(this.#table, first + slot, id);
      return true;
    }
    return false;
  }

  #free({ first, takers, count }: Places, isFree: (id: number, taker: number) => boolean): void {
    for (let slot = 0; slot < count; slot++) {
      const taker = Atomics.load(this.#table, takers + slot);
      if (taker === 0 || !isFree(Atomics.load(this.#table, first + slot), taker)) continue;
      Atomics.store(this.#table, first + slot, 0);
      Atomics.store(this.#table, takers + slot, 0);
    }
  }
}
