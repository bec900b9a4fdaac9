import { FsError } from '../../fs/errors.ts';
import type { FileStat } from '../../fs/inode.ts';
import { WatchHandle } from './fs-handle.ts';
import { fillStat, NO_STAT, STAT_FIELDS, type StatArray } from './fs-stat.ts';
import type { FsSupport } from './fs-support.ts';

interface Seen {
  readonly status: number;
  readonly stat: Readonly<FileStat>;
}

function differs(a: Seen, b: Seen): boolean {
  if (a.status !== b.status) return true;
  return (Object.keys(NO_STAT) as (keyof FileStat)[]).some((key) => key !== 'atime' && a.stat[key] !== b.stat[key]);
}

/** Makes `StatWatcher`, which looks at a file every `interval` milliseconds (`fs.watchFile`). */
export function createStatWatcherClass(support: FsSupport) {
  const { vfs, loop } = support.context;
  const { setTimeout, clearTimeout } = globalThis;

  const look = (path: string): Seen => {
    try {
      return { status: 0, stat: vfs.stat(path) };
    } catch (error) {
      if (error instanceof FsError) return { status: support.errno(error.code), stat: NO_STAT };
      throw error;
    }
  };

  return class StatWatcher extends WatchHandle {
    declare onchange?: (status: number, stats: StatArray) => void;
    readonly #bigint: boolean;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #seen: Seen | undefined;

    constructor(bigint: boolean) {
      super(support, 'STATWATCHER');
      this.#bigint = bigint;
    }

    start(path: unknown, interval: number): number {
      const absolute = support.absolute(path);
      this.activate();
      loop.soon(support.context.bindContext(() => this.#poll(absolute, Math.max(1, interval))));
      return 0;
    }

    override close(): void {
      clearTimeout(this.#timer);
      super.close();
    }

    #poll(path: string, interval: number): void {
      if (!this.active) return;
      const now = look(path);
      const before = this.#seen;
      this.#seen = now;
      this.#timer = setTimeout(() => loop.enter(() => this.#poll(path, interval)), interval);
      if (before ? differs(before, now) : now.status !== 0) this.#report(now, before?.stat ?? NO_STAT);
    }

    #report(now: Seen, before: Readonly<FileStat>): void {
      const size = 2 * STAT_FIELDS;
      const stats = this.#bigint ? new BigInt64Array(size) : new Float64Array(size);
      fillStat(stats, now.stat);
      fillStat(stats, before, STAT_FIELDS);
      this.onchange?.(now.status, stats);
    }
  };
}
