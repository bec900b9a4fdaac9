import { FsError } from '../../fs/errors.ts';
import type { FileStat } from '../../fs/inode.ts';
import { S_IFCHR, S_IFDIR, S_IFMT } from '../../fs/constants.ts';
import { nowNanoseconds } from '../../fs/clock.ts';
import type { Requests } from './fs-request.ts';
import { isMissing, type FsSupport } from './fs-support.ts';

/** How many numbers one file's stat takes in Node's arrays; watchers use two halves. */
export const STAT_FIELDS = 18;
const STATFS_FIELDS = 8;
const BILLION = 1_000_000_000n;

export type StatArray = Float64Array | BigInt64Array;

/** The stat of a file that does not exist, as StatWatcher reports it. */
export const NO_STAT: Readonly<FileStat> = {
  ...{ dev: 0, mode: 0, nlink: 0, uid: 0, gid: 0, rdev: 0, blksize: 0, ino: 0, size: 0, blocks: 0 },
  ...{ atime: 0n, mtime: 0n, ctime: 0n, birthtime: 0n },
};

/** Writes a stat into Node's array; times as seconds and nanoseconds. */
export function fillStat(target: StatArray, stat: Readonly<FileStat>, offset = 0): void {
  const { dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks } = stat;
  const values: (number | bigint)[] = [dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks];
  for (const time of [stat.atime, stat.mtime, stat.ctime, stat.birthtime]) {
    const nanoseconds = ((time % BILLION) + BILLION) % BILLION;
    values.push((time - nanoseconds) / BILLION, nanoseconds);
  }
  values.forEach((value, index) => {
    if (target instanceof BigInt64Array) target[offset + index] = BigInt(value);
    else target[offset + index] = Number(value);
  });
}

/** Seconds since 1970, as Node passes times, to nanoseconds; cut off in the way of libuv's `uv__fs_to_timespec`. */
export function nanosecondsOf(seconds: unknown): bigint {
  const value = Number(seconds);
  const whole = Math.trunc(value);
  return BigInt(whole) * BILLION + BigInt(Math.trunc((value - whole) * 1e9));
}

/** What `fstat` tells of standard input, output and error: a terminal-like device. */
function standardStat(fd: number): FileStat {
  const time = nowNanoseconds();
  const times = { atime: time, mtime: time, ctime: time, birthtime: time };
  return { ...NO_STAT, mode: S_IFCHR | 0o620, nlink: 1, uid: 1000, gid: 1000, blksize: 1024, ino: fd + 3, ...times };
}

/** The stat functions of `internalBinding('fs')` and their shared arrays. */
export function createStatFunctions(support: FsSupport, requests: Requests, isStandard: (fd: number) => boolean) {
  const { vfs } = support.context;
  const statValues = new Float64Array(2 * STAT_FIELDS);
  const bigintStatValues = new BigInt64Array(2 * STAT_FIELDS);
  const statFsValues = new Float64Array(STATFS_FIELDS);
  const bigintStatFsValues = new BigInt64Array(STATFS_FIELDS);

  const result = (stat: FileStat, bigint: boolean, shared: boolean): StatArray => {
    const own = bigint ? new BigInt64Array(STAT_FIELDS) : new Float64Array(STAT_FIELDS);
    const target = shared ? (bigint ? bigintStatValues : statValues) : own;
    fillStat(target, stat);
    return target;
  };

  const statWith = (syscall: 'stat' | 'lstat') =>
    function statByPath(path: unknown, bigint: unknown, request?: unknown, throwIfNoEntry?: unknown): unknown {
      const absolute = support.absolute(path);
      const info = { syscall, path: support.text(path) };
      return requests.run(statByPath, request, info, () => {
        try {
          return result(vfs.stat(absolute, syscall === 'stat'), bigint === true, request === undefined);
        } catch (error) {
          if (throwIfNoEntry === false && isMissing(error)) return undefined;
          throw error;
        }
      });
    };

  return {
    statValues,
    bigintStatValues,
    statFsValues,
    bigintStatFsValues,
    kFsStatsFieldsNumber: STAT_FIELDS,
    stat: statWith('stat'),
    lstat: statWith('lstat'),
    // Node's C++ throws even where lib asks it not to.
    fstat: function fstat(fd: number, bigint: unknown, request?: unknown): unknown {
      return requests.run(fstat, request, { syscall: 'fstat' }, () => {
        const stat = isStandard(fd) ? standardStat(fd) : vfs.fstat(fd);
        return result(stat, bigint === true, request === undefined);
      });
    },
    statfs: function statfs(path: unknown, bigint: unknown, request?: unknown): unknown {
      const absolute = support.absolute(path);
      return requests.run(statfs, request, { syscall: 'statfs', path: support.text(path) }, () => {
        const { type, bsize, blocks, bfree, files, ffree } = vfs.statfs(absolute);
        const values = [type, bsize, bsize, blocks, bfree, bfree, files, ffree];
        if (bigint !== true) {
          const target = request === undefined ? statFsValues : new Float64Array(STATFS_FIELDS);
          target.set(values);
          return target;
        }
        const target = request === undefined ? bigintStatFsValues : new BigInt64Array(STATFS_FIELDS);
        target.set(values.map(BigInt));
        return target;
      });
    },
    internalModuleStat(path: unknown): number {
      try {
        return (vfs.stat(support.absolute(path)).mode & S_IFMT) === S_IFDIR ? 1 : 0;
      } catch (error) {
        return error instanceof FsError ? support.errno(error.code) : -1;
      }
    },
  };
}
