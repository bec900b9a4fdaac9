import { O_CREAT, O_EXCL, O_TRUNC, O_WRONLY, S_IFCHR, S_IFDIR, S_IFLNK, S_IFMT, S_IFREG } from '../../fs/constants.ts';
import { fail } from '../../fs/errors.ts';
import type { DirectoryEntry } from '../../fs/namespace.ts';
import { nanosecondsOf } from './fs-stat.ts';
import { codedError } from './fs-modules.ts';
import type { Requests } from './fs-request.ts';
import type { FsSupport } from './fs-support.ts';

const NAME_CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const NAME_LENGTH = 6;

/** `UV_DIRENT_*` of a file type. */
export function direntType(kind: number): number {
  if (kind === S_IFREG) return 1;
  if (kind === S_IFDIR) return 2;
  if (kind === S_IFLNK) return 3;
  return kind === S_IFCHR ? 6 : 0;
}

/** Orders names by their UTF-8 bytes, as `scandir` does. */
function byBytes(a: DirectoryEntry, b: DirectoryEntry): number {
  const left = Array.from(a.name, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b.name, (char) => char.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function randomName(): string {
  const random = crypto.getRandomValues(new Uint8Array(NAME_LENGTH));
  return Array.from(random, (value) => NAME_CHARACTERS[value % NAME_CHARACTERS.length]).join('');
}

/** The functions of `internalBinding('fs')` that work on names and attributes. */
export function createPathFunctions(support: FsSupport, requests: Requests) {
  const { vfs } = support.context;
  const { run } = requests;
  const { absolute, text, encodeName } = support;

  /** A function of one path: `(path, request)`. */
  const onPath = (syscall: string, operation: (path: string) => void) =>
    function pathOperation(path: unknown, request?: unknown): unknown {
      const full = absolute(path);
      return run(pathOperation, request, { syscall, path: text(path) }, () => operation(full));
    };
  /** A function of a path or descriptor and one or two numbers. */
  const onPathWith = (syscall: string, operation: (path: string, a: number, b: number) => void, count: 1 | 2) =>
    function pathOperation(path: unknown, ...args: unknown[]): unknown {
      const full = absolute(path);
      const [a, b] = args as [number, number];
      return run(pathOperation, args[count], { syscall, path: text(path) }, () => operation(full, a, b));
    };
  const onFdWith = (syscall: string, operation: (fd: number, a: number, b: number) => void, count: 1 | 2) =>
    function fdOperation(fd: number, ...args: unknown[]): unknown {
      const [a, b] = args as [number, number];
      return run(fdOperation, args[count], { syscall }, () => operation(fd, a, b));
    };
  /** A function of two paths: `(from, to, request)`. */
  const onTwo = (syscall: string, operation: (from: string, to: string) => void) =>
    function twoPaths(from: unknown, to: unknown, request?: unknown): unknown {
      const [a, b] = [absolute(from), absolute(to)];
      return run(twoPaths, request, { syscall, path: text(from), dest: text(to) }, () => operation(a, b));
    };

  const copy = (from: string, to: string, mode: number): void => copyFile(support, from, to, mode);

  return {
    access: function access(path: unknown, mode: unknown, request?: unknown): unknown {
      const wanted = accessMode(mode);
      const info = { syscall: 'access', path: support.text(path) };
      return run(access, request, info, () => vfs.access(absolute(path), wanted));
    },
    existsSync: (path: unknown): boolean => vfs.exists(absolute(path)),
    rename: onTwo('rename', (from, to) => vfs.rename(from, to)),
    link: onTwo('link', (from, to) => vfs.link(from, to)),
    rmdir: onPath('rmdir', (path) => vfs.rmdir(path)),
    unlink: onPath('unlink', (path) => vfs.unlink(path)),
    chmod: onPathWith('chmod', (path, mode) => vfs.chmod(path, mode), 1),
    fchmod: onFdWith('fchmod', (fd, mode) => vfs.fchmod(fd, mode), 1),
    chown: onPathWith('chown', (path, uid, gid) => vfs.chown(path, uid, gid), 2),
    lchown: onPathWith('lchown', (path, uid, gid) => vfs.chown(path, uid, gid, false), 2),
    fchown: onFdWith('fchown', (fd, uid, gid) => vfs.fchown(fd, uid, gid), 2),
    utimes: onPathWith('utime', (path, a, m) => vfs.utimes(path, nanosecondsOf(a), nanosecondsOf(m)), 2),
    lutimes: onPathWith('lutime', (path, a, m) => vfs.utimes(path, nanosecondsOf(a), nanosecondsOf(m), false), 2),
    futimes: onFdWith('futime', (fd, a, m) => vfs.futimes(fd, nanosecondsOf(a), nanosecondsOf(m)), 2),
    symlink: function symlink(target: unknown, path: unknown, _flags: unknown, request?: unknown): unknown {
      const full = absolute(path);
      const info = { syscall: 'symlink', path: text(target), dest: text(path) };
      return run(symlink, request, info, () => vfs.symlink(text(target), full));
    },
    readlink: function readlink(path: unknown, encoding: unknown, request?: unknown): unknown {
      const full = absolute(path);
      const info = { syscall: 'readlink', path: text(path) };
      return run(readlink, request, info, () => encodeName(vfs.readlink(full), encoding));
    },
    realpath: function realpath(path: unknown, encoding: unknown, request?: unknown): unknown {
      const full = absolute(path);
      const info = { syscall: 'realpath', path: text(path) };
      return run(realpath, request, info, () => encodeName(vfs.realpath(full), encoding));
    },
    mkdir: function mkdir(path: unknown, mode: number, recursive: boolean, request?: unknown): unknown {
      const full = absolute(path);
      return run(mkdir, request, { syscall: 'mkdir', path: text(path) }, () => {
        if (recursive) {
          const first = vfs.mkdirRecursive(full, mode);
          return text(path).startsWith('/') ? first : first?.slice(absolute('.').length - 1);
        }
        vfs.mkdir(full, mode);
        return undefined;
      });
    },
    mkdtemp: function mkdtemp(prefix: unknown, encoding: unknown, request?: unknown): unknown {
      const name = `${text(prefix)}${request === undefined ? 'XXXXXX' : randomName()}`;
      return run(mkdtemp, request, { syscall: 'mkdtemp', path: name }, () => {
        const made = request === undefined ? `${text(prefix)}${randomName()}` : name;
        vfs.mkdir(absolute(made), 0o700);
        return encodeName(made, encoding);
      });
    },
    readdir: function readdir(path: unknown, encoding: unknown, withTypes: boolean, request?: unknown): unknown {
      const full = absolute(path);
      return run(readdir, request, { syscall: 'scandir', path: text(path) }, () => {
        const entries = vfs.readdir(full).sort(byBytes);
        const names = entries.map((entry) => encodeName(entry.name, encoding));
        return withTypes ? [names, entries.map((entry) => direntType(entry.kind))] : names;
      });
    },
    copyFile: function copyFileFunction(from: unknown, to: unknown, mode: number, request?: unknown): unknown {
      const [a, b] = [absolute(from), absolute(to)];
      const info = { syscall: 'copyfile', path: text(from), dest: text(to) };
      return run(copyFileFunction, request, info, () => copy(a, b, mode));
    },
  };
}

const COPYFILE_EXCL = 1;
const COPYFILE_FICLONE_FORCE = 4;
const COPY_CHUNK = 256 * 1024;

/** Copies contents and mode, as libuv's `uv_fs_copyfile`. Throws FsError. */
export function copyFile(support: FsSupport, from: string, to: string, mode: number): void {
  const { vfs } = support.context;
  const source = vfs.open(from, 0);
  try {
    const stat = vfs.fstat(source);
    const exclusive = (mode & COPYFILE_EXCL) !== 0 ? O_EXCL : 0;
    const isDirectory = (stat.mode & S_IFMT) === S_IFDIR;
    if ((mode & COPYFILE_FICLONE_FORCE) !== 0) fail('ENOTSUP');
    const existing = vfs.statIfExists(to);
    if (existing && exclusive === 0 && existing.ino === stat.ino) return;
    if (isDirectory) fail('EISDIR');
    const target = vfs.open(to, O_WRONLY | O_CREAT | O_TRUNC | exclusive, stat.mode & 0o7777);
    try {
      vfs.fchmod(target, stat.mode & 0o7777);
      const chunk = new Uint8Array(Math.max(1, Math.min(COPY_CHUNK, stat.size)));
      for (let count = vfs.read(source, chunk); count > 0; count = vfs.read(source, chunk)) {
        vfs.write(target, chunk.subarray(0, count));
      }
    } finally {
      vfs.close(target);
    }
  } finally {
    vfs.close(source);
  }
}

/** All of R_OK, W_OK and X_OK. */
const ALL_ACCESS = 7;

/** `fs.access`'s mode, which Node's C++ checks. */
function accessMode(mode: unknown): number {
  if (mode === undefined || mode === null) return 0;
  if (typeof mode !== 'number' || (mode | 0) !== mode)
    throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined');
  if (mode >= 0 && mode <= ALL_ACCESS) return mode;
  throw codedError(RangeError, 'ERR_OUT_OF_RANGE', `mode is out of range: >= 0 && <= ${String(ALL_ACCESS)}`);
}
