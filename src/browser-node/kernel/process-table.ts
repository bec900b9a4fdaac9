/**
 * Which processes are alive, and how many threads there are: in the table shared by all Workers, so that `process.kill(pid, 0)`
 * and a spawn at the limit are answered at once, also by a thread that may not wait for the kernel.
 */
import { SharedTable } from './protocol.ts';

/** Live processes of one engine. One more: EAGAIN. */
export const MAX_PROCESSES = SharedTable.pidSlots;
/** Live worker threads of one engine. */
export const MAX_THREADS = 64;

export class ProcessTable {
  readonly #table: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.#table = new Int32Array(shared);
  }

  /** A number never given before, for tasks, pipes and whatever else the kernel keeps. */
  nextId(): number {
    return Atomics.add(this.#table, SharedTable.nextId, 1);
  }

  /** Makes a pid and marks it alive; undefined when there are too many processes. */
  reserve(): number | undefined {
    const pid = Atomics.add(this.#table, SharedTable.nextPid, 1);
    for (let slot = 0; slot < MAX_PROCESSES; slot++) {
      if (Atomics.compareExchange(this.#table, SharedTable.firstPid + slot, 0, pid) === 0) return pid;
    }
    return undefined;
  }

  release(pid: number): void {
    for (let slot = 0; slot < MAX_PROCESSES; slot++) {
      if (Atomics.compareExchange(this.#table, SharedTable.firstPid + slot, pid, 0) === pid) return;
    }
  }

  isAlive(pid: number): boolean {
    for (let slot = 0; slot < MAX_PROCESSES; slot++) {
      if (Atomics.load(this.#table, SharedTable.firstPid + slot) === pid) return true;
    }
    return false;
  }

  /** Counts one more thread; false when there are too many. */
  reserveThread(): boolean {
    if (Atomics.add(this.#table, SharedTable.liveThreads, 1) < MAX_THREADS) return true;
    this.releaseThread();
    return false;
  }

  releaseThread(): void {
    Atomics.sub(this.#table, SharedTable.liveThreads, 1);
  }
}
