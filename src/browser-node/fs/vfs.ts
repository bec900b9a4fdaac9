import { O_CREAT, O_TRUNC, O_WRONLY, R_OK, S_IFDIR, S_IFMT, S_IFREG } from './constants.ts';
import { readContents } from './contents.ts';
import { DescriptorLayer } from './descriptors.ts';
import { fail } from './errors.ts';
import type { Journal } from './journal.ts';
import { requireAccess } from './path-walk.ts';
import { HEADER } from './shared-header.ts';
import { Watchers, type Watch, type WatchListener } from './watch.ts';

/** Files by path relative to a root; the same shape as the engines' FileTree. */
export type FileTree = Readonly<Record<string, string | Uint8Array>>;

/**
 * One process's view of the file system that all processes of an engine share. Every call is synchronous and sees what
 * any process did before. Paths are absolute; methods throw FsError.
 */
export class VirtualFileSystem extends DescriptorLayer {
  /** Called after a change while any process watches; the kernel tells the other processes to {@link drainChanges}. */
  notifyOthers: (() => void) | undefined;
  readonly #watchers: Watchers;

  constructor(journal: Journal) {
    super(journal);
    this.#watchers = new Watchers(journal);
    journal.onPublished = () => {
      if (Atomics.load(journal.memory.words, HEADER.watchers) > 0) this.notifyOthers?.();
    };
  }

  /** Counts changes by all processes; wraps at 2^32. */
  get changeCounter(): number {
    return Atomics.load(this.journal.memory.words, HEADER.changes) >>> 0;
  }

  /** Watches a file or directory. Events are delivered by {@link drainChanges} only. */
  watch(path: string, listener: WatchListener): Watch {
    return this.#watchers.add(path, listener);
  }

  /** Sets what to call when events begin to wait for {@link drainChanges} in this process. */
  set onPendingChanges(callback: (() => void) | undefined) {
    this.#watchers.onPending = callback;
  }

  /** Learns of other processes' changes and calls the listeners of this process's watches. */
  drainChanges(): void {
    this.#watchers.drain();
  }

  /** A whole file's bytes. */
  readFile(path: string): Uint8Array<ArrayBuffer> {
    return this.journal.transact((replica) => {
      const inode = this.find(replica, path, true);
      if (inode.children) fail('EISDIR');
      requireAccess(inode, R_OK);
      const bytes = new Uint8Array(inode.size);
      readContents(this.journal, inode, bytes, 0);
      return bytes;
    });
  }

  /** Makes or replaces a file. */
  writeFile(path: string, data: string | Uint8Array, mode = 0o666): void {
    const fd = this.open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
    try {
      this.write(fd, typeof data === 'string' ? new TextEncoder().encode(data) : data);
    } finally {
      this.close(fd);
    }
  }

  /** Writes many files below `root`, making directories as needed. */
  writeTree(root: string, files: FileTree): void {
    this.mkdirRecursive(root);
    for (const [name, data] of Object.entries(files)) {
      const path = `${root === '/' ? '' : root}/${name}`;
      this.mkdirRecursive(path.slice(0, path.lastIndexOf('/')) || '/');
      this.writeFile(path, data);
    }
  }

  /** All regular files below `root`, by path relative to it. Symbolic links are not followed. */
  readTree(root: string): Record<string, Uint8Array<ArrayBuffer>> {
    const files: Record<string, Uint8Array<ArrayBuffer>> = {};
    const visit = (directory: string, prefix: string): void => {
      for (const { name } of this.readdir(directory)) {
        const path = `${directory === '/' ? '' : directory}/${name}`;
        const stat = this.statIfExists(path, false);
        if (stat === undefined) continue;
        if ((stat.mode & S_IFMT) === S_IFDIR) visit(path, `${prefix}${name}/`);
        else if ((stat.mode & S_IFMT) === S_IFREG) files[`${prefix}${name}`] = this.readFile(path);
      }
    };
    visit(root, '');
    return files;
  }

  /** Removes a file or a directory with everything in it; nothing happens when it is missing. */
  removeTree(path: string): void {
    const stat = this.statIfExists(path, false);
    if (stat === undefined) return;
    if ((stat.mode & S_IFMT) !== S_IFDIR) {
      this.unlink(path);
      return;
    }
    for (const { name } of this.readdir(path)) this.removeTree(`${path === '/' ? '' : path}/${name}`);
    if (path !== '/') this.rmdir(path);
  }
}
