import { S_IFCHR } from './constants.ts';
import { isKind, type Inode } from './inode.ts';

/** Device numbers as Linux gives them: major 1 with minors 3 (null), 5 (zero), 7 (full) and 9 (urandom). */
const device = (minor: number): number => 0x100 + minor;
/** The engine's own numbers for the standard streams, which Linux has as links into `/proc`. */
const stream = (fd: number): number => 0x400 + fd;

/** The devices that every file system has in `/dev`. */
export const DEVICES: Readonly<Record<string, number>> = {
  null: device(3),
  zero: device(5),
  full: device(7),
  random: device(8),
  urandom: device(9),
  stdin: stream(0),
  stdout: stream(1),
  stderr: stream(2),
};

/** Which standard stream a device stands for; undefined for other devices and for files. */
export function standardStreamOf(rdev: number): number | undefined {
  return [0, 1, 2].find((fd) => stream(fd) === rdev);
}

/** `crypto.getRandomValues` fills at most this many bytes in one call. */
const RANDOM_CHUNK = 65536;

/** Whether reads and writes go to a device rather than to stored contents. */
export function isDevice(inode: Inode): boolean {
  return isKind(inode, S_IFCHR);
}

/** Fills `target` from a device and returns the number of bytes. */
export function readDevice(rdev: number, target: Uint8Array): number {
  if (rdev === DEVICES.null || standardStreamOf(rdev) !== undefined) return 0;
  if (rdev === DEVICES.random || rdev === DEVICES.urandom) {
    const random = new Uint8Array(target.length);
    for (let at = 0; at < random.length; at += RANDOM_CHUNK) {
      crypto.getRandomValues(random.subarray(at, at + RANDOM_CHUNK));
    }
    target.set(random);
  } else target.fill(0);
  return target.length;
}

/** Whether a write to the device fails with ENOSPC. */
export function isFull(rdev: number): boolean {
  return rdev === DEVICES.full;
}
