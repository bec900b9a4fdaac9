import { S_IFDIR, S_IFLNK, S_IFMT } from '../../fs/constants.ts';
import { FsError } from '../../fs/errors.ts';
import type { FileStat } from '../../fs/inode.ts';
import { copyFile } from './fs-paths.ts';
import { codedError } from './fs-modules.ts';
import type { Requests } from './fs-request.ts';
import type { FsSupport } from './fs-support.ts';

/** What C++'s `std::error_code` calls the errors that copying and removing can meet. */
const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  EINVAL: 'Invalid argument',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EPERM: 'Operation not permitted',
};

const isDirectory = (stat: FileStat | undefined): boolean => stat !== undefined && (stat.mode & S_IFMT) === S_IFDIR;
const isLink = (stat: FileStat | undefined): boolean => stat !== undefined && (stat.mode & S_IFMT) === S_IFLNK;
const parentOf = (path: string): string => path.replace(/\/*[^/]*\/*$/, '') || (path.startsWith('/') ? '/' : '');

/** Removes `.` and `..` and doubled slashes from an absolute path. */
function normalize(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

interface CopyOptions {
  force: boolean;
  errorOnExist: boolean;
  verbatimSymlinks: boolean;
  preserveTimestamps: boolean;
}

/** The functions behind `fs.cpSync` and `fs.rmSync`, which Node has in C++. */
export function createCopyFunctions(support: FsSupport, requests: Requests) {
  const { vfs } = support.context;

  /** Error of C++'s ErrnoException: positive errno, capital-letter message. */
  const systemError = (code: string, syscall: string, path: string, message = SYSTEM_MESSAGES[code] ?? code): Error => {
    const fields = { errno: -support.errno(code), code, path, syscall };
    return Object.assign(new Error(`${code}, ${message} '${path}'`), fields);
  };

  const keepTimes = (from: string, to: string): void => {
    const { atime, mtime } = vfs.stat(from);
    vfs.utimes(to, atime, mtime);
  };

  const copyLink = (from: string, to: string, label: string, options: CopyOptions): void => {
    const target = vfs.readlink(from);
    if (options.verbatimSymlinks) {
      vfs.symlink(target, to);
      return;
    }
    if (vfs.exists(to)) {
      if (!isLink(vfs.statIfExists(to, false))) throw systemError('EEXIST', 'cp', label);
      vfs.unlink(to);
    }
    vfs.symlink(normalize(target.startsWith('/') ? target : `${parentOf(from)}/${target}`), to);
  };

  const copyOver = (from: string, to: string, shown: string, options: CopyOptions): void => {
    const existing = vfs.statIfExists(to);
    if (isDirectory(existing)) throw new FsError('EINVAL');
    if (existing && !options.force) {
      if (!options.errorOnExist) return;
      const message = `[ERR_FS_CP_EEXIST]: Target already exists: cp returned EEXIST (${shown} already exists)`;
      throw codedError(Error, 'ERR_FS_CP_EEXIST', message);
    }
    copyFile(support, from, to, 0);
    if (options.preserveTimestamps) keepTimes(from, to);
  };

  const copyDirectory = (from: string, to: string, shown: string, options: CopyOptions): void => {
    try {
      vfs.mkdirRecursive(to);
    } catch (error) {
      throw error instanceof FsError ? systemError(error.code, 'cp', shown) : error;
    }
    for (const { name } of vfs.readdir(from)) {
      const [source, target, label] = [`${from}/${name}`, `${to}/${name}`, `${shown}/${name}`];
      // Links are copied as links even with `dereference`: so does Node 24.
      const stat = vfs.stat(source, false);
      if (isDirectory(stat)) {
        copyDirectory(source, target, label, options);
        continue;
      }
      try {
        if (isLink(stat)) copyLink(source, target, label, options);
        else copyOver(source, target, label, options);
      } catch (error) {
        throw error instanceof FsError ? systemError(error.code, 'cp', shown) : error;
      }
    }
  };

  return {
    cpSyncCheckPaths: function cpSyncCheckPaths(src: unknown, dest: unknown, follow: boolean, recursive: boolean) {
      const [from, to, shownFrom, shownTo] = [
        support.absolute(src),
        support.absolute(dest),
        support.text(src),
        support.text(dest),
      ];
      const info = { syscall: follow ? 'stat' : 'lstat', path: shownFrom };
      const source = requests.run(cpSyncCheckPaths, undefined, info, () => vfs.stat(from, follow)) as FileStat;
      const target = vfs.statIfExists(to, follow);
      const sourceIsDirectory = isDirectory(source);
      const slashed = sourceIsDirectory && !shownFrom.endsWith('/') ? `${shownFrom}/` : shownFrom;
      if (target) {
        const [a, b] = [vfs.statIfExists(from), vfs.statIfExists(to)];
        if (a && b && a.ino === b.ino) {
          throw codedError(Error, 'ERR_FS_CP_EINVAL', `src and dest cannot be the same ${shownTo}`);
        }
        if (sourceIsDirectory && !isDirectory(target)) {
          const message = `Cannot overwrite non-directory ${shownTo} with directory ${shownFrom}`;
          throw codedError(Error, 'ERR_FS_CP_DIR_TO_NON_DIR', message);
        }
        if (!sourceIsDirectory && isDirectory(target)) {
          const message = `Cannot overwrite directory ${shownTo} with non-directory ${shownFrom}`;
          throw codedError(Error, 'ERR_FS_CP_NON_DIR_TO_DIR', message);
        }
      }
      if (sourceIsDirectory && isBelow(to, from, source.ino)) {
        const message = `Cannot copy ${slashed} to a subdirectory of self ${shownTo}`;
        throw codedError(Error, 'ERR_FS_CP_EINVAL', message);
      }
      if (sourceIsDirectory && !recursive) {
        const message = `Recursive option not enabled, cannot copy a directory: ${slashed}`;
        throw codedError(Error, 'ERR_FS_EISDIR', message);
      }
      if (!target) vfs.mkdirRecursive(parentOf(to));
    },
    cpSyncOverrideFile: function cpSyncOverrideFile(src: unknown, dest: unknown, mode: number, times: boolean): void {
      const [from, to] = [support.absolute(src), support.absolute(dest)];
      const info = { syscall: 'copyfile', path: support.text(src), dest: support.text(dest) };
      requests.run(cpSyncOverrideFile, undefined, info, () => {
        vfs.unlink(to);
        copyFile(support, from, to, mode);
        if (times) keepTimes(from, to);
      });
    },
    cpSyncCopyDir(src: unknown, dest: unknown, ...flags: boolean[]): void {
      const [force = true, , errorOnExist = false, verbatimSymlinks = false, times = false] = flags;
      const options = { force, errorOnExist, verbatimSymlinks, preserveTimestamps: times };
      const trimmed = support.text(dest).replace(/(.)\/+$/, '$1');
      copyDirectory(support.absolute(src), support.absolute(dest), trimmed, options);
    },
    rmSync(path: unknown, _maxRetries: number, recursive: boolean, _retryDelay: number): void {
      const absolute = support.absolute(path);
      try {
        if (recursive) vfs.removeTree(absolute);
        else if (isDirectory(vfs.statIfExists(absolute, false))) vfs.rmdir(absolute);
        else vfs.unlink(absolute);
      } catch (error) {
        if (!(error instanceof FsError) || error.code === 'ENOENT') return;
        const shown = support.text(path);
        throw systemError(error.code, 'rm', shown, `${SYSTEM_MESSAGES[error.code] ?? 'Unknown error'}: ${shown}`);
      }
    },
  };

  function isBelow(to: string, from: string, fromIno: number): boolean {
    if (`${normalize(to)}/`.startsWith(`${normalize(from)}/`)) return true;
    for (let path = parentOf(normalize(to)); path !== '/' && path !== ''; path = parentOf(path)) {
      if (vfs.statIfExists(path)?.ino === fromIno) return true;
    }
    return false;
  }
}
