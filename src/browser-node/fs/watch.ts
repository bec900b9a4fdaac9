import type { Journal } from './journal.ts';
import { walkExisting } from './path-walk.ts';
import type { TreeEvent } from './replica.ts';
import { HEADER } from './shared-header.ts';

/** A change as `fs.watch` names it: `rename` when a name came or went, `change` for contents and attributes. */
export type WatchEventType = 'rename' | 'change';
export type WatchListener = (type: WatchEventType, name: string) => void;

/** A running watch. */
export interface Watch {
  close(): void;
}

interface Watcher {
  readonly ino: number;
  /** Last name of the watched path: reported for changes of the watched thing itself. */
  readonly ownName: string;
  readonly listener: WatchListener;
}

interface Pending {
  readonly watcher: Watcher;
  readonly type: WatchEventType;
  readonly name: string;
  /** What it was exactly, to tell repetitions from news. */
  readonly kind: string;
}

const ABOUT_NAMES: ReadonlySet<string> = new Set(['created', 'deleted', 'movedFrom', 'movedTo']);
const ABOUT_CONTENTS: ReadonlySet<string> = new Set(['content', 'attributes', 'unlinked']);

/** The watchers of one process, and the events that wait until {@link Watchers.drain} delivers them. */
export class Watchers {
  /** Called once when the first event waits. */
  onPending: (() => void) | undefined;
  readonly #journal: Journal;
  readonly #watchers = new Set<Watcher>();
  #queue: Pending[] = [];

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.onReloaded = () => {
      for (const watcher of this.#watchers) this.#push(watcher, 'change', watcher.ownName, 'content');
    };
  }

  /** Starts watching what an absolute path leads to. Throws FsError. */
  add(path: string, listener: WatchListener): Watch {
    const ino = this.#journal.transact((replica) => walkExisting(replica, path, true).inode.ino);
    const watcher: Watcher = { ino, ownName: path.replace(/\/+$/, '').split('/').at(-1) ?? '', listener };
    this.#watchers.add(watcher);
    this.#count(1);
    this.#journal.replica.observer = (event) => this.#observe(event);
    return {
      close: () => {
        if (!this.#watchers.delete(watcher)) return;
        this.#count(-1);
        this.#queue = this.#queue.filter((pending) => pending.watcher !== watcher);
        if (this.#watchers.size === 0) this.#journal.replica.observer = undefined;
      },
    };
  }

  /** Delivers the events of all changes made up to now, by whichever process. */
  drain(): void {
    if (this.#watchers.size === 0) return;
    this.#journal.transact(() => undefined);
    const queue = this.#queue;
    this.#queue = [];
    for (const { watcher, type, name } of queue) if (this.#watchers.has(watcher)) watcher.listener(type, name);
  }

  #count(difference: number): void {
    Atomics.add(this.#journal.memory.words, HEADER.watchers, difference);
  }

  #observe(event: TreeEvent): void {
    const { kind, ino } = event;
    const { inodes } = this.#journal.replica;
    if (ABOUT_NAMES.has(kind)) {
      for (const watcher of this.#watchers) if (watcher.ino === ino) this.#push(watcher, 'rename', event.name, kind);
      return;
    }
    // inotify's flag "is a directory" makes libuv report a rename.
    const type = ABOUT_CONTENTS.has(kind) && !inodes.get(ino)?.children ? 'change' : 'rename';
    // As in Linux, the directories that hold the file hear of it before its own watchers.
    if (kind === 'content' || kind === 'attributes') {
      for (const watcher of this.#watchers) {
        for (const [name, child] of inodes.get(watcher.ino)?.children ?? []) {
          if (child === ino) this.#push(watcher, type, name, kind);
        }
      }
    }
    for (const watcher of this.#watchers) {
      if (watcher.ino !== ino) continue;
      this.#push(watcher, type, watcher.ownName, kind === 'unlinked' ? 'attributes' : kind);
      if (kind === 'gone') this.#push(watcher, type, watcher.ownName, 'ignored');
    }
  }

  /** Queues an event; like inotify, one that repeats the last waiting event is dropped. */
  #push(watcher: Watcher, type: WatchEventType, name: string, kind: string): void {
    const last = this.#queue.at(-1);
    if (last && last.watcher === watcher && last.kind === kind && last.name === name) return;
    this.#queue.push({ watcher, type, name, kind });
    if (this.#queue.length === 1) this.onPending?.();
  }
}
