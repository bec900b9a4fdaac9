import { ROOT_INO, S_IFDIR, S_IFMT, USER_ID } from './constants.ts';
import { OP } from './entries.ts';
import { FreeSpace, roundUp } from './free-space.ts';
import { capacityOf, type Inode } from './inode.ts';
import type { RecordReader } from './record.ts';
import { readSnapshot } from './snapshot.ts';

/**
 * What happened to the tree, in inotify's terms. `created`, `deleted`, `movedFrom` and `movedTo` concern a name in
 * directory `ino`; `content` and `attributes` an inode; `unlinked` its link count; `gone` and `moved` the inode itself.
 */
export interface TreeEvent {
  readonly kind: TreeEventKind;
  readonly ino: number;
  readonly name: string;
}

export type TreeEventKind =
  'created' | 'deleted' | 'movedFrom' | 'movedTo' | 'content' | 'attributes' | 'unlinked' | 'gone' | 'moved';

/** One process's copy of the inode tree: the state machine that log entries drive. It never fails on a valid log. */
export class Replica {
  inodes = new Map<number, Inode>();
  free = new FreeSpace(0);
  nextIno = ROOT_INO;
  /** Owners whose process has ended; one that still runs must not touch the file system any more. */
  readonly gone = new Set<number>();
  /** Receives what applied entries did; set while somebody watches. */
  observer: ((event: TreeEvent) => void) | undefined;

  /** Applies one entry. */
  apply(reader: RecordReader): void {
    const op = reader.u8();
    if (op === OP.create) this.#create(reader);
    else if (op === OP.link) this.#link(reader);
    else if (op === OP.unlink) this.#unlink(reader);
    else if (op === OP.rename) this.#rename(reader);
    else if (op === OP.attributes) this.#attributes(reader);
    else if (op === OP.write) this.#write(reader);
    else if (op === OP.truncate) this.#truncate(reader);
    else if (op === OP.open) this.get(reader.u32()).openers.add(reader.u32());
    else if (op === OP.close) this.#close(reader.u32(), reader.u32());
    else if (op === OP.ownerGone) this.#ownerGone(reader.u32());
    else if (op === OP.snapshot) readSnapshot(reader, this);
    else throw new Error(`browser-node/fs: unknown log entry ${op}; the file system is corrupt`);
  }

  /** The inode with this number, which the caller knows to exist. */
  get(ino: number): Inode {
    const inode = this.inodes.get(ino);
    if (!inode) throw new Error(`browser-node/fs: inode ${ino} is missing; the file system is corrupt`);
    return inode;
  }

  #children(ino: number): Map<string, number> {
    const { children } = this.get(ino);
    if (!children) throw new Error(`browser-node/fs: inode ${ino} is not a directory; the file system is corrupt`);
    return children;
  }

  #touch(ino: number, time: bigint): Inode {
    const inode = this.get(ino);
    inode.mtime = time;
    inode.ctime = time;
    return inode;
  }

  #create(reader: RecordReader): void {
    const parent = reader.u32();
    const name = reader.text();
    const mode = reader.u32();
    const rdev = reader.u32();
    const target = reader.text();
    const time = reader.time();
    const ino = this.nextIno++;
    const isDirectory = (mode & S_IFMT) === S_IFDIR;
    const size = target === '' ? 0 : new TextEncoder().encode(target).length;
    const times = { atime: time, mtime: time, ctime: time, birthtime: time };
    const children = isDirectory ? new Map<string, number>() : undefined;
    const owner = { uid: USER_ID, gid: USER_ID };
    const common = { ino, mode, nlink: isDirectory ? 2 : 1, rdev, size, extents: [], parent, target };
    this.inodes.set(ino, { ...common, ...owner, ...times, children, openers: new Set() });
    if (parent === 0) return;
    this.#children(parent).set(name, ino);
    const directory = this.#touch(parent, time);
    if (isDirectory) directory.nlink++;
    this.observer?.({ kind: 'created', ino: parent, name });
  }

  #link(reader: RecordReader): void {
    const parent = reader.u32();
    const name = reader.text();
    const inode = this.get(reader.u32());
    const time = reader.time();
    this.#children(parent).set(name, inode.ino);
    this.#touch(parent, time);
    inode.nlink++;
    inode.ctime = time;
    this.observer?.({ kind: 'unlinked', ino: inode.ino, name: '' });
    this.observer?.({ kind: 'created', ino: parent, name });
  }

  #unlink(reader: RecordReader): void {
    const parent = reader.u32();
    const name = reader.text();
    const time = reader.time();
    const ino = this.#children(parent).get(name);
    if (ino === undefined) return;
    this.#children(parent).delete(name);
    this.#touch(parent, time);
    this.#drop(this.get(ino), this.get(parent), time);
    this.observer?.({ kind: 'deleted', ino: parent, name });
  }

  /** Takes one name away from an inode; the last one frees it unless it is open. */
  #drop(inode: Inode, parent: Inode, time: bigint): void {
    if (inode.children) {
      inode.nlink = 0;
      parent.nlink--;
    } else inode.nlink--;
    inode.ctime = time;
    if (!inode.children) this.observer?.({ kind: 'unlinked', ino: inode.ino, name: '' });
    this.#collect(inode);
  }

  #collect(inode: Inode): void {
    if (inode.nlink > 0 || inode.openers.size > 0) return;
    for (const extent of inode.extents) this.free.give(extent);
    this.inodes.delete(inode.ino);
    this.observer?.({ kind: 'gone', ino: inode.ino, name: '' });
  }

  #rename(reader: RecordReader): void {
    const parent = reader.u32();
    const name = reader.text();
    const newParent = reader.u32();
    const newName = reader.text();
    const time = reader.time();
    const ino = this.#children(parent).get(name);
    if (ino === undefined) return;
    const inode = this.get(ino);
    const replaced = this.#children(newParent).get(newName);
    this.#children(parent).delete(name);
    this.#children(newParent).delete(newName);
    this.#children(newParent).set(newName, ino);
    if (inode.children && parent !== newParent) {
      this.get(parent).nlink--;
      this.get(newParent).nlink++;
      inode.parent = newParent;
    }
    this.#touch(parent, time);
    this.#touch(newParent, time);
    inode.ctime = time;
    this.observer?.({ kind: 'movedFrom', ino: parent, name });
    this.observer?.({ kind: 'movedTo', ino: newParent, name: newName });
    this.observer?.({ kind: 'moved', ino, name: '' });
    if (replaced !== undefined) this.#drop(this.get(replaced), this.get(newParent), time);
  }

  #attributes(reader: RecordReader): void {
    const inode = this.get(reader.u32());
    inode.mode = reader.u32();
    inode.uid = reader.u32();
    inode.gid = reader.u32();
    inode.atime = reader.time();
    inode.mtime = reader.time();
    inode.ctime = reader.time();
    this.observer?.({ kind: 'attributes', ino: inode.ino, name: '' });
  }

  #write(reader: RecordReader): void {
    const inode = this.get(reader.u32());
    inode.size = reader.f64();
    const time = reader.time();
    inode.mtime = time;
    inode.ctime = time;
    for (let count = reader.u32(); count > 0; count--) {
      const extent = { start: reader.f64(), length: reader.f64() };
      this.free.take(extent);
      inode.extents.push(extent);
    }
    this.observer?.({ kind: 'content', ino: inode.ino, name: '' });
  }

  #truncate(reader: RecordReader): void {
    const inode = this.get(reader.u32());
    inode.size = reader.f64();
    const time = reader.time();
    inode.mtime = time;
    inode.ctime = time;
    let surplus = capacityOf(inode) - roundUp(inode.size);
    while (surplus > 0) {
      const last = inode.extents.pop();
      if (!last) break;
      const cut = Math.min(surplus, last.length);
      if (cut < last.length) inode.extents.push({ start: last.start, length: last.length - cut });
      this.free.give({ start: last.start + last.length - cut, length: cut });
      surplus -= cut;
    }
    this.observer?.({ kind: 'content', ino: inode.ino, name: '' });
  }

  #close(ino: number, owner: number): void {
    const inode = this.inodes.get(ino);
    if (!inode) return;
    inode.openers.delete(owner);
    this.#collect(inode);
  }

  #ownerGone(owner: number): void {
    this.gone.add(owner);
    for (const inode of [...this.inodes.values()]) {
      if (inode.openers.delete(owner)) this.#collect(inode);
    }
  }
}
