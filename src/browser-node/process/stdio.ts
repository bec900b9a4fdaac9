/** The descriptors that a process was started with: its standard streams, and whatever else its parent gave it. */
import type { KernelLink, StdioTarget } from '../kernel/protocol.ts';
import { SYNC_READ_HEADER } from '../kernel/pipes.ts';
import type { VirtualFileSystem } from '../fs/vfs.ts';

const READ_BYTES = 65536;

export class InheritedDescriptors {
  readonly #kernel: KernelLink;
  readonly #vfs: VirtualFileSystem;
  readonly #targets = new Map<number, StdioTarget>();

  constructor(kernel: KernelLink, vfs: VirtualFileSystem) {
    this.#kernel = kernel;
    this.#vfs = vfs;
  }

  /** Takes over what the kernel said at the start. Files become descriptors of the file system under the same number. */
  start(targets: readonly StdioTarget[]): void {
    this.#vfs.reserveBelow(targets.length);
    for (const [fd, target] of targets.entries()) {
      if (target.type === 'file') this.#vfs.adopt(fd, target.file);
      else this.#targets.set(fd, target);
    }
  }

  /** What `fd` is, unless it is a file or not open. */
  target(fd: number): StdioTarget | undefined {
    return this.#targets.get(fd);
  }

  has(fd: number): boolean {
    return this.#targets.has(fd);
  }

  /** As `uv_guess_handle`: output that goes to the page, and `/dev/null`, are files. */
  kind(fd: number): 'FILE' | 'PIPE' | 'UNKNOWN' | 'INVALID' {
    const target = this.#targets.get(fd);
    if (target === undefined) return this.#vfs.isOpen(fd) ? 'FILE' : 'INVALID';
    return target.type === 'pipe' || target.type === 'ipc' ? 'PIPE' : 'FILE';
  }

  /** Writes a copy of the bytes; never waits. */
  write(fd: number, bytes: Uint8Array): void {
    const target = this.#targets.get(fd);
    const copy = new Uint8Array(bytes);
    if (target?.type === 'kernel') {
      this.#kernel.post({ type: 'output', fd: target.fd, sink: target.sink, bytes: copy }, [copy.buffer]);
    } else if (target?.type === 'pipe') {
      this.#kernel.post({ type: 'pipe-write', end: target.end, bytes: copy, acknowledge: false }, [copy.buffer]);
    }
  }

  /** Waits for bytes of a pipe; returns 0 at the end, and for what cannot be read. */
  read(fd: number, into: Uint8Array): number {
    const target = this.#targets.get(fd);
    if (target?.type !== 'pipe' || into.length === 0) return 0;
    const cell = new SharedArrayBuffer(SYNC_READ_HEADER + Math.min(into.length, READ_BYTES));
    const words = new Int32Array(cell, 0, 2);
    this.#kernel.post({ type: 'pipe-read-sync', end: target.end, cell });
    Atomics.wait(words, 0, 0);
    const count = words[1] ?? 0;
    into.set(new Uint8Array(cell, SYNC_READ_HEADER, count));
    return count;
  }

  close(fd: number): void {
    const target = this.#targets.get(fd);
    this.#targets.delete(fd);
    if (target?.type === 'pipe') this.#kernel.post({ type: 'pipe-close', end: target.end });
  }

  /** For the threads of this process, which share them. */
  forThreads(): StdioTarget[] {
    const last = Math.max(-1, ...this.#targets.keys());
    return Array.from({ length: last + 1 }, (_, fd) => {
      const target = this.#targets.get(fd);
      return target === undefined || target.type === 'ipc' ? { type: 'ignore' } : target;
    });
  }
}
